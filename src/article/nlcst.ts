import type { Nodes, Paragraph, Root } from 'nlcst';
import retextEnglish from 'retext-english';
import { unified } from 'unified';
import type { NlcstParser } from './article.ts';

/**
 * retext-english, one paragraph at a time. Parsing a whole text eagerly runs at about 5 MB/s, so only rules that ask pay, and
 * only for the paragraphs they look at. Kept in a module of its own so that other runs do not load it.
 */
export function englishParser(): NlcstParser {
  const processor = unified().use(retextEnglish).freeze();
  return (text, origin) => {
    const root = processor.parse(text) as Root;
    const paragraph = root.children.find((child) => child.type === 'ParagraphNode') ?? {
      type: 'ParagraphNode' as const,
      children: [],
    };
    shift(paragraph as Paragraph, origin);
    return paragraph as Paragraph;
  };
}

/** Positions inside the paragraph become positions inside the article. */
function shift(node: Nodes, origin: { offset: number; line: number; column: number }): void {
  const position = node.position;
  if (position) {
    for (const point of [position.start, position.end]) {
      if (point.line === 1) point.column += origin.column - 1;
      point.line += origin.line - 1;
      if (point.offset !== undefined) point.offset += origin.offset;
    }
  }
  if ('children' in node) for (const child of node.children) shift(child as Nodes, origin);
}
