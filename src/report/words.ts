import { LetterPattern } from '../article/plain.ts';
import type { Edit, Span } from '../engine/finding.ts';

/** A stretch of text that stays, goes or comes. */
export interface Segment {
  readonly kind: 'same' | 'del' | 'ins';
  readonly text: string;
}

/** A segment that knows where it is. */
export interface TracedSegment extends Segment {
  /** Offset into the original text; for `ins` the place where it comes in. */
  readonly start: number;
  /** Index into the edits that were given; absent on `same`. */
  readonly edit?: number;
}

// A word keeps its inner apostrophes and hyphens, so that "don’t" -> "don't" reads as one changed word.
const TOKEN = new LetterPattern(String.raw`[\p{L}\p{N}\p{M}]+(?:['’-][\p{L}\p{N}\p{M}]+)*|.`, 'gsu');

/**
 * The edits as segments of the original, straight from what the engine knows: nothing is compared except the two sides of
 * one replacement, whose equal words at both ends count as kept.
 *
 * @param edits in any order, not overlapping; offsets in UTF-16 units of `text`
 * @param span the stretch wanted, default the whole text. A deletion that crosses its border is cut there; an insertion
 *   belongs to the span that holds its place, so the diffs of neighbouring spans put together are the diff of their union.
 * @throws RangeError when edits overlap or lie outside the text
 */
export function wordDiff(text: string, edits: readonly Edit[], span?: Span): Segment[] {
  const result: { kind: Segment['kind']; text: string }[] = [];
  for (const { kind, text: piece } of tracedDiff(text, edits, span)) {
    const last = result.at(-1);
    if (last?.kind === kind) last.text += piece;
    else result.push({ kind, text: piece });
  }
  return result;
}

/** `wordDiff` with offsets and the edit behind each segment; segments of different edits are not merged. */
export function tracedDiff(
  text: string,
  edits: readonly Edit[],
  span: Span = { start: 0, end: text.length },
): TracedSegment[] {
  const ordered = [...edits.entries()];
  ordered.sort(([i, a], [j, b]) => a.start - b.start || a.end - b.end || i - j);
  const result: TracedSegment[] = [];
  const keep = (start: number, end: number): void => {
    const from = Math.max(start, span.start);
    const to = Math.min(end, span.end);
    if (from < to) result.push({ kind: 'same', text: text.slice(from, to), start: from });
  };
  let position = 0;
  for (const [index, edit] of ordered) {
    if (edit.start < position || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(`edit ${edit.start}-${edit.end} overlaps another edit or lies outside the text`);
    }
    const core = narrow(text.slice(edit.start, edit.end), edit);
    keep(position, core.start);
    const from = Math.max(core.start, span.start);
    const to = Math.min(core.end, span.end);
    if (from < to) result.push({ kind: 'del', text: text.slice(from, to), start: from, edit: index });
    const inside = core.start >= span.start && (core.start < span.end || span.end === text.length);
    if (core.text && inside) result.push({ kind: 'ins', text: core.text, start: core.start, edit: index });
    keep(core.end, edit.end);
    position = edit.end;
  }
  keep(position, text.length);
  return result;
}

/** The edit without the words that both sides begin and end with. */
function narrow(before: string, edit: Edit): Edit {
  if (!before || !edit.text) return edit;
  const old = before.match(TOKEN.for(before)) ?? [];
  const fresh = edit.text.match(TOKEN.for(edit.text)) ?? [];
  const limit = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < limit && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < limit - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const headLength = old.slice(0, head).join('').length;
  const tailLength = old.slice(old.length - tail).join('').length;
  return {
    start: edit.start + headLength,
    end: edit.end - tailLength,
    text: edit.text.slice(headLength, edit.text.length - tailLength),
  };
}

/** The text when every change is accepted. */
export const accept = (segments: readonly Segment[]): string => join(segments, 'del');

/** The text when every change is rejected. */
export const reject = (segments: readonly Segment[]): string => join(segments, 'ins');

const join = (segments: readonly Segment[], without: Segment['kind']): string =>
  segments.map(({ kind, text }) => (kind === without ? '' : text)).join('');

/**
 * `[-gone-]{+come+}` as `git diff --word-diff=plain` writes it, for logs and terminals without colour. Line breaks stay
 * outside the brackets; a change of nothing but white space shows its line breaks as `↵`.
 */
export function wdiff(segments: readonly Segment[]): string {
  return segments
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      const mark = (piece: string): string => (kind === 'del' ? `[-${piece}-]` : `{+${piece}+}`);
      if (/\S/.test(text)) return text.replace(/[^\r\n]+/g, mark);
      return mark(text.replace(/\r?\n|\r/g, '↵')) + (kind === 'ins' ? text.replace(/[^\r\n]+/g, '') : '');
    })
    .join('');
}

/**
 * CriticMarkup: `{--gone--}`, `{++come++}`, `{~~old~>new~~}`. No span holds a blank line: longer ones are split between
 * the two line breaks. Critic marks that the article itself contains get a backslash (`{\++`), because read as marks
 * they would forge changes; the backslash is the only thing that accepting or rejecting all leaves behind.
 */
export function criticMarkup(segments: readonly Segment[]): string {
  let result = '';
  let substituted = false;
  for (const [index, { kind, text }] of segments.entries()) {
    if (substituted) {
      substituted = false;
      continue;
    }
    const next = segments[index + 1];
    const safe = escapeCritic(text);
    if (kind === 'same') {
      result += safe;
    } else if (kind === 'del' && next?.kind === 'ins' && canSubstitute(text) && canSubstitute(next.text)) {
      result += `{~~${safe}~>${escapeCritic(next.text)}~~}`;
      substituted = true;
    } else {
      const sign = kind === 'del' ? '--' : '++';
      result += splitAtBlankLines(safe)
        .map((piece) => `{${sign}${piece}${sign}}`)
        .join('');
    }
  }
  return result;
}

const BLANK_LINE = /(?<=\n|\r(?!\n))(?=[^\S\r\n]*[\r\n])/;

const splitAtBlankLines = (text: string): string[] => text.split(BLANK_LINE);

const canSubstitute = (text: string): boolean => !BLANK_LINE.test(text) && !text.includes('~>');

/** Text in which no CriticMarkup mark is left. */
export const escapeCritic = (text: string): string =>
  text.replace(/\{(?=\+\+|--|~~|==|>>)/g, '{\\').replace(/(\+\+|--|~~|==|<<)\}/g, '$1\\}');
