import type { Article } from '../article/article.ts';
import { isPlain, plainForm } from '../article/plain.ts';
import { type CompiledEntry, type CompiledRule, LONG_ROW, type Where } from './compiled.ts';
import type { Hit } from './hits.ts';
import { type PhraseMatch, wordsOf } from './matches.ts';

/**
 * Of a very long row (a page on one line) a regex only sees a window: around its literal, or at the end it is tied to. That keeps the cost of a
 * pattern per row constant, whatever its backtracking. Characters.
 */
const WINDOW_BEFORE = 400;
const WINDOW_AFTER = 1600;

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

const PLAIN = Symbol('plain text');

/** Most articles are plain as a whole, so their rows need not be looked at. */
function isPlainArticle({ text }: Article): boolean {
  return isPlain(text);
}

/** The patterns of an entry as far as they were needed. */
interface Patterns {
  readonly compiled: (RegExp | undefined)[];
  /** The same for plain texts. */
  readonly plain: (RegExp | undefined)[];
  readonly refusals: number[];
}

function patternsFor(entry: CompiledEntry): Patterns {
  let patterns = patternsOf.get(entry);
  if (!patterns) {
    patterns = { compiled: [], plain: [], refusals: [] };
    patternsOf.set(entry, patterns);
  }
  return patterns;
}

/** A pattern of an entry, if the row may match it. Compiling a long pattern takes longer than all else that is done about an article, so it must have a reason. */
function patternFor(
  entry: CompiledEntry,
  patterns: Patterns,
  index: number,
  text: string,
  plain: boolean,
): RegExp | undefined {
  const [before] = FRAME[entry.where];
  const compiled = plain ? patterns.plain : patterns.compiled;
  const known = compiled[index];
  if (known && before.startsWith('^')) return known;
  if (!holdsRequired(text, entry.required?.[index])) {
    const refusals = (patterns.refusals[index] ?? 0) + 1;
    patterns.refusals[index] = refusals;
    if (refusals < PATIENCE || !before.startsWith('^')) return undefined;
  }
  const pattern = known ?? compile(entry, index, plain);
  compiled[index] = pattern;
  return pattern;
}

function compile({ where, patterns }: CompiledEntry, index: number, plain: boolean): RegExp {
  const [before, after, flags] = FRAME[where];
  const pattern = patterns?.[index] as string;
  const form = plain ? plainForm(pattern) : undefined;
  return form === undefined
    ? new RegExp(`${before}${pattern}${after}`, flags)
    : new RegExp(`${before}${form}${after}`, flags.replace('u', ''));
}

function holdsRequired(text: string, clauses: readonly (readonly string[])[] = []): boolean {
  for (const clause of clauses) {
    let holds = false;
    for (let i = 0; i < clause.length && !holds; i++) holds = text.includes(clause[i] as string);
    if (!holds) return false;
  }
  return true;
}

/** Does the second half of a surrogate pair stand at an offset? */
function isLowHalf(text: string, offset: number): boolean {
  return (text.charCodeAt(offset) & 0xfc00) === 0xdc00 && (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
}

/** Tries the patterns once on every row that holds a literal and passed the gate of the entry. */
export function regexHits(
  article: Article,
  rule: CompiledRule,
  entry: CompiledEntry,
  matches: readonly PhraseMatch[],
): Hit[] {
  const { rows, tokens } = article;
  const patterns = patternsFor(entry);
  const isPlainText = article.view(PLAIN, isPlainArticle);
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
    let stop = to;
    if (long && entry.where === 'anywhere') {
      from = Math.max(from, at - WINDOW_BEFORE, tried);
      to = Math.min(to, at + WINDOW_AFTER);
      // What begins near the end of a window may go on behind it and is left to the next one.
      tried = to === rows.end[row] ? to : to - WINDOW_BEFORE;
      stop = tried;
    } else if (long && (entry.where === 'line-end' || entry.where === 'text-end')) from = to - WINDOW_AFTER;
    else if (long) to = from + WINDOW_AFTER;
    if (long) {
      // A window must not begin or end between the halves of a character: the edit would cut it in two.
      if (isLowHalf(article.text, from)) from++;
      if (isLowHalf(article.text, to)) to--;
    }
    const text = article.text.slice(from, to);
    const plain = isPlainText || isPlain(text);
    const before = hits.length;
    const count = entry.patterns?.length ?? 0;
    for (let index = 0; index < count; index++) {
      const pattern = patternFor(entry, patterns, index, text, plain);
      if (!pattern) continue;
      pattern.lastIndex = 0;
      for (let found = pattern.exec(text); found !== null; found = pattern.global ? pattern.exec(text) : null) {
        if (found[0] === '') break;
        const start = from + found.index;
        if (start >= stop) break;
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
