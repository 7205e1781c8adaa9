import type { Span } from '../../engine/finding.ts';

/**
 * The parts of a Markdown text that are not prose and that no edit may cut into: front matter at the very beginning, fenced
 * and indented code, code spans, HTML comments, link reference definitions, autolinks in angle brackets, and of a link
 * the part `](destination "title")`. Of code blocks whole lines without the last line end.
 *
 * Images are left out, and so is the destination of a link around nothing but an image: rules for media take them away
 * whole. Follows CommonMark 0.31 and the front matter of static site generators, with two simplifications on the safe
 * side: an unclosed fence or comment block runs to the end of the text, and code inside list items is prose.
 *
 * @returns sorted, disjoint ranges in UTF-16 units. Takes time linear in the length of the text.
 */
export function protectedSpans(text: string): Span[] {
  const spans: Span[] = [];
  const front = frontMatter(text);
  if (front > 0) spans.push({ start: 0, end: front });
  const blocks = new Blocks(text, spans);
  for (let at = front; at < text.length; ) at = blocks.line(at);
  blocks.endParagraph(text.length);
  return spans;
}

/** Opening fence of YAML or TOML front matter, and a first line that is not prose between two thematic breaks. */
const FRONT_MATTER = /^(?:---[ \t]*\r?\n(?=\s*(?:[\w"'.-]+[ \t]*:|#|---))|\+\+\+[ \t]*\r?\n(?=\s*(?:[\w"'.-]+[ \t]*=|\[|#|\+\+\+)))/;

/** Offset of the end of front matter, 0 without any. */
function frontMatter(text: string): number {
  const opening = FRONT_MATTER.exec(text)?.[0];
  if (opening === undefined) return 0;
  const closing = opening.startsWith('-') ? /^(?:---|\.\.\.)[ \t]*$/gm : /^\+\+\+[ \t]*$/gm;
  closing.lastIndex = opening.length;
  const end = closing.exec(text);
  return end === null ? 0 : end.index + end[0].length;
}

const QUOTE_MARKS = /(?: {0,3}>[ \t]?)*/y;
const FENCE = /[ \t]*(`{3,}(?=[^`\r\n]*$)|~{3,})/my;
const THEMATIC_BREAK = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const LIST_ITEM = /^( {0,3}(?:[-*+]|\d{1,9}[.)]))(?:[ \t]|$)/;
const INDENTED = /^(?: {0,3}\t| {4})/;
/** Not footnotes, whose definition is prose. */
const DEFINITION =
  /^ {0,3}\[(?!\^)(?=[^\]]*\S)(?:[^[\]\\]|\\.){1,999}\]:[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"]*"|'[^']*'|\([^()]*\)))?[ \t]*$/;

/** Reads lines, protects blocks, and hands paragraphs to `inlineSpans`. */
class Blocks {
  readonly #text: string;
  readonly #spans: Span[];
  /** Offset where the paragraph began that has not ended yet. */
  #paragraph: number | undefined;
  #afterBlank = true;
  #inCode = false;
  #inList = false;

  constructor(text: string, spans: Span[]) {
    this.#text = text;
    this.#spans = spans;
  }

  /** Handles the line that begins at `start`; returns where to go on. */
  line(start: number): number {
    const end = lineEnd(this.#text, start);
    const next = afterLineEnd(this.#text, end);
    const content = this.#text.slice(start, end);
    if (/^[ \t>]*$/.test(content)) {
      const after = this.endParagraph(start);
      this.#afterBlank = true;
      return Math.max(after, next);
    }
    return 0;
  }
}
