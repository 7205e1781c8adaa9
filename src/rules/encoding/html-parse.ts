/** A tag, comment or script that stands in the text. */
export interface Markup {
  readonly start: number;
  readonly end: number;
  /** Lower case; empty for comments and the like. */
  readonly name: string;
  readonly kind: 'open' | 'close' | 'comment' | 'content';
  readonly attributes: string;
}

/**
 * Longest tag that is recognised, UTF-16 units: embedded players bring addresses of more than a thousand characters.
 */
const MAX_TAG = 2000;
/** Longer comments are left alone: a forgotten `-->` must not take an article with it. */
const MAX_COMMENT = 5000;

const NAME = /<(\/?)([A-Za-z][A-Za-z0-9]{0,11})/y;
const ATTRIBUTE =
  /\s+([A-Za-z_:@][\w:.@-]{0,60})(\s*=\s*(?:"[^"]{0,2000}"|'[^']{0,2000}'|[“”][^“”<>]{0,2000}[“”]|[^\s"'<>=“”]{1,2000}))?/y;
const TAG_END = /\s{0,50}\/?>/y;
const DECLARATION = /<(?:!doctype\b[^<>]{0,300}>|\?php\b[^<>]{0,300}\?>|!\[CDATA\[)/iy;

/** Attributes that are written without a value. */
const BOOLEAN = new Set(
  'allowfullscreen async autoplay checked controls defer disabled hidden itemscope loop mozallowfullscreen muted nomodule noshade nowrap playsinline selected webkitallowfullscreen'.split(
    ' ',
  ),
);

/**
 * All markup of a text, in order. What lies between the tags of a script or a style sheet belongs to it. Every place is
 * read a bounded number of times, so unclosed brackets cost nothing.
 */
export function markupOf(text: string): Markup[] {
  const found: Markup[] = [];
  const ends = new Ends(text);
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const markup = commentAt(text, at, ends) ?? tagAt(text, at);
    if (!markup) {
      at++;
      continue;
    }
    const whole = withContent(markup, ends);
    found.push(whole);
    at = whole.end;
  }
  for (let at = found.length > 0 ? text.indexOf(']]>') : -1; at >= 0; at = text.indexOf(']]>', at + 3)) {
    found.push({ start: at, end: at + 3, name: '', kind: 'comment', attributes: '' });
  }
  return found
    .sort((a, b) => a.start - b.start)
    .filter((one, index, all) => index === 0 || one.start >= (all[index - 1] as Markup).end);
}

function commentAt(text: string, at: number, ends: Ends): Markup | undefined {
  if (text.startsWith('<!--', at)) {
    const end = ends.after('-->', at + 4);
    return end >= 0 && end - at <= MAX_COMMENT
      ? { start: at, end, name: '', kind: 'comment', attributes: '' }
      : undefined;
  }
  DECLARATION.lastIndex = at;
  const match = DECLARATION.exec(text);
  return match ? { start: at, end: at + match[0].length, name: '', kind: 'comment', attributes: '' } : undefined;
}

function tagAt(text: string, at: number): Markup | undefined {
  NAME.lastIndex = at;
  const match = NAME.exec(text);
  if (!match) return undefined;
  let end = NAME.lastIndex;
  const attributesStart = end;
  if (match[1] === '') end = attributesEnd(text, end, at + MAX_TAG);
  TAG_END.lastIndex = end;
  const close = TAG_END.exec(text);
  if (!close) return undefined;
  const name = (match[2] as string).toLowerCase();
  const attributes = text.slice(attributesStart, end);
  return { start: at, end: end + close[0].length, name, kind: match[1] === '' ? 'open' : 'close', attributes };
}

/** “<b and c>” is no tag: what has no value must be one of the attributes that need none. */
function attributesEnd(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit) {
    ATTRIBUTE.lastIndex = end;
    const match = ATTRIBUTE.exec(text);
    const name = match?.[1]?.toLowerCase() ?? '';
    if (!match || !(match[2] || BOOLEAN.has(name) || name.startsWith('data-'))) break;
    end += match[0].length;
  }
  return end;
}

function withContent(markup: Markup, ends: Ends): Markup {
  if (markup.kind !== 'open' || (markup.name !== 'script' && markup.name !== 'style')) return markup;
  const end = ends.after(`</${markup.name}>`, markup.end);
  return end < 0 ? markup : { ...markup, end, kind: 'content' };
}

/** Ends of closing marks. Asked from left to right it searches every part of the text once for each mark. */
class Ends {
  readonly #text: string;
  readonly #next = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  /** End of the first `mark` at or after `from`, ignoring case; -1 when there is none. */
  after(mark: string, from: number): number {
    let next = this.#next.get(mark);
    if (next === undefined || (next >= 0 && next - mark.length < from)) {
      const pattern = new RegExp(mark.replace('>', '\\s{0,20}>'), 'gi');
      pattern.lastIndex = from;
      next = pattern.exec(this.#text) ? pattern.lastIndex : -1;
      this.#next.set(mark, next);
    }
    return next;
  }
}
