import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { compileForms, type Form, type Pair, packForm, parsePairs } from '../src/language/lexicon.ts';
import { encodeBigrams } from '../src/language/ngrams.ts';
import { type Counts, cleanCount, countKey, spunRate, weightOf } from '../src/language/weights.ts';
import { packageRoot } from '../src/package.ts';

/** Words of the bigram model: counted this often, or part of the lexicon. */
const COMMON_WORD = 12;
/** Most pairs of words in the bigram model; 550,000 fill 2.2 MB. */
const MAX_PAIRS = 550_000;
/** Forms with a smaller weight (nats) say too little about a document to be scanned for in every article. */
const GATE_WEIGHT = 1.5;
/** Most forms the gate scans for; the best by P(form | spun page) × weight are taken. */
const GATE_FORMS = 2000;
/** Words so frequent that forms which start with them make the scan of every article slow, and say too little for it. */
const COMMON_STARTS = /^(?:the|a|to|is|of|and|for|it|with|was|you|i|but|that) /;
/** Most occurrences of an odd form in the clean counts: one in two million words. */
const ODD_COUNT = 20;

/**
 * Makes the models of spin detection from rules/spin/*.tsv and the n-gram counts in `dataDir`: `unigrams.tsv.gz`,
 * `bigrams.tsv.gz` and `trigrams.tsv.gz`, one `n-gram<TAB>count` a line.
 */
export function buildSpin(dataDir: string): void {
  const pairs = readPairs(path.join(packageRoot(), 'rules', 'spin'));
  const counts = readCounts(dataDir);
  const forms = compileForms(pairs, (pair) => weightOf(pair, counts));
  const out = path.join(packageRoot(), 'models');
  mkdirSync(out, { recursive: true });
  const write = (name: string, data: string | Uint8Array): void => {
    writeFileSync(path.join(out, name), data);
    console.error(`models/${name}: ${Math.round(data.length / 1024)} KB`);
  };
  write('spin-lexicon.json', linesOf(forms));
  write('spin-gate.json', linesOf(gateForms(forms, pairs, counts)));
  write('spin-ngrams.bin', encodeModel(forms, counts));
}

function readPairs(folder: string): Pair[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.tsv'))
    .sort();
  return files.flatMap((file) => parsePairs(readFileSync(path.join(folder, file), 'utf8'), file));
}

function readCounts(folder: string): Counts {
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

/** One form a line, so that a change of the lexicon is a readable change of the model. */
function linesOf(forms: readonly Form[]): string {
  return `[\n${forms.map((form) => JSON.stringify(packForm(form))).join(',\n')}\n]\n`;
}

/** The forms that tell most about a document, without their candidates. */
function gateForms(forms: readonly Form[], pairs: readonly Pair[], counts: Counts): Form[] {
  const pages = new Map(pairs.map((pair) => [pair.spun, 0]));
  for (const pair of pairs) pages.set(pair.spun, Math.max(pages.get(pair.spun) ?? 0, pair.pages));
  const value = (form: Form): number => spunRate(pages.get(form.spun) ?? 0) * form.weight + (form.cased ? 0.05 : 0);
  return forms
    .filter((form) => !COMMON_STARTS.test(form.spun))
    .filter((form) => form.weight >= GATE_WEIGHT && /^[A-Za-z' ]+$/.test(form.spun))
    .filter(
      (form) =>
        (pages.get(form.spun) ?? 0) > 0 ||
        form.cased ||
        (!form.ambiguous && cleanCount(countKey(form.spun), counts) < 4),
    )
    .map((form) => ({ form, value: value(form) }))
    .sort((a, b) => b.value - a.value || (a.form.spun < b.form.spun ? -1 : 1))
    .slice(0, GATE_FORMS)
    .map(({ form }) => ({ ...form, candidates: [], ambiguous: !isOdd(form, counts) }))
    .sort((a, b) => (a.spun < b.spun ? -1 : 1));
}

/** Hardly English at all: names word by word, and groups of words that clean news does not know. Single words are always somebody's. */
function isOdd(form: Form, counts: Counts): boolean {
  return form.cased || (form.spun.includes(' ') && cleanCount(countKey(form.spun), counts) <= ODD_COUNT);
}

function encodeModel(forms: readonly Form[], counts: Counts): Uint8Array {
  const useful = new Set<string>();
  for (const form of forms)
    for (const text of [form.spun, ...form.candidates]) for (const word of countKey(text).split(' ')) useful.add(word);
  const unigrams = new Map(
    [...counts.unigrams].filter(([word, count]) => count >= COMMON_WORD || useful.has(word)).slice(0, 0xfff0),
  );
  const rows = [...counts.bigrams]
    .map(([pair, count]) => [...(pair.split(' ') as [string, string]), count] as const)
    .filter(([before, word]) => useful.has(before) || useful.has(word))
    .slice(0, MAX_PAIRS);
  return encodeBigrams(unigrams, rows);
}
