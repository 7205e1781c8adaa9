import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import zlib, { gunzipSync } from 'node:zlib';
import { type GateForm, packGateForms } from '../src/language/gate-forms.ts';
import { parseIrregular } from '../src/language/inflect.ts';
import type { Form } from '../src/language/lexicon.ts';
import { formsOf, keyOf, packLexicon } from '../src/language/lexicon-build.ts';
import { parseNames, parseNameWords, spunNames } from '../src/language/names.ts';
import { MAX_WORDS, packNgrams } from '../src/language/ngrams-build.ts';
import { expandPairs, type Pair, parsePairs } from '../src/language/pairs.ts';
import { type Counts, chancesOf, cleanCount, countKey, spunRate, weightOf } from '../src/language/weights.ts';
import { packageRoot } from '../src/package.ts';
import { LEAST_PRIOR } from '../src/rules/spin/lattice.ts';
import { buildContext } from './build-context.ts';

/** Pairs of words in the n-gram model: what the slots of 1.5 MB hold. */
const MAX_PAIRS = 487_000;
/** Forms with a smaller weight (nats) say too little about a document to be scanned for in every article. */
const GATE_WEIGHT = 1.5;
/** Most forms the gate scans for; the best by P(form | spun page) × weight are taken. */
const GATE_FORMS = 4500;
/** Of these, so many are of the rarer engines, which are on too few pages to be among the best: without them their pages would never get a closer look. */
const RARE_GATE_FORMS = 700;
/** Words so frequent that forms which start with them make the scan of every article slow, and say too little for it. */
const COMMON_STARTS = /^(?:the|a|to|is|of|and|for|it|with|was|you|i|but|that) /;
/** Occurrences in clean news from which a combined name is a real one. */
const CUT_COUNT = 8;
/** Most occurrences of an odd form in the clean counts: one in two million words. */
const ODD_COUNT = 20;

/**
 * Makes the models of spin detection from rules/spin and the n-gram counts in `dataDir`: `unigrams.tsv.gz`,
 * `bigrams.tsv.gz` and `trigrams.tsv.gz`, one `n-gram<TAB>count` a line.
 * @param vectors word vectors, see build-context.ts; without them the model of contexts stays as it is.
 */
export function buildSpin(dataDir: string, vectors?: string): void {
  const counts = readCounts(dataDir);
  const pairs = knownPairs(counts);
  const forms = compiledForms(pairs, counts);
  const out = path.join(packageRoot(), 'models');
  mkdirSync(out, { recursive: true });
  const write = (name: string, data: string | Uint8Array): void => {
    writeFileSync(path.join(out, name), data);
    console.error(`models/${name}: ${Math.round(data.length / 1024)} KB`);
  };
  console.error(`${pairs.length} pairs, ${forms.length} forms`);
  write('spin-lexicon.bin', packLexicon(forms));
  write('spin-gate.json', packGateForms(gateForms(forms, pairs, counts)));
  const asked = wordsIn(forms);
  write('spin-ngrams.bin', packModel(asked, counts));
  if (vectors !== undefined) buildContext(vectors, counts, asked);
}

/** The forms of pairs with their weights and chances. */
export function compiledForms(pairs: readonly Pair[], counts: Counts): Form[] {
  return formsOf(
    pairs,
    (pair) => weightOf(pair, counts),
    chancesOf(pairs, counts),
    (pair) => isOdd(pair, counts),
  ).flatMap(withoutHopeless);
}

/**
 * Leaves out originals that the decoder would never try, but for one of each odd form, which is evidence about a document.
 */
function withoutHopeless(form: Form): Form[] {
  const hopeful = form.priors.findIndex((prior) => prior < LEAST_PRIOR);
  if (hopeful < 0) return [form];
  const kept = hopeful === 0 && form.odd ? 1 : hopeful;
  return kept === 0
    ? []
    : [{ ...form, candidates: form.candidates.slice(0, kept), priors: form.priors.slice(0, kept) }];
}

