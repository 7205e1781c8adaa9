import type { Article } from '../../article/article.ts';

/**
 * Characters that code is full of and prose nearly free of: 2 for those that count for the density, 1 for quotation
 * marks and the like.
 */
const CODE = new Uint8Array(128);
for (const mark of '()"\'_/\\|&#*+') CODE[mark.charCodeAt(0)] = 1;
for (const mark of '{}[];:=%$<>') CODE[mark.charCodeAt(0)] = 2;

/**
 * A dense line has at least this share of the marks `{}[];:=%$<>`; prose stays far below (read from 531 scraped pages).
 */
const MIN_SHARE = 0.15;
/** Lines that are not dense count up to this length; longer ones hold sentences. */
const SHORT_LINE = 80;
/** Only so much of a line is looked at; the shape shows at its start. */
const MAX_READ = 4000;

const BRACKETS = /^[{}[\]();,\s]{1,20}$/;
/** `"key": value`. */
const JSON_LINE = /^"[^"]{1,60}"\s*:\s*(?:[[{]|-?\d|true|false|null|"[^"]{0,400}"?)/;
/** A selector and its first property or, in a media query, its first rule. */
const STYLE_RULE =
  /^[.#@*:]?[A-Za-z][\w\s.#:,>+~*()[\]="'-]{0,200}\{\s*(?:$|[.#][\w-]+[^{}]{0,100}\{|--[\w-]{1,40}\s*:|-{0,2}(?:align|animation|background|border|bottom|box|clear|color|content|cursor|display|fill|flex|float|font|grid|height|justify|left|letter|line|list|margin|max|min|opacity|overflow|padding|position|right|src|text|top|transform|transition|vertical|visibility|white|width|word|z|webkit|moz|ms)[a-z-]{0,30}\s*:)/;
const STYLE_DECLARATION = /^-{0,2}[a-z]{1,20}(?:-[a-z]{1,20}){0,4}\s*:\s*[^;“”]{1,200};(?:\s*\})?$/;
/** A statement, a call, an assignment, a comment or a property. */
const SCRIPT = [
  /^[}(!;]{0,3}\s*(?:function|var|let|const|return|if|else|for|while|try|catch|switch|case|import|export)\b[^“”]{0,4000}[;{}(),[\]]$/,
  /^[\w$.]{2,60}(?:\(|\s?=[^=])[^“”]{0,4000}[;{}(),[\]]$/,
  /^(?:\/\/|\/\*|\*\/)/,
  /^[\w$'"-]{1,40}\s*:\s*[^“”.]{1,200},$/,
  /^[})\]]{1,6}[;,)]{0,3}[^“”]{0,100}[;{,)]$/,
];

/** How sure it is that a row is code: 0 prose, 1 looks like it among other code, 2 beyond doubt. */
type CodeGrade = 0 | 1 | 2;

/** Code has brackets; a text without any of these needs no further look. */
export function mayHoldCode(text: string): boolean {
  return text.includes('{') || text.includes('}') || text.includes('":') || text.includes(');');
}

export function gradeOf({ text, rows }: Article, row: number): CodeGrade {
  const start = rows.start[row] as number;
  const end = rows.end[row] as number;
  // The scrambled paragraphs of a paywall are no code; the pack `structure/encoded` reports them.
  if (text.startsWith('kAm', start)) return 0;
  let dense = 0;
  let all = 0;
  for (let at = start; at < end; at++) {
    const kind = CODE[text.charCodeAt(at)] ?? 0;
    if (kind > 0) all++;
    if (kind === 2) dense++;
  }
  if (all === 0) return 0;
  const length = end - start;
  const line = text.slice(start, Math.min(end, start + MAX_READ));
  const isDense = dense > length * MIN_SHARE;
  const isShort = length <= SHORT_LINE;
  if (BRACKETS.test(line)) return 1;
  if (JSON_LINE.test(line)) return isDense || (isShort && /[,{[]$/.test(line)) ? 2 : isShort ? 1 : 0;
  if (STYLE_RULE.test(line)) return isDense || isShort ? 2 : 0;
  if (STYLE_DECLARATION.test(line)) return isShort ? 1 : 0;
  const busy = all > length * MIN_SHARE || /^[\w$.]{2,60}\(.*\);$/.test(line);
  if (SCRIPT.some((shape) => shape.test(line))) return isDense ? 2 : isShort && busy ? 1 : 0;
  return isDense && length > SHORT_LINE / 2 && all > length / 4 ? 1 : 0;
}
