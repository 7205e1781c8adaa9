import type { Article } from '../../article/article.ts';
import { type Markup, markupOf } from './html-parse.ts';

/** What a tag means for the lines: nothing, a gap between cells, a line break, a paragraph break. */
type Break = 0 | 'cell' | 1 | 2;

/** Tags of running text and of blocks; these need no further evidence. */
const BREAKS: Readonly<Record<string, Break>> = { br: 1, li: 1, tr: 1, dt: 1, dd: 1, td: 'cell', th: 'cell' };
for (const name of 'p div figure figcaption ul ol h1 h2 h3 h4 h5 h6 blockquote hr table section pre dl aside'.split(
  ' ',
)) {
  (BREAKS as Record<string, Break>)[name] = 2;
}

/** Tags that may stand without partner and without attributes. */
const SINGLE = new Set(
  'p div br img figure figcaption iframe script style ul ol li h1 h2 h3 h4 h5 h6 blockquote hr table tr td th'.split(
    ' ',
  ),
);

/** Tags that must have attributes or a partner: their names are also letters, words and placeholders in prose. */
const PAIRED = new Set(
  'span a b i em strong sup sub u small tbody thead section picture video audio noscript svg font center del ins strike cite aside dl dt dd pre code abbr'.split(
    ' ',
  ),
);

function breakOf(markup: Markup): Break {
  return markup.kind === 'content' ? 0 : (BREAKS[markup.name] ?? 0);
}

const RESIDUE = Symbol('markup in the text');

/** Markup of the article that is residue of a page, in order; shared by the rules that must not look into tags. */
export function residueIn(article: Article): readonly Markup[] {
  return article.view(RESIDUE, ({ text }) => residueOf(text, markupOf(text)));
}

/**
 * Keeps the markup that is residue of a page; drops placeholders (“<name>”), mathematics and tags a text on HTML speaks
 * about.
 */
function residueOf(text: string, all: readonly Markup[]): Markup[] {
  const closed = new Set(all.filter((one) => one.kind === 'close').map((one) => one.name));
  return all.filter((one) => {
    if (isSpokenOf(text, one)) return false;
    if (one.name === '' || SINGLE.has(one.name)) return true;
    return PAIRED.has(one.name) && (one.kind === 'close' || one.attributes !== '' || closed.has(one.name));
  });
}

const SPOKEN = /\s{1,2}(?:tags?|elements?|attributes?|Tags?|Elemente?n?|balises?|etiquetas?)\b/y;

function isSpokenOf(text: string, markup: Markup): boolean {
  const { start, end } = markup;
  const pair = text.charAt(start - 1) + text.charAt(end);
  if (pair === '“”' || pair === '""' || pair === '‘’' || pair === '``') return true;
  SPOKEN.lastIndex = end;
  return SPOKEN.test(text) || isWord(text, markup);
}

const WORD_BEFORE = /[\p{Ll}\d] $/u;
const STOP_BEHIND = /^[,.;:)](?:\s|$)/;
const WORD_BEHIND = /^ \p{Ll}/u;

/** Does a sentence use a tag as a word: “begins with <p> and ends with </p>, …”? A page breaks lines between sentences, or has attributes. */
function isWord(text: string, { start, end, name, attributes }: Markup): boolean {
  const meaning = BREAKS[name];
  if (attributes !== '' || (meaning !== 1 && meaning !== 2)) return false;
  if (!WORD_BEFORE.test(text.slice(Math.max(0, start - 2), start))) return false;
  const behind = text.slice(end, end + 2);
  return STOP_BEHIND.test(behind) || (meaning === 2 && WORD_BEHIND.test(behind));
}

/** Markup with the pieces that go with it, each a span: a caption goes with its tags. */
export interface Item {
  readonly start: number;
  readonly end: number;
  readonly break: Break;
  readonly parts: readonly { readonly start: number; readonly end: number }[];
  readonly caption: boolean;
}

/** Longest caption that goes with its tags, UTF-16 units; a closing tag further away belongs to something else. */
const MAX_CAPTION = 1000;
const CAPTION_CLASS = /\bclass\s*=\s*["'“”]?[^"'“”>]*\bcaption\b/i;

/** Joins captions with their tags. */
export function itemsOf(all: readonly Markup[]): Item[] {
  const items: Item[] = [];
  for (let i = 0; i < all.length; i++) {
    const open = all[i] as Markup;
    const last = isCaption(open) ? closingOf(all, i) : i;
    const close = all[last] as Markup;
    const caption = last > i;
    const text = { start: open.end, end: close.start };
    const parts = caption ? [open, ...(text.end > text.start ? [text] : []), close] : [open];
    items.push({ start: open.start, end: close.end, break: breakOf(open), parts, caption });
    i = last;
  }
  return items;
}

function isCaption({ kind, name, attributes }: Markup): boolean {
  if (kind !== 'open') return false;
  return (
    name === 'figcaption' || ((name === 'span' || name === 'p' || name === 'div') && CAPTION_CLASS.test(attributes))
  );
}

/** Index of the tag that closes the one at `index`, or `index` when it is not near. */
function closingOf(all: readonly Markup[], index: number): number {
  const open = all[index] as Markup;
  let depth = 0;
  for (let i = index; i < all.length; i++) {
    const one = all[i] as Markup;
    if (one.start > open.end + MAX_CAPTION) break;
    if (one.name !== open.name || one.kind === 'content') continue;
    depth += one.kind === 'open' ? 1 : -1;
    if (depth === 0) return i;
  }
  return index;
}