/** All pairs of the project's lexicon that are fit to be compiled. */
export function knownPairs(counts: Counts): Pair[] {
  const pairs = readPairs(path.join(packageRoot(), 'rules', 'spin'));
  // A combined name that clean news holds is somebody’s, whatever the gazetteer says.
  const unheard = pairs.filter((pair) => !(pair.combined && cleanCount(countKey(pair.spun), counts) > CUT_COUNT));
  return oneWay(unheard, counts);
}

/** All pairs of a lexicon folder: the rows with their inflections, and the names word by word. */
function readPairs(folder: string): Pair[] {
  const read = (...name: string[]): string => readFileSync(path.join(folder, ...name), 'utf8');
  const rows = readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort()
    .flatMap((file) => parsePairs(read(file), file).pairs);
  const written = expandPairs(rows, parseIrregular(read('grammar', 'inflection.tsv'), 'inflection.tsv'));
  return existsSync(path.join(folder, 'names', 'gazetteer.tsv')) ? [...written, ...namePairs(read, written)] : written;
}

function namePairs(read: (...name: string[]) => string, written: readonly Pair[]): Pair[] {
  const names = parseNames(read('names', 'gazetteer.tsv'));
  const words = parseNameWords(read('names', 'words.tsv'), 'words.tsv');
  const real = realNames([...names, ...parseNames(read('names', 'real.tsv'))]);
  const known = new Set(written.map((pair) => `${pair.spun}\t${pair.original}`));
  return names.flatMap((original) =>
    spunNames(original, words, real)
      .filter((spun) => !known.has(`${spun}\t${original}`))
      .map((spun) => ({ spun, original, class: 'name', pages: 0, ambiguous: false, cased: true, combined: true })),
  );
}

/** Names with all groups of words inside them: “Royal College” is no wrong name while there is a Royal College of Art. */
function realNames(names: readonly string[]): Set<string> {
  const all = new Set(names);
  for (const name of names) {
    const words = name.split(' ');
    for (let from = 0; from + 1 < words.length; from++)
      for (let to = from + 2; to <= words.length; to++) all.add(words.slice(from, to).join(' '));
  }
  return all;
}

/**
 * Each pair once; of pairs that are only likely one direction: that which was seen, else the one that ends in the commoner word.
 */
function oneWay(pairs: readonly Pair[], counts: Counts): Pair[] {
  const best = new Map<string, Pair>();
  for (const pair of pairs) {
    const key = `${keyOf(pair.spun, pair.cased)}\t${pair.original.toLowerCase()}`;
    const rival = best.get(key);
    const isKnownBetter = rival && rival.pages === pair.pages && knowledgeOf(rival) < knowledgeOf(pair);
    if (!rival || rival.pages < pair.pages || isKnownBetter) best.set(key, pair);
  }
  return [...best.values()].filter((pair) => {
    const back = best.get(`${keyOf(pair.original, pair.cased)}\t${pair.spun.toLowerCase()}`);
    // Spinners write “data” for “information” and the other way round: what was seen stays.
    if (!back || (!pair.likely && !back.likely)) return true;
    if (back.pages !== pair.pages) return pair.pages > back.pages;
    const [there, here] = [cleanCount(countKey(pair.original), counts), cleanCount(countKey(pair.spun), counts)];
    return there !== here ? there > here : pair.original < pair.spun;
  });
}

/** How well a pair that was not seen is known; higher is better. */
function knowledgeOf({ likely, usual, rare }: Pair): number {
  if (usual) return 3;
  if (rare) return 2;
  return likely ? 0 : 1;
}

export function readCounts(folder: string): Counts {
  const table = (name: string): Map<string, number> => {
    const map = new Map<string, number>();
    for (const line of gunzipSync(readFileSync(path.join(folder, name)))
      .toString('utf8')
      .split('\n')) {
      const tab = line.lastIndexOf('\t');
      if (tab > 0) map.set(line.slice(0, tab), Number(line.slice(tab + 1)));
    }
    return map;
  };
  const unigrams = table('unigrams.tsv.gz');
  const total = [...unigrams.values()].reduce((sum, count) => sum + count, 0);
  return { unigrams, bigrams: table('bigrams.tsv.gz'), trigrams: table('trigrams.tsv.gz'), total };
}

