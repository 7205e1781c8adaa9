import type { Element, Nodes, Root } from 'hast';
import type { MarkupKind, MarkupSpan } from '../markup.ts';

/** An element that holds no part of the article. */
export interface Furniture {
  readonly node: Element;
  readonly kind: MarkupKind;
}

/** What stands below a node, in characters that are no white space. */
interface Content {
  letters: number;
  /** Those in paragraphs. */
  prose: number;
  /** Those in links. */
  linked: number;
  links: number;
  /** A headline, or an element that holds articles. */
  holdsArticle: boolean;
}

/** Elements that wrap an article, or open one. */
const ARTICLE = new Set(['article', 'h1', 'main']);
const KIND_OF: Readonly<Record<string, MarkupKind>> = {
  aside: 'sidebar',
  button: 'form',
  dialog: 'dialog',
  figcaption: 'caption',
  form: 'form',
  menu: 'navigation',
  nav: 'navigation',
  select: 'form',
};
/** Landmarks of WAI-ARIA 1.2. */
const KIND_OF_ROLE: Readonly<Record<string, MarkupKind>> = {
  alertdialog: 'dialog',
  banner: 'header',
  complementary: 'sidebar',
  contentinfo: 'footer',
  dialog: 'dialog',
  navigation: 'navigation',
  search: 'form',
};
/** Elements whose class or id is asked; those of sentences and headings are named after what they look like. */
const NAMED = new Set(['div', 'section', 'ul', 'ol', 'dl', 'table']);
/** Names that templates give to their furniture, words apart by hyphens. */
const FURNITURE_NAMES = [
  /^(?:.*-)?(?:newsletters?|cookies?|consent|gdpr|outbrain|taboola|disqus|breadcrumbs?|paywall|recirc|recirculation|advert|adverts|advertisement|advertising|adslot|sponsored|recommended|recommendations|promos?|popup|modal|pagination|signup|sign-up|sidebar|skip-links?)(?:-.*)?$/,
  /^(?:.*-)?(?:share|sharing|social)(?:-(?:bar|box|buttons?|icons?|links?|list|media|menu|nav|this|tools?|widget))*$/,
  /^(?:.*-)?related(?:-(?:articles?|content|links?|list|news|posts?|stories|topics?))*$/,
  /^(?:.*-)?ads?(?:-(?:banner|box|container|label|placeholder|slot|unit|wrapper))*$/,
  /^comments?(?:-(?:area|form|list|section|thread|wrapper))*$/,
];
/** “no-ads”, “has-sidebar”: what they name is elsewhere. */
const NEGATED = /(?:^|-)(?:has|is|no|not|with|without|hide)(?:-|$)/;

/** A list of links: most of its characters are in links, and there are several. */
const LINKED_SHARE = 0.8;
const MIN_LINKS = 2;
/** An element with a larger share of the paragraphs of the page, or of its text outside links, may be what the page is for, whatever it is called. */
const MOST_SHARE = 0.25;

/** The outermost elements of a page that hold no part of the article, in the order of the page. */
export function furnitureOf(tree: Root): Furniture[] {
  const contents = new Map<Nodes, Content>();
  const page = survey(tree, contents);
  const found: Furniture[] = [];
  const visit = (node: Nodes, inArticle: boolean, inQuote: boolean): void => {
    if (node.type === 'element') {
      const content = contents.get(node) as Content;
      if (content.letters === 0) return;
      const kind = kindOf(node, content, inArticle, inQuote);
      if (kind && !content.holdsArticle && !isMost(content, page)) {
        found.push({ node, kind });
        return;
      }
      inArticle ||= node.tagName === 'article' || node.tagName === 'main';
      inQuote ||= node.tagName === 'blockquote';
    }
    if ('children' in node) for (const child of node.children) visit(child, inArticle, inQuote);
  };
  visit(tree, false, false);
  return found;
}

function isMost(part: Content, page: Content): boolean {
  return part.prose > page.prose * MOST_SHARE || part.letters - part.linked > (page.letters - page.linked) * MOST_SHARE;
}

