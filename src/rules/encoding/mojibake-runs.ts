import { classOf, isSpaceOrBreak, isUpper, LETTER } from '../../article/characters.ts';
import { HAS_TRAIL, isKind } from './census.ts';
import { isBelievable, mayFollowWord, standingOf } from './plausible.ts';
import { sequenceAt } from './utf8.ts';

/** How often a text may have been read wrongly; more than twice was never seen, three is a bound. */
const MAX_ROUNDS = 3;
/** Stands for a neighbour that is itself a decoded character: part of a word. */
const WORD = 0x61;

/** A run of characters that are really UTF-8. */
export interface Run {
  readonly start: number;
  readonly end: number;
  /** What they encode. */
  readonly text: string;
  /** Times the bytes were decoded. */
  readonly rounds: number;
  /** The last byte was lost: what stood there is known from the place, not by proof. */
  readonly halfLost: boolean;
  /**
   * `certain`: cannot be clean text. `likely`: the neighbours decide for it. `doubtful`: clean text could look like
   * this.
   */
  readonly trust: 'certain' | 'likely' | 'doubtful';
  /** Holds letters of a script that is believed only in company, and how many of them. */
  readonly company: number;
}

/** All runs of a text, in order. O(n). */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 0xc2 || code > 0xf4 || !isKind(text.charCodeAt(at + 1), HAS_TRAIL)) continue;
    const run = runAt(text, at);
    if (!run) continue;
    if (!hasControl(run.text)) runs.push(run);
    at = run.end - 1;
  }
  return runs;
}

function runAt(text: string, start: number): Run | undefined {
  const before = text.charCodeAt(start - 1);
  let decoded = decodeFrom(text, start, before, Number.NaN);
  if (!decoded) return undefined;
  const { end, company, proof } = decoded;
  const after = text.charCodeAt(end);
  let halfLost = decoded.halfLost;
  let rounds = 1;
  while (rounds < MAX_ROUNDS) {
    const again = decodeFrom(decoded.text, 0, before, after);
    const whole = again !== undefined && again.end === decoded.text.length;
    if (!whole || !(again.proof || isBelievableRun(decoded.text, before, after))) break;
    decoded = again;
    halfLost ||= again.halfLost;
    rounds++;
  }
  const likely = isBelievableRun(text.slice(start, start + 2), before, after);
  const trust = proof || rounds > 1 ? 'certain' : likely ? 'likely' : 'doubtful';
  return { start, end, text: decoded.text, rounds, halfLost, trust, company };
}

/**
 * Characters above ASCII, as windows-1252 shows them, that stand side by side outside the runs. Many of them mean that
 * the bytes are in another encoding altogether (GBK, Shift JIS, windows-1251): what decodes as UTF-8 there does so by
 * chance.
 */
export function strayPairs(text: string, runs: readonly Run[]): number {
  let pairs = 0;
  let run = 0;
  for (let at = 0; at + 1 < text.length; at++) {
    if (!isHigh(text.charCodeAt(at))) continue;
    while (run < runs.length && (runs[run] as Run).end <= at) run++;
    if (at >= (runs[run]?.start ?? text.length)) at = (runs[run] as Run).end - 1;
    else if (isHigh(text.charCodeAt(at + 1))) pairs++;
  }
  return pairs;
}

/** Latin-1 above its controls and the no-break space. */
function isHigh(code: number): boolean {
  return code > 0xa0 && code <= 0xff;
}

interface Decoded {
  readonly end: number;
  readonly text: string;
  /** Some character cannot stand where it stands in clean text. */
  readonly proof: boolean;
  readonly halfLost: boolean;
  readonly company: number;
}

/**
 * Decodes contiguous sequences from `start`; `undefined` when there is none. `after` stands behind the end of `text`.
 */
function decodeFrom(text: string, start: number, before: number, after: number): Decoded | undefined {
  const parts: string[] = [];
  let at = start;
  let proof = false;
  let halfLost = false;
  let company = 0;
  for (;;) {
    const left = parts.length > 0 ? WORD : before;
    const lost = halfLostAt(text, at, left, after);
    if (lost > 0) {
      parts.push('”');
      halfLost = true;
      proof = true;
      at += lost;
      continue;
    }
    const sequence = sequenceAt(text, at);
    if (!sequence || !isAcceptable(sequence.code, left)) break;
    if (standingOf(sequence.code) === 'company') company++;
    for (let i = at + 1; i < sequence.end; i++) proof ||= !mayFollowWord(text.charCodeAt(i));
    parts.push(String.fromCodePoint(sequence.code));
    at = sequence.end;
  }
  return parts.length === 0 ? undefined : { end: at, text: parts.join(''), proof, halfLost, company };
}

/** Only what a news text may hold; C1 controls for the sake of a second decoding, combining marks only on a letter. */
function isAcceptable(code: number, before: number): boolean {
  if (code < 0xa0) return true;
  if (code >= 0x300 && code <= 0x328) return classOf(before) === LETTER && !isUpper(before);
  return standingOf(code) !== 'never';
}

function isBelievableRun(run: string, before: number, after: number): boolean {
  return isBelievable(run.charCodeAt(0), run.charCodeAt(1), before, after);
}

function hasControl(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80 && code <= 0x9f) return true;
  }
  return false;
}

/**
 * A closing quotation mark whose last byte, 0x9D, is no character of windows-1252 and was dropped on the way; read
 * wrongly once or twice.
 */
const HALF_LOST = ['â€', 'Ã¢â‚¬Â', 'Ã¢â‚¬'];

/** Length of a half-lost closing mark at `at`; 0 when there is none or when no quotation can close there. */
function halfLostAt(text: string, at: number, before: number, after: number): number {
  const found = HALF_LOST.find((form) => text.startsWith(form, at));
  if (found === undefined || Number.isNaN(before) || isSpaceOrBreak(before)) return 0;
  const end = at + found.length;
  const next = end < text.length ? text.charCodeAt(end) : after;
  // With a no-break space behind it, it may also be a dagger, the middle of something read wrongly twice (“Ãƒâ€ ” for
  // Æ).
  if (next === 0xa0 && before === WORD) return 0;
  if (Number.isNaN(next) || isSpaceOrBreak(next)) return found.length;
  // A paragraph glued on: “said.â€The”.
  if (classOf(next) === LETTER && next < 0x80) return '.,!?…'.includes(String.fromCharCode(before)) ? found.length : 0;
  return '.,;:!?)]<-/'.includes(String.fromCharCode(next)) ? found.length : 0;
}
