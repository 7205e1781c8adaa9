import type { Article } from '../article/article.ts';
import { sentencesOf } from '../article/sentences.ts';
import {
  BANNER_MAX_CHARS,
  BANNER_MIN,
  type CompiledEntry,
  type CompiledPhrase,
  type CompiledRule,
  LONG_ROW,
  type Where,
} from './compiled.ts';
import type { Hit } from './hits.ts';

/** An occurrence of a phrase: its first and last token, and the row of the first. */
export interface PhraseMatch {
  readonly phrase: CompiledPhrase;
  readonly first: number;
  readonly last: number;
  readonly row: number;
}

/** Around a whole-line phrase anything may stand but words and quotation marks: bullets, arrows, brackets, emoji. */
const QUOTE_MARK = /["“”‘’„]/u;
const OPENING_MARK = /["“”‘’„«]/u;
/**
 * Of a very long row (a page on one line) a regex only sees a window: around its literal, or at the end it is tied to. That keeps the cost of a
 * pattern per row constant, whatever its backtracking. Characters.
 */
const WINDOW_BEFORE = 400;
const WINDOW_AFTER = 1600;

/** A phrase entry at one place, or `undefined` when the place is not where the entry wants it. */
export function phraseHit(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  match: PhraseMatch,
): Hit | undefined {
  const { tokens, rows, text } = article;
  const start = tokens.start[match.first] as number;
  const end = tokens.end[match.last] as number;
  const { row } = match;
  if (end > (rows.end[row] as number)) return undefined;
  if (entry.exactCase && !sameLetters(text.slice(start, end), match.phrase.source)) return undefined;
  if (!standsAt(entry.where, article, row, match.first, match.last)) return undefined;
  const whole = entry.where === 'line';
  return {
    rule,
    entry,
    row,
    start: whole ? (rows.start[row] as number) : start,
    end: whole ? (rows.end[row] as number) : end,
    cues: [text.slice(start, end)],
  };
}

/** Every word that was found stands in the phrase with the same letters. */
function sameLetters(found: string, source: string): boolean {
  const wanted = new Set(source.match(/[\p{L}\p{N}'’]+/gu));
  return (found.match(/[\p{L}\p{N}'’]+/gu) ?? []).every((word) => wanted.has(word));
}

function standsAt(where: Where, article: Article, row: number, first: number, last: number): boolean {
  const { tokens, rows, text } = article;
  const opens = first === tokens.ofRow[row];
  const closes = last + 1 === tokens.ofRow[row + 1];
  switch (where) {
    case 'line': {
      if (!opens || !closes) return false;
      const before = text.slice(rows.start[row], tokens.start[first]);
      const after = text.slice(tokens.end[last], rows.end[row]);
      return !OPENING_MARK.test(before) && !QUOTE_MARK.test(after);
    }
    case 'line-start':
      return opens && !OPENING_MARK.test(text.slice(rows.start[row], tokens.start[first]));
    case 'line-end':
      return closes && !QUOTE_MARK.test(text.slice(tokens.end[last], rows.end[row]));
    case 'text-start':
      return opens && row === 0;
    case 'text-end':
      return closes && row === rows.count - 1;
    case 'anywhere':
      return true;
  }
}

const patternsOf = new WeakMap<CompiledEntry, Patterns>();
const FRAME: Readonly<Record<Where, readonly [before: string, after: string, flags: string]>> = {
  line: ['^(?:', ')$', 'u'],
  'line-start': ['^(?:', ')', 'u'],
  'line-end': ['(?:', ')$', 'u'],
  'text-start': ['^(?:', ')', 'u'],
  'text-end': ['(?:', ')$', 'u'],
  anywhere: ['(?:', ')', 'gu'],
};

/** Rows after which a pattern that begins with its row is compiled anyway: it then turns down a row sooner than the search for what it requires. */
const PATIENCE = 100;

/** The patterns of an entry as far as they were needed. */
interface Patterns {
  readonly compiled: (RegExp | undefined)[];
  readonly refusals: number[];
}

/** A pattern of an entry, if the row may match it. Compiling a long pattern takes longer than all else that is done about an article, so it must have a reason. */
function patternFor(entry: CompiledEntry, index: number, text: string): RegExp | undefined {
  let patterns = patternsOf.get(entry);
  if (!patterns) {
    patterns = { compiled: [], refusals: [] };
    patternsOf.set(entry, patterns);
  }
  const [before, after, flags] = FRAME[entry.where];
  const known = patterns.compiled[index];
  if (known && before.startsWith('^')) return known;
  if (!holdsRequired(text, entry.required?.[index])) {
    const refusals = (patterns.refusals[index] ?? 0) + 1;
    patterns.refusals[index] = refusals;
    if (refusals < PATIENCE || !before.startsWith('^')) return undefined;
  }
  const pattern = known ?? new RegExp(`${before}${entry.patterns?.[index]}${after}`, flags);
  patterns.compiled[index] = pattern;
  return pattern;
}

function holdsRequired(text: string, clauses: readonly (readonly string[])[] = []): boolean {
  for (const clause of clauses) {
    let holds = false;
    for (let i = 0; i < clause.length && !holds; i++) holds = text.includes(clause[i] as string);
    if (!holds) return false;
  }
  return true;
}

/** Tries the patterns once on every row that holds a literal and passed the gate of the entry. */
export function regexHits(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  matches: readonly PhraseMatch[],
): Hit[] {
  const { rows, tokens } = article;
  const hits: Hit[] = [];
  let lastRow = -1;
  let tried = -1;
  for (const match of matches) {
    const at = tokens.start[match.first] as number;
    const { row } = match;
    const long = (rows.end[row] as number) - (rows.start[row] as number) > LONG_ROW;
    if (row === lastRow && !(long && entry.where === 'anywhere' && at >= tried)) continue;
    lastRow = row;
    let from = rows.start[row] as number;
    let to = rows.end[row] as number;
    if (long && entry.where === 'anywhere') {
      from = Math.max(from, at - WINDOW_BEFORE, tried);
      to = Math.min(to, at + WINDOW_AFTER);
      tried = to;
    } else if (long && (entry.where === 'line-end' || entry.where === 'text-end')) from = to - WINDOW_AFTER;
    else if (long) to = from + WINDOW_AFTER;
    const text = article.text.slice(from, to);
    const before = hits.length;
    const count = entry.patterns?.length ?? 0;
    for (let index = 0; index < count; index++) {
      const pattern = patternFor(entry, index, text);
      if (!pattern) continue;
      pattern.lastIndex = 0;
      for (let found = pattern.exec(text); found !== null; found = pattern.global ? pattern.exec(text) : null) {
        if (found[0] === '') break;
        const start = from + found.index;
        hits.push({
          rule,
          entry,
          row,
          start,
          end: start + found[0].length,
          cues: [wordsOf(article, match)],
          groups: [...found],
        });
      }
      if (hits.length > before && !pattern.global) break;
    }
  }
  return hits;
}

/** A plea: from its first opening phrase to the last phrase found in the same row, when enough different phrases are there. */
export function bannerHits(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  matches: readonly PhraseMatch[],
): Hit[] {
  const { tokens, rows, text } = article;
  const hits: Hit[] = [];
  const ordered = [...matches].sort((a, b) => a.first - b.first || b.last - a.last);
  for (let i = 0; i < ordered.length; i++) {
    const opening = ordered[i] as PhraseMatch;
    if (opening.phrase.role !== 'start') continue;
    const start = tokens.start[opening.first] as number;
    const { row } = opening;
    const limit = Math.min(rows.end[row] as number, start + (entry.maxChars ?? BANNER_MAX_CHARS));
    const inside = ordered.filter((m) => m.first >= opening.first && (tokens.end[m.last] as number) <= limit);
    const different = new Map(inside.map((m) => [m.phrase.source, wordsOf(article, m)]));
    if (different.size < (entry.min ?? BANNER_MIN)) continue;
    const last = inside.reduce((a, b) => (b.last > a.last || (b.last === a.last && b.phrase.role === 'end') ? b : a));
    const end =
      last.phrase.role === 'end'
        ? endOfMark(text, tokens.end[last.last] as number, limit)
        : endOfSentence(text, start, tokens.end[last.last] as number, limit);
    hits.push({ rule, entry, row, start, end, cues: [...different.values()] });
    while (i + 1 < ordered.length && (tokens.start[(ordered[i + 1] as PhraseMatch).first] as number) < end) i++;
  }
  return hits;
}

/** What was found, as it stands in the article: a person recognises that sooner than the phrase of the pack. */
function wordsOf(article: Article, match: PhraseMatch): string {
  return article.text.slice(article.tokens.start[match.first], article.tokens.end[match.last]);
}

function endOfMark(text: string, end: number, limit: number): number {
  let at = end;
  while (at < limit && '.!?…:»)]→'.includes(text.charAt(at))) at++;
  return at;
}

function endOfSentence(text: string, start: number, end: number, limit: number): number {
  for (const sentence of sentencesOf(text, start, limit)) if (sentence.end >= end) return sentence.end;
  return end;
}

/** Whole-line phrases at the very end: every row below must be one as well. */
export function trailerHits(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  matches: readonly PhraseMatch[],
): Hit[] {
  const found = new Map<number, Hit>();
  for (const match of matches) {
    const hit = phraseHit(article, rule, { ...entry, where: 'line' }, match);
    if (hit) found.set(hit.row, { ...hit, entry });
  }
  return [...found.values()];
}

/** Spellings of one name in one article: every occurrence of a rarer one. */
export function consistencyHits(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  matches: readonly PhraseMatch[],
): Hit[] {
  const counts = new Map<string, number>();
  for (const match of matches) counts.set(match.phrase.source, (counts.get(match.phrase.source) ?? 0) + 1);
  if (counts.size < 2) return [];
  const most = Math.max(...counts.values());
  const common = (entry.variants ?? []).find((variant) => counts.get(variant) === most);
  const hits: Hit[] = [];
  for (const match of matches) {
    if (match.phrase.source === common) continue;
    const start = article.tokens.start[match.first] as number;
    const end = article.tokens.end[match.last] as number;
    hits.push({ rule, entry, row: match.row, start, end, cues: [match.phrase.source, common ?? ''] });
  }
  return hits;
}