function survey(node: Nodes, contents: Map<Nodes, Content>): Content {
  const content: Content = { letters: 0, prose: 0, linked: 0, links: 0, holdsArticle: false };
  if (node.type === 'text') content.letters = node.value.replace(/\s+/g, '').length;
  if ('children' in node)
    for (const child of node.children) {
      const inner = survey(child, contents);
      content.letters += inner.letters;
      content.prose += inner.prose;
      content.linked += inner.linked;
      content.links += inner.links;
      content.holdsArticle ||= inner.holdsArticle;
    }
  if (node.type === 'element') {
    if (node.tagName === 'p') content.prose = content.letters;
    if (node.tagName === 'a') {
      content.linked = content.letters;
      content.links = 1;
    }
    content.holdsArticle ||= ARTICLE.has(node.tagName);
    contents.set(node, content);
  }
  return content;
}

function kindOf(node: Element, content: Content, inArticle: boolean, inQuote: boolean): MarkupKind | undefined {
  const { tagName, properties } = node;
  const known = KIND_OF_ROLE[String(properties.role ?? '')] ?? KIND_OF[tagName];
  if (known) return known;
  // Articles and quotations have headers and footers of their own: the byline, the source.
  if (tagName === 'header' || tagName === 'footer') return inArticle || inQuote ? undefined : tagName;
  const isList = tagName === 'ul' || tagName === 'ol';
  if (isList && content.links >= MIN_LINKS && content.linked >= content.letters * LINKED_SHARE) return 'links';
  return NAMED.has(tagName) && namesOf(node).some(isFurnitureName) ? 'named' : undefined;
}

/** Classes and id, words apart by hyphens. */
function namesOf({ properties }: Element): string[] {
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return [...classes, properties.id ?? ''].map((name) =>
    String(name)
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z]+/g, '-')
      .replace(/^-|-$/g, ''),
  );
}

function isFurnitureName(name: string): boolean {
  return name !== '' && !NEGATED.test(name) && FURNITURE_NAMES.some((pattern) => pattern.test(name));
}

/** First of the characters that stand for text of an element: private use, so that no other text has them in the same place. */
const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;
/** Layout goes by white space and by what Unicode says about directions and breaks; all else may be replaced. */
const INK = /[^\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Puts a character of its own in the place of every character below an element; the layout stays the same. */
export function markFurniture(furniture: readonly Furniture[]): void {
  furniture.slice(0, LAST_MARK - FIRST_MARK + 1).forEach(({ node }, index) => {
    const mark = String.fromCharCode(FIRST_MARK + index);
    const open: Nodes[] = [node];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.type === 'text') next.value = next.value.replace(INK, mark);
      if ('children' in next) open.push(...next.children);
    }
  });
}

/**
 * Where the text of furniture stands: lines that hold nothing else, those of one element joined.
 * @param marked the same text after `markFurniture`. When its layout is another one, nothing is said.
 */
export function markupSpans(text: string, marked: string, furniture: readonly Furniture[]): MarkupSpan[] {
  if (text.length !== marked.length) return [];
  const found: { start: number; end: number; owner: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const owner = ownerOf(text, marked, start, end);
    const last = found.at(-1);
    if (last && last.owner === owner && text.slice(last.end, start).trim() === '') last.end = end;
    else if (owner !== undefined) found.push({ start, end, owner });
    start = end + 1;
  }
  return found.map(({ start, end, owner }) => {
    const { node, kind } = furniture[owner] as Furniture;
    return { start, end, kind, element: selectorOf(node, kind) };
  });
}

/** Index of the furniture that a line belongs to as a whole. */
function ownerOf(text: string, marked: string, start: number, end: number): number | undefined {
  let owner: number | undefined;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === marked.charCodeAt(at)) {
      if (OTHER_INK.test(text.charAt(at))) return undefined;
    } else owner ??= marked.charCodeAt(at) - FIRST_MARK;
  }
  return owner;
}

/** Icon fonts write with characters of private use too; they are nobody’s. */
const OTHER_INK = new RegExp(INK.source.replace('[^', '[^\\ue000-\\uf8ff'));

function selectorOf(node: Element, kind: MarkupKind): string {
  const { tagName, properties } = node;
  if (kind !== 'named') return properties.role && !KIND_OF[tagName] ? `${tagName}[role=${properties.role}]` : tagName;
  const name = namesOf(node).findIndex(isFurnitureName);
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return name < classes.length ? `${tagName}.${classes[name]}` : `${tagName}#${properties.id}`;
}
