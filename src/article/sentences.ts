import { classOf, isLower, isSpaceOrBreak, LETTER, SENTENCE_MARK } from './characters.ts';
import type { Span } from './span.ts';

/** Words whose full stop does not end a sentence. English, German, French, Spanish, Italian titles and months as news prose has them. */
const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof rev hon st lt col gen sgt capt cpl maj gov sen rep pres jr sr inc ltd co corp no nos vs etc eg ie approx est dept fig jan feb mar apr jun jul aug sept sep oct nov dec mt ft hr hrs min sec ca bzw z.b str nr abs mme mlle sra dña avv dott on ing'.split(
    ' ',
  ),
);

/** Sentences of `[from, to)`, trimmed, in order. Abbreviations, initials and decimals do not split. O(n). */
export function sentencesOf(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let start = from;
  let at = from;
  while (at < to) {
    if (classOf(text.charCodeAt(at)) !== SENTENCE_MARK) {
      at++;
      continue;
    }
    const mark = at;
    while (at < to && isCloser(text.charCodeAt(at))) at++;
    if (at < to && !endsSentence(text, start, mark, at, to)) continue;
    push(spans, text, start, at);
    start = at;
  }
  push(spans, text, start, to);
  return spans;
}

function isCloser(code: number): boolean {
  return classOf(code) === SENTENCE_MARK || '"”’\'»)]'.includes(String.fromCharCode(code));
}

function endsSentence(text: string, start: number, mark: number, after: number, to: number): boolean {
  const next = text.charCodeAt(after);
  const ideographic = text.charCodeAt(mark) > 0x3000;
  if (!isSpaceOrBreak(next)) return ideographic;
  let ahead = after;
  while (ahead < to && isSpaceOrBreak(text.charCodeAt(ahead))) ahead++;
  if (ahead < to && isLower(text.charCodeAt(ahead))) return false;
  if (text.charAt(mark) !== '.' || after !== mark + 1) return true;
  let word = mark;
  while (word > start && classOf(text.charCodeAt(word - 1)) === LETTER) word--;
  const length = mark - word;
  if (length === 1) return false;
  return !ABBREVIATIONS.has(text.slice(word, mark).toLowerCase());
}

function push(spans: Span[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isSpaceOrBreak(text.charCodeAt(from))) from++;
  while (to > from && isSpaceOrBreak(text.charCodeAt(to - 1))) to--;
  if (from < to) spans.push({ start: from, end: to });
}
