import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Article } from '../../src/article/article.ts';
import { type Units, unitsOf } from '../../src/rules/boilerplate/units.ts';

/** One line of a bench file. */
export interface BenchRow {
  readonly id: string;
  readonly site: string;
  readonly lang: string;
  readonly input: string;
  readonly noisy: string;
  readonly gold: string;
}

/** A text to learn from. */
export interface Document {
  /** Name of the bench file. */
  readonly set: string;
  readonly id: string;
  readonly site: string;
  readonly lang: string;
  /** Kind of input; `gold` for the gold text itself, `one-line` variants, `made` for generated ones. */
  readonly input: string;
  readonly text: string;
  readonly gold: string;
  readonly fold: number;
  readonly weight: number;
}

export const FOLDS = 5;

/** Fold of a site: all texts of one outlet are trained or tested on together, never both. */
export function foldOf(site: string): number {
  let hash = 0x811c9dc5;
  for (const char of site.replace(/^www\./, '')) hash = Math.imul(hash ^ (char.codePointAt(0) as number), 0x01000193);
  return (hash >>> 8) % FOLDS;
}

export function readBench(folder: string): Map<string, BenchRow[]> {
  const sets = new Map<string, BenchRow[]>();
  for (const file of readdirSync(folder).sort()) {
    const name = /^(.*)\.jsonl(?:\.gz)?$/.exec(file)?.[1];
    if (name === undefined) continue;
    const bytes = readFileSync(path.join(folder, file));
    const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
    const rows: BenchRow[] = [];
    text.split('\n').forEach((line, i) => {
      if (line === '') return;
      const row = JSON.parse(line) as Partial<BenchRow> & { extractor?: string };
      if (typeof row.noisy !== 'string' || typeof row.gold !== 'string')
        throw new Error(`${file}:${i + 1}: a bench row needs the texts “noisy” and “gold”`);
      rows.push({
        id: row.id ?? String(i),
        site: row.site ?? String(i),
        lang: row.lang ?? '',
        input: row.input ?? row.extractor ?? '',
        noisy: row.noisy,
        gold: row.gold,
      });
    });
    sets.set(name, rows);
  }
  if (sets.size === 0) throw new Error(`${folder} holds no bench files (*.jsonl, *.jsonl.gz)`);
  return sets;
}

/** Words as the bench scorer counts them. */
export function wordsOf(text: string): string[] {
  return text.match(/\p{Script=Han}|[\p{L}\p{N}_]+/gu) ?? [];
}

const GRAM = 4;

function grams(words: readonly string[]): string[] {
  const size = Math.max(1, words.length - GRAM + 1);
  return Array.from({ length: size }, (_, i) => words.slice(i, i + GRAM).join(' '));
}

/**
 * Labels of the units of a text, 1 for article. A unit belongs to the article when more than half of its 4-grams occur in the gold text. One of less than four words does when it
 * is a line of the gold text, or occurs in it between two longer units of the article.
 */
export function labelsOf(article: Article, gold: string): Uint8Array {
  const units = unitsOf(article);
  const goldWords = wordsOf(gold);
  const seen = new Set(grams(goldWords));
  const goldText = ` ${goldWords.join(' ')} `;
  const goldLines = new Set(gold.split('\n').map((line) => wordsOf(line).join(' ')));
  const words = Array.from({ length: units.count }, (_, i) =>
    wordsOf(article.text.slice(units.start[i], units.end[i])),
  );
  const labels = new Uint8Array(units.count);
  words.forEach((list, i) => {
    if (list.length < GRAM) return;
    const all = grams(list);
    labels[i] = all.filter((gram) => seen.has(gram)).length * 2 > all.length ? 1 : 0;
  });
  words.forEach((list, i) => {
    if (list.length >= GRAM) return;
    const line = list.join(' ');
    const near = (step: number): boolean => {
      for (let j = i + step, n = 0; n < 3 && j >= 0 && j < words.length; j += step, n++)
        if ((words[j] as string[]).length >= GRAM) return labels[j] === 1;
      return false;
    };
    labels[i] =
      (list.length > 0 && goldLines.has(line)) || (goldText.includes(` ${line} `) && near(-1) && near(1)) ? 1 : 0;
  });
  return labels;
}

/** How much each unit of a text counts in training: every text counts the same, long units more than short ones. */
export function weightsOf(units: Units, weight: number): Float32Array {
  const length = Float64Array.from(units.words, (words) => Math.min(words, 80) + 0.5);
  const sum = length.reduce((a, b) => a + b, 0);
  return Float32Array.from(length, (words) => weight * ((0.6 * words) / sum + 0.4 / units.count));
}

export function articleOf(text: string): Article {
  return new Article(text);
}
