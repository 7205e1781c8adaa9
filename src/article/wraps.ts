import { destinationEnd } from './formats/markdown.ts';
import { type LinkDefinition, LinkDefinitions } from './link-definitions.ts';
import type { Span } from './span.ts';

/**
 * Words with signs of Markdown around them that a reader does not see: `[label](address "title")`, `[label][id]`, `[id][]`, `**words**`. Offsets in UTF-16
 * units.
 */
export interface Wrap extends Span {
  /** What a reader sees. */
  readonly label: Span;
  readonly isLink: boolean;
  /** Where its address stands, when it names it. */
  readonly definition?: LinkDefinition;
}

/** All of a text that a reader does not see. */
export interface Wraps {
  /** Sorted by start; each is apart from the others or wholly inside a label. */
  readonly wraps: readonly Wrap[];
  /** The list of addresses at the end that links of the text name, with the line breaks before it. */
  readonly definitions: Span | undefined;
}

/** A longer label (UTF-16 units) is none: the bracket before it was left open. */
const LONGEST_LABEL = 1500;
/** What an address begins with, or a file name of the Web. Prose puts other things in brackets behind brackets. */
const ADDRESS =
  /\(\s*(?:\)|<?(?:https?:|mailto:|tel:|sms:|whatsapp:|javascript:|data:|www\.|\/|#|\?|\.{1,2}\/|[\w-]+(?:\/[\w.-]+)*\.(?:html?|php|aspx?|jsp)\b))/iy;
/** Blanks before the words of a label, and signs of icons among them. */
const EDGE = /^\s*(?:__\s+)*/;
const NO_WORDS = /^(?:\s|__)*$/;
/** Strong words within a row, whatever stands beside them: that may go. */
const STRONG = /\*\*(?!\*)(?:(?!\*\*)[^\n\r]){1,500}\*\*/g;

/** Nearly no text does, and then nobody need look further. */
export function mayHoldWraps(text: string): boolean {
  return text.includes('](') || text.includes('**') || text.includes(']:');
}

/**
 * The wraps of a text, Markdown or not: scrapers write Markdown into plain text as well.
 * @param hidden ranges in which the signs mean nothing (code); sorted, disjoint.
 * Takes time linear in the length of the text.
 */
export function wrapsOf(text: string, hidden: readonly Span[] = []): Wraps {
  const definitions = new LinkDefinitions(text, hidden);
  const { span } = definitions;
  const body = span.end > span.start ? text.slice(0, span.start) : text;
  const links = body.includes(']') ? linksOf(body, hidden, definitions).filter(holdsWords) : [];
  const strong = body.includes('**') ? strongOf(body, links, hidden) : [];
  const wraps = strong.length === 0 ? links : [...links, ...strong].sort((a, b) => a.start - b.start || b.end - a.end);
  return { wraps, definitions: definitions.isUsed ? span : undefined };
}

/** Links around nothing with an address, which a reader does not see at all; sorted, disjoint. They are part of what rules read, so that one may take them. */
export function emptyLinksOf(text: string, hidden: readonly Span[] = []): Span[] {
  if (!text.includes('](')) return [];
  return linksOf(text, hidden, new LinkDefinitions(text, hidden)).filter(
    (link) => !holdsWords(link) && !/\(\s*\)$/.test(text.slice(link.label.end, link.end)),
  );
}

const holdsWords = ({ label, definition }: Wrap): boolean => label.end > label.start || definition !== undefined;

/** Images are no links, nor are links around links. */
function linksOf(text: string, hidden: readonly Span[], definitions: LinkDefinitions): Wrap[] {
  const links: Wrap[] = [];
  const open: number[] = [];
  const brackets = /[\\[\]]/g;
  const code = new Spans(hidden);
  for (let found = brackets.exec(text); found !== null; found = brackets.exec(text)) {
    const at = found.index;
    if (text[at] === '\\') brackets.lastIndex = at + 2;
    else if (text[at] === '[') {
      if (!code.holds(at)) open.push(at);
    } else {
      const start = open.pop();
      if (start === undefined) continue;
      const isImage = text[start - 1] === '!' && text[start - 2] !== '\\';
      const target = text[at + 1] === '(' ? addressed(text, at, isImage) : named(text, start, at, definitions);
      if (!target) continue;
      brackets.lastIndex = target.end;
      const label = seen(text, { start: start + 1, end: at });
      if (!isImage && target.isLink && at - start <= LONGEST_LABEL && (links.at(-1)?.end ?? 0) <= start)
        links.push({ start, label, ...target });
    }
  }
  return links;
}

type Target = Pick<Wrap, 'end' | 'isLink' | 'definition'>;

/** The end of a link whose address stands behind its label, which ends at an offset. */
function addressed(text: string, at: number, isImage: boolean): Target | undefined {
  ADDRESS.lastIndex = at + 1;
  if (!isImage && !ADDRESS.test(text)) return undefined;
  const end = destinationEnd(text, at + 1);
  return end < 0 ? undefined : { end, isLink: true };
}

const NAME = /\[((?:[^[\]\\\n\r]|\\[^\n\r]){0,200})\]/y;

/** The end of a link that names its address; of a mere `[name]` as well, which reads as it is. */
function named(text: string, start: number, at: number, definitions: LinkDefinitions): Target | undefined {
  NAME.lastIndex = at + 1;
  const id = NAME.exec(text)?.[1];
  const definition = definitions.get(id || text.slice(start + 1, at));
  if (!definition) return undefined;
  definition.uses++;
  definition.left++;
  return { end: id === undefined ? at + 1 : NAME.lastIndex, isLink: id !== undefined, definition };
}

/** What is seen of a label: no blanks at its edges, and no sign of an icon (`__`). */
function seen(text: string, label: Span): Span {
  const words = text.slice(label.start, label.end);
  const before = NO_WORDS.test(words) ? words.length : (EDGE.exec(words)?.[0].length ?? 0);
  return { start: label.start + before, end: label.start + Math.max(before, words.trimEnd().length) };
}

function strongOf(text: string, links: readonly Wrap[], hidden: readonly Span[]): Wrap[] {
  const strong: Wrap[] = [];
  const code = new Spans(hidden);
  let next = 0;
  for (const { 0: whole, index: start } of text.matchAll(STRONG)) {
    const wrap: Wrap = {
      start,
      label: { start: start + 2, end: start + whole.length - 2 },
      end: start + whole.length,
      isLink: false,
    };
    while ((links[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    let isApart = !code.holds(start);
    for (let at = next; isApart && (links[at]?.start ?? wrap.end) < wrap.end; at++)
      isApart = nest(links[at] as Wrap, wrap);
    if (isApart) strong.push(wrap);
  }
  return strong;
}

/** Does one of two that overlap lie in the label of the other? */
function nest(one: Wrap, other: Wrap): boolean {
  const holds = ({ label }: Wrap, { start, end }: Wrap): boolean => label.start <= start && end <= label.end;
  return holds(one, other) || holds(other, one);
}

/** Sorted, disjoint ranges, asked about one offset behind the other. */
class Spans {
  readonly #spans: readonly Span[];
  #next = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  holds(offset: number): boolean {
    while ((this.#spans[this.#next]?.end ?? Number.POSITIVE_INFINITY) <= offset) this.#next++;
    return (this.#spans[this.#next]?.start ?? Number.POSITIVE_INFINITY) <= offset;
  }
}
