import { classOf, DIGIT, isSpaceOrBreak, LETTER } from './characters.ts';
import type { Span } from './span.ts';

/** Closing mark by opening mark. German „…“ ends with the mark that opens English quotations. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”',
  '«': '»',
  '»': '«',
  '‹': '›',
  '「': '」',
  '『': '』',
};

/**
 * Quotations inside one block, marks included, in order. A quotation that is not closed runs to the end of the block (news style opens
 * every paragraph of a long quotation anew and closes only the last). When in doubt a word counts as quoted: wrongly sparing a word is
 * cheap, changing a quotation is not.
 */
export function quotationsOf(text: string, from: number, to: number): Span[] {
  const spans: Span[] = [];
  let at = from;
  while (at < to) {
    const mark = text.charAt(at);
    const close = closingOf(text, at, from, to, mark);
    if (close < 0) {
      at++;
      continue;
    }
    spans.push({ start: at, end: close });
    at = close;
  }
  return spans;
}

/** End of the quotation that opens at `at`, or -1 when no quotation opens there. */
function closingOf(text: string, at: number, from: number, to: number, mark: string): number {
  if (mark === '"') return end(text.indexOf('"', at + 1), to);
  if (mark === '‘' || mark === "'") return opensSingle(text, at, from) ? closeSingle(text, at, to) : -1;
  const marks = CLOSING[mark];
  if (marks === undefined || (mark === '»' && !opensGuillemet(text, at, from))) return -1;
  for (let i = at + 1; i < to; i++) if (marks.includes(text.charAt(i))) return i + 1;
  return to;
}

function end(index: number, to: number): number {
  return index < 0 || index >= to ? to : index + 1;
}

function opensSingle(text: string, at: number, from: number): boolean {
  const before = at === from ? 0x20 : text.charCodeAt(at - 1);
  const after = classOf(text.charCodeAt(at + 1));
  const free = isSpaceOrBreak(before) || before === 0x28 || before === 0x5b || before === 0x2014 || before === 0x201c;
  return free && (after === LETTER || after === DIGIT || text.charAt(at + 1) === '…');
}

function opensGuillemet(text: string, at: number, from: number): boolean {
  return at === from || isSpaceOrBreak(text.charCodeAt(at - 1));
}

/**
 * A single mark closes when no letter follows. Possessives (“the players’ union”) look the same, so behind an s a mark
 * closes only when none follows before the next opening mark.
 */
function closeSingle(text: string, at: number, to: number): number {
  let bare = -1;
  for (let i = at + 1; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x2018 && opensSingle(text, i, at)) break;
    if (code !== 0x2019 && code !== 0x27) continue;
    const next = classOf(text.charCodeAt(i + 1));
    if (i + 1 < to && (next === LETTER || next === DIGIT)) continue;
    bare = i + 1;
    if (!/[sS]/.test(text.charAt(i - 1))) return bare;
  }
  if (bare > 0) return bare;
  // A straight mark without a partner is an apostrophe ('tis, '90s); only a curly one announces a quotation that goes on.
  return text.charAt(at) === '‘' ? to : -1;
}