/** The forms that tell most about a document, without their candidates. */
function gateForms(forms: readonly Form[], pairs: readonly Pair[], counts: Counts): GateForm[] {
  const pages = new Map(pairs.map((pair) => [pair.spun, 0]));
  for (const pair of pairs) pages.set(pair.spun, Math.max(pages.get(pair.spun) ?? 0, pair.pages));
  const value = (form: Form): number => spunRate(pages.get(form.spun) ?? 0) * form.weight + (form.odd ? 0.05 : 0);
  const fit = forms
    .filter((form) => !COMMON_STARTS.test(form.spun))
    .filter((form) => form.weight >= GATE_WEIGHT && /^[A-Za-z' ]+$/.test(form.spun))
    .filter((form) => (pages.get(form.spun) ?? 0) > 0 || form.odd);
  const rare = rareForms(fit, pairs, counts);
  const best = bestOf(fit, value, GATE_FORMS - rare.length, rare);
  return [...rare, ...best]
    .map(({ spun, cased, weight, odd }) => ({ spun, cased, weight, odd }))
    .sort((a, b) => (a.spun < b.spun ? -1 : 1));
}

/** Odd forms of the rarer engines. All of them are as likely to be in the dictionary, so those of the commonest originals are met most often. */
function rareForms(forms: readonly Form[], pairs: readonly Pair[], counts: Counts): Form[] {
  const rate = new Map<string, number>();
  for (const { spun, original, rare } of pairs) {
    if (rare) rate.set(spun, Math.max(rate.get(spun) ?? 0, cleanCount(countKey(original), counts)));
  }
  const odd = forms.filter((form) => form.odd && rate.has(form.spun));
  return bestOf(odd, (form) => rate.get(form.spun) as number, RARE_GATE_FORMS);
}

function bestOf(
  forms: readonly Form[],
  value: (form: Form) => number,
  most: number,
  without: readonly Form[] = [],
): Form[] {
  const taken = new Set(without);
  return forms
    .filter((form) => !taken.has(form))
    .map((form) => ({ form, worth: value(form) }))
    .sort((a, b) => b.worth - a.worth || (a.form.spun < b.form.spun ? -1 : 1))
    .slice(0, most)
    .map(({ form }) => form);
}

/** Hardly English at all: names in wrong words, and groups of words that clean news does not know. Single words are always somebody’s. */
function isOdd(pair: Pair, counts: Counts): boolean {
  if (!pair.spun.includes(' ')) return false;
  // “Recording studios” are as good English as a recording studio.
  const forms = pair.base === undefined ? [pair.spun] : [pair.spun, pair.base];
  const count = Math.max(...forms.map((form) => cleanCount(countKey(form), counts)));
  return pair.cased ? count <= CUT_COUNT : !pair.ambiguous && count <= ODD_COUNT;
}

/** Words of all forms and originals, as the counts spell them. */
function wordsIn(forms: readonly Form[]): Set<string> {
  const words = new Set<string>();
  for (const form of forms)
    for (const text of [form.spun, ...form.candidates]) for (const word of countKey(text).split(' ')) words.add(word);
  return words;
}

/** Pairs of words that the lexicon can ask for first, by count; the others fill the room that is left. */
function packModel(useful: ReadonlySet<string>, counts: Counts): Uint8Array {
  const asked = [...counts.bigrams].filter(([pair]) => pair.split(' ').some((word) => useful.has(word)));
  const unigrams = new Map(
    [...counts.unigrams]
      .map(([word, count]) => [word, useful.has(word) ? count + 1e9 : count] as const)
      .sort((a, b) => b[1] - a[1])
      .slice(0, MAX_WORDS)
      .map(([word]) => [word, counts.unigrams.get(word) as number]),
  );
  return packNgrams(
    { unigrams, bigrams: asked.sort((a, b) => b[1] - a[1]) },
    MAX_PAIRS,
    zlib.constants.BROTLI_MAX_QUALITY,
  );
}
