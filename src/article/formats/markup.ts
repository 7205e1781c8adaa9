import type { Element, Nodes, Root } from 'hast';
import type { MarkupKind } from '../markup.ts';

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
  headings: number;
  /** Elements that a caption may be the words of: quotations, tables, code. */
  exhibits: number;
  /** A headline, or an element that holds articles. */
  holdsArticle: boolean;
}

/** Elements that wrap an article, or open one. */
const ARTICLE = new Set(['article', 'h1', 'main']);
const HEADING = /^h[1-6]$/;
const EXHIBITS = new Set(['blockquote', 'pre', 'q', 'table']);
const KIND_OF: Readonly<Record<string, MarkupKind>> = {
  aside: 'sidebar',
  button: 'form',
  dialog: 'dialog',
  figcaption: 'caption',
  footer: 'footer',
  form: 'form',
  header: 'header',
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
const LIST_SHARE = 0.8;
const MIN_LINKS = 2;
/** A box of teasers: links with headings and notes. */
const TEASER_SHARE = 0.5;
/** Characters of a paragraph that says something. */
const SENTENCE = 40;
/** An element with a larger share of the paragraphs of the page, or of its text outside links, may be what the page is for, whatever it is called. */
const MOST_SHARE = 0.25;

/** Where an element stands. */
interface Place {
  /** Inside an `article` or `main`. */
  readonly inArticle: boolean;
  /** Inside a quotation, or a figure that shows one. */
  readonly inQuote: boolean;
  /** The page says somewhere what its article is. */
  readonly hasArticle: boolean;
  /** The last character before it: a colon announces what follows. */
  readonly before: string;
}

/** The outermost elements of a page that hold no part of the article, in the order of the page. */
export function furnitureOf(tree: Root): Furniture[] {
  const contents = new Map<Nodes, Content>();
  const page = survey(tree, contents);
  const hasArticle = [...contents.keys()].some((node) => node.type === 'element' && isArticle(node));
  const found: Furniture[] = [];
  let before = '';
  const visit = (node: Nodes, inArticle: boolean, inQuote: boolean): void => {
    if (node.type === 'text') before = node.value.trimEnd().at(-1) ?? before;
    if (node.type === 'element') {
      const content = contents.get(node) as Content;
      if (content.letters === 0) return;
      const kind = kindOf(node, content, { inArticle, inQuote, hasArticle, before });
      if (kind && !content.holdsArticle && !isMost(content, page)) {
        found.push({ node, kind });
        return;
      }
      inArticle ||= isArticle(node);
      inQuote ||= node.tagName === 'blockquote' || (node.tagName === 'figure' && content.exhibits > 0);
    }
    if ('children' in node) for (const child of node.children) visit(child, inArticle, inQuote);
  };
  visit(tree, false, false);
  return found;
}

function isArticle({ tagName }: Element): boolean {
  return tagName === 'article' || tagName === 'main';
}

function isMost(part: Content, page: Content): boolean {
  return part.prose > page.prose * MOST_SHARE || part.letters - part.linked > (page.letters - page.linked) * MOST_SHARE;
}

function survey(node: Nodes, contents: Map<Nodes, Content>): Content {
  const content: Content = { letters: 0, prose: 0, linked: 0, links: 0, headings: 0, exhibits: 0, holdsArticle: false };
  if (node.type === 'text') content.letters = node.value.replace(/\s+/g, '').length;
  if ('children' in node)
    for (const child of node.children) {
      const inner = survey(child, contents);
      content.letters += inner.letters;
      content.prose += inner.prose;
      content.linked += inner.linked;
      content.links += inner.links;
      content.headings += inner.headings;
      content.exhibits += inner.exhibits;
      content.holdsArticle ||= inner.holdsArticle;
    }
  if (node.type === 'element') {
    const { tagName } = node;
    if (tagName === 'p') content.prose = content.letters;
    if (tagName === 'a') {
      content.linked = content.letters;
      content.links = 1;
    }
    if (HEADING.test(tagName)) content.headings++;
    if (EXHIBITS.has(tagName)) content.exhibits++;
    content.holdsArticle ||= ARTICLE.has(tagName);
    contents.set(node, content);
  }
  return content;
}

function kindOf(node: Element, content: Content, place: Place): MarkupKind | undefined {
  const { tagName, properties } = node;
  const said = KIND_OF_ROLE[String(properties.role ?? '')] ?? KIND_OF[tagName];
  if (said) return isFurniture(said, content, place) ? said : undefined;
  const isList = tagName === 'ul' || tagName === 'ol';
  if (isList && content.links >= MIN_LINKS && linkedShare(content) >= LIST_SHARE)
    return place.before === ':' ? undefined : 'links';
  if (!NAMED.has(tagName)) return undefined;
  const name = namesOf(node).find(isFurnitureName);
  if (name === undefined) return undefined;
  return !name.includes('sidebar') || isFurniture('sidebar', content, place) ? 'named' : undefined;
}

/** What an element is by its name it may still not be by its content and place. */
function isFurniture(kind: MarkupKind, content: Content, { inArticle, inQuote, hasArticle }: Place): boolean {
  // Articles and quotations have headers and footers of their own: the byline, the source.
  if (kind === 'footer') return !inArticle && !inQuote;
  // A header with a heading or a sentence may be that of the article where nothing says what the article is.
  if (kind === 'header') return !inArticle && !inQuote && content.headings === 0 && content.prose < SENTENCE;
  // A box inside an article is a part of it, unless it leads elsewhere.
  if (kind === 'sidebar') return (hasArticle && !inArticle) || linkedShare(content) >= TEASER_SHARE;
  return kind !== 'caption' || !inQuote;
}

function linkedShare({ linked, letters }: Content): number {
  return linked / letters;
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

/** The element as a selector, with what gave it away. */
export function selectorOf({ node, kind }: Furniture): string {
  const { tagName, properties } = node;
  if (kind !== 'named') return properties.role && !KIND_OF[tagName] ? `${tagName}[role=${properties.role}]` : tagName;
  const name = namesOf(node).findIndex(isFurnitureName);
  const classes = Array.isArray(properties.className) ? properties.className : [];
  return name < classes.length ? `${tagName}.${classes[name]}` : `${tagName}#${properties.id}`;
}
