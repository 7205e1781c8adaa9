import type { Span } from '../span.ts';

/**
 * The parts of a Markdown text that are no prose: front matter at the very beginning, fenced and indented code, code
 * spans, HTML comments, link reference definitions, autolinks in angle brackets, and of a link `](destination "title")`.
 * Of blocks whole lines without the last line end.
 *
 * Images are left out, and so is the destination of a link around nothing but an image: media rules take them away whole.
 * After CommonMark 0.31, with three simplifications: an unclosed fence or comment runs to the end of the text, code in
 * list items is prose unless fenced, and a reference definition stands on one line.
 *
 * @returns sorted, disjoint ranges in UTF-16 units. Takes time linear in the length of the text.
 */
export function protectedSpans(text: string): Span[] {
  const spans: Span[] = [];
  const lastComment = text.lastIndexOf('-->');
  let at = frontMatterEnd(text);
  if (at > 0) spans.push({ start: 0, end: at });
  let paragraph = -1;
  let afterBlank = true;
  let inCode = false;
  let inList = false;

  /** Protects what is inline in the open paragraph; a comment in it can end after `end`. */
  const endParagraph = (end: number): number => {
    const start = paragraph;
    paragraph = -1;
    return start < 0 ? end : protectInline(text, start, end, lastComment, spans);
  };
  /** Goes on behind a comment: what follows on its last line is prose. */
  const resume = (after: number): number => {
    const end = lineEnd(text, after);
    if (/\S/.test(text.slice(after, end))) paragraph = after;
    afterBlank = false;
    inCode = false;
    return nextLine(text, end);
  };

  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    const { isBlank, isSingle, isItem, isIndented, isComment } = lookOf(line);
    if (isItem && !isIndented) inList = true;
    else if (isSingle || (afterBlank && !isBlank && !/^(?: {2}|\t)/.test(line))) inList = false;
    const isCode: boolean = isIndented && !inList && (afterBlank || inCode);
    const fence = isIndented && !inList ? undefined : FENCE.exec(line)?.[1];

    if (isBlank || isCode || isItem || isSingle || isComment || fence !== undefined) {
      const after = endParagraph(at);
      if (after > at) {
        at = resume(after);
        continue;
      }
    }
    let next = nextLine(text, end);
    if (isCode) {
      const start = inCode ? (spans.pop()?.start ?? at) : at;
      spans.push({ start, end });
    } else if (fence !== undefined) {
      const close = fenceEnd(text, next, fence, line);
      spans.push({ start: at, end: close });
      next = nextLine(text, close);
    } else if (isComment) {
      const start = at + line.indexOf('<');
      const close = lastComment > start ? text.indexOf('-->', start + 2) + 3 : text.length;
      spans.push({ start, end: close });
      at = resume(close);
      continue;
    } else if (paragraph < 0 && DEFINITION.test(line)) spans.push({ start: at, end });
    else if (paragraph < 0 && !isBlank) paragraph = at;

    if (!isBlank) inCode = isCode;
    afterBlank = isBlank;
    const after = isSingle ? endParagraph(end) : end;
    at = after > end ? resume(after) : next;
  }
  endParagraph(text.length);
  return spans;
}

/** What a line by itself may be; what stands before it decides whether it is. */
function lookOf(line: string) {
  const isBlank = /^[ \t>]*$/.test(line);
  const isSingle = HEADING.test(line) || THEMATIC_BREAK.test(line);
  return {
    isBlank,
    /** A heading or a break: a block of one line. */
    isSingle,
    isItem: !isSingle && LIST_ITEM.test(line),
    isIndented: !isBlank && INDENTED.test(line),
    isComment: COMMENT.test(line),
  };
}

