import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { knownPairs, readCounts } from '../scripts/build-spin.ts';
import { Article } from '../src/article/article.ts';
import { hashWord } from '../src/article/characters.ts';
import { Galley } from '../src/galley.ts';
import type { Pair } from '../src/language/pairs.ts';
import { chancesOf } from '../src/language/weights.ts';
import { packageRoot } from '../src/package.ts';
import { isSpun } from '../src/rules/spin/gate.ts';
import { spinModel } from '../src/rules/spin/model.ts';
import { restore } from '../src/rules/spin/restore.ts';
import { goldTexts, shared } from './spin/corpus.ts';
import { passages } from './spin/passages.ts';
import { emptyTally, type Proposal, rates, type Tally, tally } from './spin/score.ts';
import { type Dictionary, dictionaryOf, type Spun, spin } from './spin/simulate.ts';

const SPINS = new Set(['spin/phrase', 'spin/name', 'spin/bug', 'spin/suspect']);
const SAMPLE = 120;

/**
 * Quality of spin detection: `npm run quality:spin`. Prints the annotated article, what is proposed on clean texts, simulated spun texts, calibration and
 * ablations. The corpora must lie beside the project; without them only the sample that is spun and the passages spun by hand are checked.
 * @param only `written` for the passages alone, with what is missed in their development half.
 */
export async function qualitySpin(only?: string): Promise<number> {
  const galley = await Galley.create({ config: false });
  const sample = readFileSync(path.join(packageRoot(), 'samples', 'articles', 'spun.txt'), 'utf8');
  const passed = galley.check(sample).scores.spun > 0.5;
  console.log(`${passed ? 'ok  ' : 'MISS'} samples/articles/spun.txt`);
  passages((text) => proposalsOf(galley, text), only === 'written');
  if (only === 'written' || !existsSync(shared)) return passed ? 0 : 1;
  acceptance();
  clean(galley);
  const texts = sampleTexts();
  const counts = readCounts(path.join(shared, 'language'));
  const pairs = knownPairs(counts);
  const chances = chancesOf(pairs, counts);
  for (const half of [0, 1]) {
    const dictionary = dictionaryOf(
      pairs.filter((pair) => halfOf(pair) === half),
      chances,
    );
    for (const quotes of [true, false]) {
      for (const rate of [0.05, 0.1, 0.2]) simulated(galley, texts, dictionary, rate, quotes, half);
    }
  }
  const dictionary = dictionaryOf(pairs, chances);
  calibration(texts, dictionary);
  ablations(texts, dictionary);
  return passed ? 0 : 1;
}

/** Halves of the lexicon by form, so that most words keep some of their synonyms. */
function halfOf(pair: Pair): number {
  return (hashWord(pair.spun.toLowerCase()) >>> 7) & 1;
}

function sampleTexts(): string[] {
  const texts = goldTexts()
    .map(({ text }) => text)
    .filter((text) => text.length > 1200 && text.length < 10_000);
  const step = texts.length / Math.min(SAMPLE, texts.length);
  return Array.from({ length: Math.min(SAMPLE, texts.length) }, (_, i) => texts[Math.floor(i * step)] as string);
}

