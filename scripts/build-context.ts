import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { packContext } from '../src/language/context-build.ts';
import { DIMENSIONS } from '../src/language/context-table.ts';
import { FUNCTION_WORDS } from '../src/language/function-words.ts';
import { Ngrams } from '../src/language/ngrams.ts';
import type { Counts } from '../src/language/weights.ts';
import { packageRoot } from '../src/package.ts';

/** Words with a vector: the commonest that the n-gram model knows. */
const VECTORS = 25_000;
/** Triples: as many as keep all models of spin detection below 4 MB. */
const TRIPLES = 300_000;
/** Counts below these were cut from the tables of pairs and triples. */
const CUT_PAIR = 4;
const CUT_TRIPLE = 8;

/** Word vectors as the package of models/README.md holds them; behind the numbers of a word stand others that nobody needs here. */
interface VectorFile {
  readonly vectors: Readonly<Record<string, readonly number[]>>;
}

/**
 * Makes models/spin-context.bin from word vectors and the counts of triples, for the words of the n-gram model that lies beside it.
 * @param vectorFile JSON, `{ vectors: { word: [number × 100, …] } }`.
 * @param asked words that the lexicon holds: a triple without one of them, or with nothing else but words of grammar, settles nothing.
 */
export function buildContext(vectorFile: string, counts: Counts, asked: ReadonlySet<string>): void {
  const folder = path.join(packageRoot(), 'models');
  const { words } = new Ngrams(readFileSync(path.join(folder, 'spin-ngrams.bin')));
  const { vectors } = JSON.parse(readFileSync(vectorFile, 'utf8')) as VectorFile;
  const common = [...counts.unigrams]
    .filter(([word]) => /^[a-z]+$/.test(word) && Object.hasOwn(vectors, word))
    .sort((a, b) => b[1] - a[1])
    .slice(0, VECTORS)
    .map(([word]) => [word, (vectors[word] as readonly number[]).slice(0, DIMENSIONS)] as const);
  const data = packContext(
    { vectors: common, triples: tellingTriples(counts, asked), leastCount: CUT_TRIPLE },
    words,
    zlib.constants.BROTLI_MAX_QUALITY,
  );
  writeFileSync(path.join(folder, 'spin-context.bin'), data);
  console.error(`models/spin-context.bin: ${common.length} vectors, ${Math.round(data.length / 1024)} KB`);
}

/** The triples that say most beyond their pairs: count × ln(P(last | first two) / P(last | second)). */
function tellingTriples({ unigrams, bigrams, trigrams }: Counts, asked: ReadonlySet<string>): [string, number][] {
  const telling: { triple: string; count: number; value: number }[] = [];
  for (const [triple, count] of trigrams) {
    const words = triple.split(' ') as [string, string, string];
    const [first, second, third] = words;
    const plain = words.filter((word) => /^[a-z]/.test(word));
    if (plain.length < 2 || !plain.some((word) => asked.has(word) && !FUNCTION_WORDS.has(word))) continue;
    const pairs = [`${first} ${second}`, `${second} ${third}`].map((pair) => bigrams.get(pair) ?? CUT_PAIR - 1);
    const [before, after] = pairs as [number, number];
    const lift = Math.log(count / before) - Math.log(after / (unigrams.get(second) ?? 1));
    telling.push({ triple, count, value: count * lift });
  }
  return telling
    .sort((a, b) => b.value - a.value || (a.triple < b.triple ? -1 : 1))
    .slice(0, TRIPLES)
    .map(({ triple, count }) => [triple, count]);
}
