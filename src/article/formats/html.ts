import type { Element, ElementContent, Root } from 'hast';
import { InputError } from '../decode.ts';
import type { MarkupSpan } from '../markup.ts';
import type { Metadata } from '../metadata.ts';
import { furnitureOf } from './markup.ts';
import { markFurniture, markupSpans } from './markup-spans.ts';

export interface PageText {
  /** The text of the body as a browser would copy it: blocks on lines, paragraphs apart, white space collapsed. */
  readonly text: string;
  /** Content of `<title>`. */
  readonly title?: string;
  /** Content of `<html lang>`, as written there. */
  readonly language?: string;
  /** What the `<meta>` elements say. */
  readonly metadata: Metadata;
  /** Lines of the text whose elements say that they are no part of the article. */
  readonly markup: readonly MarkupSpan[];
}

/**
 * The article text and the facts of an HTML page. Scripts, styles, templates, drawings, frames and `[hidden]` elements are
 * dropped; navigation and the like stay, they are the business of rules, which are told where they stand.
 *
 * @throws InputError when the page is nested too deeply to read.
 */
export async function htmlToText(html: string): Promise<PageText> {
  const [{ unified }, { default: rehypeParse }, { toText }] = await Promise.all([
    import('unified'),
    import('rehype-parse'),
    import('hast-util-to-text'),
  ]);
  try {
    const tree = unified().use(rehypeParse, { fragment: false }).parse(flatten(html));
    const facts = harvest(tree);
    const text = toText(tree).trim();
    const furniture = furnitureOf(tree);
    if (furniture.length === 0) return { text, ...facts, markup: [] };
    markFurniture(furniture);
    return { text, ...facts, markup: markupSpans(text, toText(tree).trim(), furniture) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError('HTML elements are nested too deeply to read: save the page as plain text');
  }
}

type Facts = Omit<PageText, 'text' | 'markup'>;

/** `<meta>` names by the fact they tell, the most trusted name first. */
const META: readonly (readonly [
  fact: 'date' | 'updated' | 'title' | 'byline' | 'section' | 'site',
  names: readonly string[],
])[] = [
  ['date', ['article:published_time']],
  ['updated', ['article:modified_time']],
  ['title', ['og:title']],
  ['byline', ['author', 'article:author']],
  ['section', ['article:section']],
  ['site', ['og:site_name']],
];

/** hast-util-to-text leaves out what browsers do not render; these are left out besides. */
const DROPPED = new Set(['iframe', 'svg']);

/** Blocks in browsers that hast-util-to-text (4.0) runs together with their neighbours. */
const BLOCKS = new Set(['details', 'fieldset', 'optgroup', 'option', 'search', 'summary']);

/**
 * Makes the tree ready for `toText` and collects facts on the way. Facts count everywhere, not only in the head: a stray
 * element ends the head for a parser, and the rest of it becomes body.
 */
function harvest(tree: Root): Facts {
  const meta = new Map<string, string>();
  let title: string | undefined;
  let language: string | undefined;
  const open: (Root | Element)[] = [tree];
  for (let parent = open.pop(); parent !== undefined; parent = open.pop()) {
    const elements: Element[] = [];
    parent.children = (parent.children as ElementContent[]).flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      if (DROPPED.has(node.tagName)) return [];
      if (BLOCKS.has(node.tagName)) node.tagName = 'div';
      elements.push(node);
      return node.tagName === 'table'
        ? [{ type: 'element', tagName: 'div', properties: {}, children: [node] }]
        : [node];
    });
    for (const element of elements.reverse()) open.push(element);
    if (parent.type === 'root') continue;
    const { tagName, properties } = parent;
    if (tagName === 'html') language ??= words(properties.lang);
    else if (tagName === 'title')
      title ??= words(parent.children.map((node) => (node.type === 'text' ? node.value : '')).join(''));
    else if (tagName === 'meta') {
      const name = (words(properties.property) ?? words(properties.name))?.toLowerCase();
      const content = words(properties.content);
      if (name !== undefined && content !== undefined && !meta.has(name)) meta.set(name, content);
    }
  }
  const metadata: Metadata = {};
  for (const [fact, names] of META) {
    const value = names.map((name) => meta.get(name)).find((each) => each !== undefined && !isProfile(fact, each));
    if (value !== undefined) metadata[fact] = value;
  }
  return { ...(title === undefined ? {} : { title }), ...(language === undefined ? {} : { language }), metadata };
}