function acceptance(): void {
  const cli = path.join(packageRoot(), 'dist', 'bin', 'galley.cjs');
  const args = [
    'tools/score-edits.mjs',
    '--gold',
    'acceptance/gold',
    '--articles',
    'acceptance/articles',
    '--json',
    '--',
  ];
  const output = execFileSync('node', [...args, 'node', cli, 'check', '--no-config', '--format', 'json'], {
    cwd: shared,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  const scores = JSON.parse(output.trim().split('\n').at(-1) as string) as Record<string, unknown>;
  console.log('acceptance', JSON.stringify({ ...scores, perClass: (scores.perClass as Record<string, unknown>).spin }));
}

function proposalsOf(galley: Galley, text: string): { proposals: Proposal[]; spun: boolean } {
  const result = galley.check(text);
  const proposals = result.findings
    .filter(({ rule, status }) => SPINS.has(rule) && status === 'proposed')
    .flatMap(({ edits, alternatives }) =>
      edits.map((edit) => ({ start: edit.start, end: edit.end, alternatives: alternatives ?? [edit.text] })),
    )
    .sort((a, b) => a.start - b.start);
  return { proposals, spun: result.scores.spun >= 0.5 };
}

/** All clean English texts, through the whole tool. */
function clean(galley: Galley): void {
  const total = emptyTally();
  let convicted = 0;
  const texts = goldTexts();
  for (const { text, id } of texts) {
    const { proposals, spun } = proposalsOf(galley, text);
    if (spun) {
      convicted++;
      console.log(`  taken for spun: ${id}`);
    }
    tally(total, text, [], proposals);
  }
  console.log('clean', JSON.stringify({ texts: texts.length, convicted, falsePer1000: rates(total).falsePer1000 }));
}

/** Spun texts through the whole tool, the gate included; half of the lexicon spins, the whole of it restores. */
function simulated(
  galley: Galley,
  texts: readonly string[],
  dictionary: Dictionary,
  rate: number,
  quotes: boolean,
  half: number,
): void {
  const all = emptyTally();
  const convicted = emptyTally();
  let found = 0;
  texts.forEach((text, seed) => {
    const spun = spin(text, dictionary, { rate, quotes, seed });
    const result = proposalsOf(galley, spun.text);
    if (result.spun) {
      found++;
      tally(convicted, spun.text, spun.swaps, result.proposals);
    }
    tally(all, spun.text, spun.swaps, result.proposals);
  });
  const share = Math.round((all.swaps / all.words) * 1000) / 1000;
  console.log(
    `simulated ${rate} ${quotes ? 'with' : 'without'} quotes, half ${half}`,
    JSON.stringify({
      texts: texts.length,
      convicted: found,
      swapsAWord: share,
      ...rates(all),
      ofConvicted: rates(convicted),
    }),
  );
}

function eachSpun(texts: readonly string[], dictionary: Dictionary, see: (article: Article, spun: Spun) => void): void {
  texts.forEach((text, seed) => {
    const spun = spin(text, dictionary, { rate: 0.15, quotes: true, seed });
    const article = new Article(spun.text);
    if (isSpun(article)) see(article, spun);
  });
}

/** How often a proposal of some confidence stands on a swapped word. */
function calibration(texts: readonly string[], dictionary: Dictionary): void {
  const bins = Array.from({ length: 10 }, () => ({ proposals: 0, good: 0, confidence: 0 }));
  eachSpun(texts, dictionary, (article, { swaps }) => {
    for (const change of restore(article, spinModel(), () => true, { least: 0 })) {
      const bin = bins[Math.min(9, Math.floor(change.confidence * 10))] as (typeof bins)[number];
      bin.proposals++;
      bin.confidence += change.confidence;
      if (swaps.some((swap) => swap.start < change.end && swap.end > change.start)) bin.good++;
    }
  });
  for (const { proposals, good, confidence } of bins) {
    if (proposals > 0)
      console.log(
        `calibration ${(confidence / proposals).toFixed(2)}: ${(good / proposals).toFixed(3)} of ${proposals}`,
      );
  }
}

function ablations(texts: readonly string[], dictionary: Dictionary): void {
  const model = spinModel();
  const { lexicon, ngrams } = model;
  const variants: Record<string, Parameters<typeof restore>[1]> = {
    full: model,
    'no n-grams': { ...model, ngrams: over(ngrams, { bigram: (_: number, word: number) => ngrams.unigram(word) }) },
    'no priors': { ...model, lexicon: over(lexicon, { prior: () => -4, weight: () => 2 }) },
  };
  const run = (name: string, tuned: typeof model, wanted: (form: number) => boolean): void => {
    const total: Tally = emptyTally();
    eachSpun(texts, dictionary, (article, { text, swaps }) => {
      const changes = restore(article, tuned, wanted);
      tally(
        total,
        text,
        swaps,
        changes.map(({ start, end, candidates }) => ({ start, end, alternatives: candidates.map((c) => c.text) })),
      );
    });
    console.log(`ablation ${name}`, JSON.stringify(rates(total)));
  };
  for (const [name, tuned] of Object.entries(variants)) run(name, tuned, () => true);
  run('no multi-word forms', model, (form) => !lexicon.spun(form).includes(' '));
}

/** An object with some methods in the place of its own. */
function over<T extends object>(object: T, methods: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(object, {
    get(target, key) {
      const value = key in methods ? methods[key as keyof T] : Reflect.get(target, key, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}
