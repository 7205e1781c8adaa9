import type { Article } from '../article/article.ts';
import { sentencesOf } from '../article/sentences.ts';
import { KIND_NUMBER } from '../article/tokens.ts';
import { BANNER_MAX_CHARS, BANNER_MIN, type CompiledEntry, type CompiledRule, type Where } from './compiled.ts';
import type { Hit } from './hits.ts';
import { type PhraseMatch, wordsOf } from './matches.ts';
import { wordsOfPhrase } from './phrase.ts';

/** Around a whole-line phrase anything may stand but words and quotation marks: bullets, arrows, brackets, emoji. */
const QUOTE_MARK = /["“”‘’„]/u;
const OPENING_MARK = /["“”‘’„«]/u;
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
  if (entry.exactCase && !sameLetters(article, match)) return undefined;
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

/** Every word that was found stands in the phrase with the same letters. Apostrophes may be of either kind, and `<n>` is any number. */
function sameLetters({ tokens, text }: Article, { phrase, first, last }: PhraseMatch): boolean {
  const wanted = new Set(wordsOfPhrase(phrase.source).map(straight));
  const anyNumber = phrase.source.includes('<n>');
  for (let token = first; token <= last; token++) {
    if (anyNumber && tokens.kind[token] === KIND_NUMBER) continue;
    if (!wanted.has(straight(text.slice(tokens.start[token], tokens.end[token])))) return false;
  }
  return true;
}

function straight(word: string): string {
  return word.replaceAll('’', "'");
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

/**
 * A plea: from its first opening phrase to the last phrase found in the same row, when enough different phrases are there.
 * @param matches in the order of their first words, as the automaton tells them.
 */
export function bannerHits(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  matches: readonly PhraseMatch[],
): Hit[] {
  const { tokens, rows, text } = article;
  const hits: Hit[] = [];
  for (let i = 0; i < matches.length; i++) {
    const opening = matches[i] as PhraseMatch;
    if (opening.phrase.role !== 'start') continue;
    const start = tokens.start[opening.first] as number;
    const { row } = opening;
    const limit = Math.min(rows.end[row] as number, start + (entry.maxChars ?? BANNER_MAX_CHARS));
    const inside = matches.filter((m) => m.first >= opening.first && (tokens.end[m.last] as number) <= limit);
    const different = new Map(inside.map((m) => [m.phrase.source, wordsOf(article, m)]));
    if (different.size < (entry.min ?? BANNER_MIN)) continue;
    const last = inside.reduce((a, b) => (b.last > a.last || (b.last === a.last && b.phrase.role === 'end') ? b : a));
    const end =
      last.phrase.role === 'end'
        ? endOfMark(text, tokens.end[last.last] as number, limit)
        : endOfSentence(text, start, tokens.end[last.last] as number, limit);
    hits.push({ rule, entry, row, start, end, cues: [...different.values()] });
    while (i + 1 < matches.length && (tokens.start[(matches[i + 1] as PhraseMatch).first] as number) < end) i++;
  }
  return hits;
}

/** Behind the marks that close what ends at `end`. */
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