/** Some sites give the address of the author's page where the name belongs. */
function isProfile(fact: string, value: string): boolean {
  return fact === 'byline' && /^https?:\/\//i.test(value);
}

/** An attribute or text with collapsed white space; nothing for an empty one. */
function words(value: unknown): string | undefined {
  const text = (Array.isArray(value) ? value.join(' ') : String(value ?? '')).replace(/\s+/g, ' ').trim();
  return text === '' ? undefined : text;
}

/**
 * Open elements beyond which further ones are flattened. Chromium stops nesting at 512. The parser and the text walker
 * overflow the stack from about 1,200 on, and elements with optional end tags, not counted here, nest four times as deep.
 */
const MAX_OPEN = 128;

/** Elements without content, elements whose end tag may be left out, and those whose meaning would be lost. */
const UNCOUNTED = new Set(
  (
    'area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr html head body p li ' +
    'dt dd tr td th tbody thead tfoot colgroup caption option optgroup template noscript'
  ).split(' '),
);
/** Of the counted elements those that the parser calls special: an end tag closes what is open inside, and nothing outside. */
const SPECIAL = new Set(
  (
    'address applet article aside blockquote button center details dir div dl fieldset figcaption figure footer form frameset ' +
    'h1 h2 h3 h4 h5 h6 header hgroup listing main marquee menu nav object ol pre search section select summary table ul'
  ).split(' '),
);
/** Elements whose content is skipped: it is no markup, or dropped later. */
const OPAQUE = /^(?:script|style|textarea|title|iframe|noembed|noframes|xmp|svg|math)$/;
const TAG = /<(?:!--|(\/?)([a-z][^\s/<>]*)[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>)/gi;

/**
 * The page with elements that are too deep to be meant replaced by line breaks, or by nothing if they are inline: the
 * parser would need quadratic time and several stack frames for each. Other pages come back as they are.
 */
function flatten(html: string): string {
  const parts: string[] = [];
  const open: string[] = [];
  const flattened = new Map<string, number>();
  let kept = 0;
  const tags = new RegExp(TAG);
  for (let tag = tags.exec(html); tag !== null; tag = tags.exec(html)) {
    const name = tag[2]?.toLowerCase();
    const isEnd = tag[1] === '/';
    if (name === undefined || (OPAQUE.test(name) && !isEnd)) {
      const close = name === undefined ? /-->/g : new RegExp(`</${name}`, 'gi');
      close.lastIndex = tag.index + 2;
      if (!close.test(html)) break;
      tags.lastIndex = close.lastIndex;
    } else if (!UNCOUNTED.has(name)) {
      const count = flattened.get(name) ?? 0;
      const isFlat = isEnd ? count > 0 : open.length >= MAX_OPEN;
      if (isFlat) {
        flattened.set(name, count + (isEnd ? -1 : 1));
        parts.push(html.slice(kept, tag.index), SPECIAL.has(name) ? '<br>' : '');
        kept = tags.lastIndex;
      } else if (isEnd) close(open, name);
      else open.push(name);
    }
  }
  return parts.join('') + html.slice(kept);
}

/** What an end tag does to the open elements: one that is not special cannot reach over one that is. */
function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name);
  if (at >= 0 && (SPECIAL.has(name) || !open.slice(at).some((each) => SPECIAL.has(each)))) open.length = at;
}
