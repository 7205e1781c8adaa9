import type { Paragraph, Root } from 'nlcst';
import { Article } from '../article/article.ts';
import { englishParser } from '../article/nlcst.ts';

/**
 * An nlcst root whose paragraphs are shells: a shell is parsed by retext-english when its children are first asked for. The root itself is a plain literal,
 * because unified insists on that.
 */
export function lazyTree(text: string): { root: Root; article: Article } {
  const article = new Article(text, { nlcstParser: englishParser() });
  const { blocks } = article;
  const children: Root['children'] = [];
  let at = 0;
  for (let block = 0; block < blocks.count; block++) {
    const start = blocks.start[block] as number;
    const end = blocks.end[block] as number;
    if (start > at)
      children.push({ type: 'WhiteSpaceNode', value: text.slice(at, start), position: positionOf(article, at, start) });
    children.push(shell(article, block));
    at = end;
  }
  if (at < text.length)
    children.push({ type: 'WhiteSpaceNode', value: text.slice(at), position: positionOf(article, at, text.length) });
  return { root: { type: 'RootNode', children, position: positionOf(article, 0, text.length) }, article };
}

function shell(article: Article, block: number): Paragraph {
  let children: Paragraph['children'] | undefined;
  const node: Paragraph = {
    type: 'ParagraphNode',
    children: [],
    position: positionOf(article, article.blocks.start[block] as number, article.blocks.end[block] as number),
  };
  Object.defineProperty(node, 'children', {
    enumerable: true,
    configurable: true,
    get: () => {
      children ??= article.nlcst(block).children;
      return children;
    },
    set: (value: Paragraph['children']) => {
      children = value;
    },
  });
  return node;
}

function positionOf(article: Article, start: number, end: number): NonNullable<Paragraph['position']> {
  return { start: { ...article.pointAt(start), offset: start }, end: { ...article.pointAt(end), offset: end } };
}
