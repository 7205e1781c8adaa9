import type { Article } from '../../article/article.ts';
import { type Form, keyPart, type Lexicon, spinLexicon } from '../../language/lexicon.ts';
import { newsBigrams } from '../../language/ngrams.ts';
import { matchCase } from './case.ts';
import { type Cell, type Change, Sheet } from './sheet.ts';

/**
 * Gain (nats) that a restoration must bring. This and the constants below were tuned on one annotated spun article of 129 swaps and on 100,000 words
 * of clean news with the gate forced open, where they make 19 proposals per 1,000 words.
 */
const MIN_GAIN = 0.5;
/** Cost (nats) of a capital inside a sentence: most such words are parts of names. */
const CAPITAL = 4;
/** Weight (nats) of a form that says nothing either way, the share of the weight that counts, and its limits: neighbours must not be drowned out. */
const EVEN = 2;
const SHARE = 0.6;
const LEAST_BIAS = -2.5;
const MOST_BIAS = 2.5;
/** Cost (nats) of every place behind the first in the list of originals: the likeliest stand first. */
const LATER = 0.7;
/** Case-sensitive names need no neighbours. */
const NAME_BONUS = 8;
/** Rounds over a block; each sees the neighbours that the round before restored. Most blocks need two. */
const ROUNDS = 8;
const ALTERNATIVES = 3;

interface Match {
  readonly from: number;
  readonly to: number;
  readonly change: Change;
  readonly gain: number;
}

const RESTORED = Symbol('spin restorations');

/**
 * All restorations of a convicted article, in the order of the text. Greedy: of all matches in a block the best gains are taken first, then the block is
 * looked at again with the restored words as context, until nothing gains: what comes out would not be touched again.
 * Narration is restored before quotations and never looks at restored quotations, because those stay as they are in bulk.
 */
export function restorations(article: Article): readonly Change[] {
  return article.view(RESTORED, (all) => changesOf(all, spinLexicon(), () => true));
}

/** Restorations of some names only, for an article that is not convicted. */
export function nameRestorations(article: Article, names: ReadonlySet<string>): readonly Change[] {
  return changesOf(article, spinLexicon(), (form) => names.has(form.spun));
}

function changesOf(article: Article, lexicon: Lexicon, wanted: (form: Form) => boolean): Change[] {
  const model = newsBigrams();
  const phrases = new Map<string, readonly number[]>();
  const changes: Change[] = [];
  for (let block = 0; block < article.blocks.count; block++) {
    const sheet = new Sheet(article, block, model, phrases);
    for (const quoted of [false, true]) {
      for (let round = 0; round < ROUNDS; round++) {
        const matches = matchesOf(article, sheet, lexicon, quoted, wanted);
        if (matches.length === 0) break;
        for (const { change, from, to } of pick(matches)) sheet.write(change, from, to);
      }
    }
    const seen = new Set<Change>();
    for (const { change } of sheet.cells) if (change) seen.add(change);
    changes.push(...seen);
  }
  return changes;
}

/** Best gains first, no overlaps, neighbours included: a neighbour is judged anew in the next round. Last first, for writing. */
function pick(matches: Match[]): Match[] {
  const picked: Match[] = [];
  for (const match of matches.sort((a, b) => b.gain - a.gain || a.from - b.from || b.to - a.to)) {
    if (picked.every((other) => match.to < other.from || match.from > other.to)) picked.push(match);
  }
  return picked.sort((a, b) => b.from - a.from);
}

function matchesOf(
  article: Article,
  sheet: Sheet,
  lexicon: Lexicon,
  quoted: boolean,
  wanted: (form: Form) => boolean,
): Match[] {
  const { cells } = sheet;
  const matches: Match[] = [];
  for (let from = 0; from < cells.length; from++) {
    let folded = '';
    let cased = '';
    const longest = lexicon.longest.get(keyPart(cells[from] as Cell, false)) ?? 0;
    for (let to = from + 1; to <= cells.length && to - from <= longest; to++) {
      const cell = cells[to - 1] as Cell;
      if (cell.quoted !== quoted) break;
      const space = to > from + 1 ? ' ' : '';
      folded += space + keyPart(cell, false);
      cased += space + cell.raw;
      for (const form of [lexicon.cased.get(cased), lexicon.folded.get(folded)]) {
        const match = form && wanted(form) ? matchOf(article, sheet, form, from, to) : undefined;
        if (match) matches.push(match);
      }
    }
  }
  return matches;
}

function matchOf(article: Article, sheet: Sheet, form: Form, from: number, to: number): Match | undefined {
  const cells = sheet.cells.slice(from, to) as [Cell, ...Cell[]];
  const start = Math.min(...cells.map((cell) => cell.start));
  const end = Math.max(...cells.map((cell) => cell.end));
  if (article.protectedSpans.length > 0 && article.isProtected({ start, end, text: form.spun })) return undefined;
  // A change that is only half covered cannot be changed again.
  if (isCut(sheet.cells, from) || isCut(sheet.cells, to)) return undefined;
  const starts = sheet.startsSentence(from);
  const capitals = form.cased ? 0 : cells.filter((cell, i) => isCapital(cell.raw) && !(i === 0 && starts)).length;
  const written = sheet.score(
    cells.map((cell) => cell.index),
    from,
    to,
  );
  const bias = biasOf(form) - capitals * CAPITAL;
  const text = article.text.slice(start, end);
  const candidates = form.candidates
    .map((original, rank) => ({
      text: form.cased ? original : matchCase(original, text, starts),
      gain: sheet.score(sheet.indicesOf(original), from, to) - written + bias - rank * LATER,
    }))
    .sort((a, b) => b.gain - a.gain)
    .slice(0, ALTERNATIVES);
  const gain = candidates[0]?.gain ?? 0;
  if (gain < MIN_GAIN) return undefined;
  const { spun, cased, weight } = form;
  return { from, to, gain, change: { start, end, spun, cased, weight, candidates, quoted: (cells[0] as Cell).quoted } };
}

/** What the form says by itself, nats: the rarer it is in clean news and the commoner on spun pages, the less its neighbours must say. */
function biasOf(form: Form): number {
  if (form.cased) return NAME_BONUS;
  return Math.max(LEAST_BIAS, Math.min(MOST_BIAS, SHARE * (form.weight - EVEN)));
}

/** Does the border before cell `at` run through a change? */
function isCut(cells: readonly Cell[], at: number): boolean {
  const change = cells[at]?.change;
  return change !== undefined && change === cells[at - 1]?.change;
}

function isCapital(raw: string): boolean {
  const first = raw.charAt(0);
  return first !== first.toLowerCase() && !/^I(?:'|$)/.test(raw);
}
