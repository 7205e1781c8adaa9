import type { Edit, Finding, Span } from '../engine/finding.ts';
import { shorten } from './layout.ts';
import { visible } from './visible.ts';
import type { Segment } from './words.ts';
import { wordDiff } from './words.ts';

/** A change with a few words around it, on one line, safe to show. */
export interface Excerpt {
  readonly segments: readonly Segment[];
  /** Whole lines or blocks go: there are no words around it to show. */
  readonly whole: boolean;
}

/** Edits closer than this share one excerpt, in UTF-16 units. */
const NEAR = 60;
/** Context on each side, in UTF-16 units, cut at a word border. */
const CONTEXT = 48;

/**
 * What a finding would change, as excerpts in text order; for a finding without edits, the place it speaks of as one
 * `same` segment. White space is folded, long stretches are shortened, characters that cannot be seen are named.
 *
 * @param limit excerpts wanted at most; `left` says how many edits they do not show
 */
export function excerpts(text: string, finding: Finding, limit = 3): { excerpts: Excerpt[]; left: number } {
  if (finding.edits.length === 0) {
    const place = shorten(text.slice(finding.start, finding.end));
    const segments: Segment[] = place.trim() ? [{ kind: 'same', text: fold(place) }] : [];
    return { excerpts: segments.length > 0 ? [{ segments, whole: true }] : [], left: 0 };
  }
  const groups = near(text, finding.edits);
  const shown = groups.slice(0, limit);
  const left = groups.slice(limit).reduce((sum, group) => sum + group.length, 0);
  return { excerpts: shown.map((group) => excerpt(text, group)), left };
}

function near(text: string, edits: readonly Edit[]): Edit[][] {
  const groups: Edit[][] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const between = last ? text.slice(last.end, edit.start) : '';
    if (group && last && between.length <= NEAR && !between.includes('\n')) group.push(edit);
    else groups.push([edit]);
  }
  return groups;
}

function excerpt(text: string, edits: readonly Edit[]): Excerpt {
  const core = {
    start: Math.min(...edits.map(({ start }) => start)),
    end: Math.max(...edits.map(({ end }) => end)),
  };
  const whole = edits.every((edit) => edit.text === '') && edits.length === 1 && isWholeLines(text, core);
  const around = whole ? core : context(text, core);
  const moved = edits.map((edit) => ({
    start: edit.start - around.start,
    end: edit.end - around.start,
    text: edit.text,
  }));
  const diff = wordDiff(text.slice(around.start, around.end), moved);
  const last = diff.length - 1;
  const segments = diff.map(({ kind, text: piece }, index): Segment => {
    if (kind !== 'same') return { kind, text: changed(piece) };
    const before = index === 0 && cutBefore(text, around.start) ? '… ' : '';
    const after = index === last && cutAfter(text, around.end) ? ' …' : '';
    return { kind, text: before + fold(shorten(piece)) + after };
  });
  return { segments, whole };
}

/** Nothing but white space stands between the span and the ends of its lines. */
function isWholeLines(text: string, { start, end }: Span): boolean {
  const before = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const lineEnd = text.indexOf('\n', end);
  const endsLine = text[end - 1] === '\n' || text.slice(end, lineEnd < 0 ? text.length : lineEnd).trim() === '';
  return start < end && (start === 0 || before.trim() === '') && endsLine && text.slice(start, end).trim() !== '';
}

/** Widens to whole words of the same line. */
function context(text: string, { start, end }: Span): Span {
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', end);
  const lineEnd = newline < 0 ? text.length : newline;
  let from = Math.max(lineStart, start - CONTEXT);
  let to = Math.min(lineEnd, end + CONTEXT);
  while (from > lineStart && from < start && !isSpace(text, from - 1)) from++;
  while (to < lineEnd && to > end && !isSpace(text, to)) to--;
  return { start: from, end: to };
}

const isSpace = (text: string, at: number): boolean => /\s/.test(text.charAt(at));

const cutBefore = (text: string, at: number): boolean => at > 0 && text[at - 1] !== '\n';
const cutAfter = (text: string, at: number): boolean => at < text.length && text[at] !== '\n' && text[at] !== '\r';

const fold = (text: string): string => visible(text.replace(/[ \t\r\n]+/g, ' '));

/** Where a change is nothing but white space, the white space is what must be seen. */
function changed(text: string): string {
  if (/[^ \t\r\n]/.test(text)) return visible(shorten(text).replace(/[ \t\r\n]+/g, ' '), 'unclear');
  const marks = text
    .replace(/\r\n/g, '↵')
    .replace(/\n/g, '↵')
    .replace(/\r/g, '<CR>')
    .replace(/\t/g, '⇥')
    .replace(/ /g, '␣');
  return marks.length > 12 ? `${marks.slice(0, 8)}… [${marks.length} spaces and line breaks]` : marks;
}
