import type { Nodes, Paragraph, Root } from 'nlcst';
import retextEnglish from 'retext-english';
import { unified } from 'unified';
import type { Point } from 'unist';
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

/** Positions inside the paragraph become positions inside the article. Nodes share their points, so every node gets points of its own. */
function shift(node: Nodes, origin: { offset: number; line: number; column: number }): void {
  const move = ({ line, column, offset }: Point): Point => ({
    line: line + origin.line - 1,
    column: line === 1 ? column + origin.column - 1 : column,
    offset: (offset ?? 0) + origin.offset,
  });
  if (node.position) node.position = { start: move(node.position.start), end: move(node.position.end) };
  if ('children' in node) for (const child of node.children) shift(child as Nodes, origin);
}