const THEMATIC_BREAK = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const LIST_ITEM = /^[ \t]*(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]|$)/;
const INDENTED = /^(?: {0,3}\t| {4})/;
const COMMENT = /^ {0,3}<!--/;
/** Also behind block quote and list markers. The info string after backticks has no backtick. */
const FENCE = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t]))*[ \t]*(`{3,}(?=[^`]*$)|~{3,})/;
/** The definition of a footnote, `[^1]:`, is prose. */
const DEFINITION =
  /^ {0,3}\[(?!\^)(?=[^\]]*[^\s\]])(?:[^[\]\\]|\\.){1,999}\]:[ \t]*(?:<[^<>]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;
/** Every line must look like YAML: a text can also begin with a thematic break. */
const YAML =
  /^---[ \t]*\r?\n(?:(?:[ \t#].*|-(?: .*)?|["'\w.-]+[ \t]*:(?:[ \t].*)?|[\]}].*|)\r?\n)*?(?:---|\.\.\.)[ \t]*(?=[\r\n]|$)/;
const TOML = /^\+\+\+[ \t]*\r?\n(?=\s*(?:[\w"'.-]+[ \t]*=|\[|#|\+\+\+))[\s\S]*?(?<=\n)\+\+\+[ \t]*(?=[\r\n]|$)/;

function frontMatterEnd(text: string): number {
  return (YAML.exec(text) ?? TOML.exec(text))?.[0].length ?? 0;
}

/** Offset of the line end at or after `from`. */
function lineEnd(text: string, from: number): number {
  LINE_END.lastIndex = from;
  return LINE_END.exec(text)?.index ?? text.length;
}
const LINE_END = /[\r\n]/g;

/** Offset after the line end that stands at `end`. */
function nextLine(text: string, end: number): number {
  return end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1);
}

/** End of fenced code whose first line of content is at `from`; in a block quote the quote ends it too. */
function fenceEnd(text: string, from: number, fence: string, opening: string): number {
  const isQuoted = /^[ \t]*>/.test(opening);
  const closing = new RegExp(`^[ \\t>]*\\${fence.charAt(0)}{${fence.length},}[ \\t]*$`);
  let previous = Math.min(from, text.length);
  for (let at = from; at < text.length; at = nextLine(text, previous)) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (isQuoted && !/^[ \t]*>/.test(line)) return previous;
    if (closing.test(line)) return end;
    previous = end;
  }
  return text.length;
}

const AUTOLINK = /<(?:[a-z][a-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9.-]+)>/iy;
const SPACES = /\s*/y;
/** A destination without angle brackets: parentheses are balanced, here to the second level. */
const BARE = /(?:[^\s()\\]|\\.|\((?:[^\s()\\]|\\.|\([^\s()]*\))*\))*/y;
const ANGLED = /<(?:[^<>\n\\]|\\.)*>/y;
const TITLE = /"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\((?:[^()\\]|\\[\s\S])*\)/y;

/** Protects what is inline in `[start, end)`; returns the end of a comment that goes further, else `end` at most. */
function protectInline(text: string, start: number, end: number, lastComment: number, spans: Span[]): number {
  const part = text.slice(start, end);
  const closers = codeSpanEnds(part);
  const brackets: { readonly at: number; readonly isImage: boolean }[] = [];
  let image: Span = { start: -1, end: -1 };
  const special = /[\\`<[\]]/g;
  const protect = (from: number, to: number): number => {
    spans.push({ start: start + from, end: start + to });
    return to;
  };
  for (let found = special.exec(part); found !== null; found = special.exec(part)) {
    const at = found.index;
    let next = at + 1;
    if (found[0] === '\\') next++;
    else if (found[0] === '`') {
      const close = closers.get(at);
      next = close === undefined ? endOf(/`+/y, part, at) : protect(at, close);
    } else if (found[0] === '<') {
      const close = endOf(AUTOLINK, part, at);
      if (close > at) next = protect(at, close);
      else if (part.startsWith('<!--', at) && start + at < lastComment)
        next = protect(at, text.indexOf('-->', start + at + 2) + 3 - start);
    } else if (found[0] === '[') brackets.push({ at, isImage: part[at - 1] === '!' && part[at - 2] !== '\\' });
    else if (found[0] === ']') {
      const opening = brackets.pop();
      const close = opening === undefined ? at : destinationEnd(part, at + 1);
      if (opening !== undefined && close > at) {
        next = close;
        const isAroundImage =
          endOf(SPACES, part, opening.at + 1) === image.start && endOf(SPACES, part, image.end) === at;
        if (opening.isImage) image = { start: opening.at - 1, end: close };
        else if (!isAroundImage) protect(at, close);
      }
    }
    special.lastIndex = next;
    if (next > part.length) return start + next;
  }
  return end;
}

/** For the start of each backtick run that opens a code span, the end of the run of equal length that closes it. */
function codeSpanEnds(part: string): Map<number, number> {
  const ends = new Map<number, number>();
  const previous = new Map<number, number>();
  for (const { 0: run, index } of part.matchAll(/`+/g)) {
    const opening = previous.get(run.length);
    if (opening !== undefined) ends.set(opening, index + run.length);
    previous.set(run.length, index);
  }
  return ends;
}

/** Offset after `(destination "title")` at `open`, or -1. */
export function destinationEnd(part: string, open: number): number {
  if (part[open] !== '(') return -1;
  const start = endOf(SPACES, part, open + 1);
  const destination = endOf(part[start] === '<' ? ANGLED : BARE, part, start);
  const space = endOf(SPACES, part, destination);
  const title = space > destination ? endOf(TITLE, part, space) : space;
  const close = endOf(SPACES, part, title);
  return part[close] === ')' ? close + 1 : -1;
}

/** Offset after a sticky pattern, or `at` if it does not match there. */
function endOf(pattern: RegExp, part: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(part) ? pattern.lastIndex : at;
}
