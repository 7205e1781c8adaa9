import type { Galley } from '../../src/galley.ts';
import { type BenchRow, type Document, foldOf } from './corpus.ts';
import { madeDocuments } from './made.ts';

/** Kinds of input that are also fed in with everything on one line, as many extractors write it. */
const ONE_LINE = new Set(['fulltext', 'readability']);
/** The clean text itself counts double: to leave it alone is worth more than to find one line more. */
const GOLD_WEIGHT = 2;
const ONE_LINE_WEIGHT = 0.5;
/** A text counts less the more its site gives, or the largest sites would be all that is learned: weight = texts of the site ^ −0.5. */
const SITE_POWER = -0.5;

/**
 * Everything the model learns from: the inputs of the bench, the gold texts by themselves, both on one line, and clean texts with lists made for this purpose.
 * All texts pass through the other rules first, because that is what the model is shown.
 */
export function documentsOf(sets: ReadonlyMap<string, readonly BenchRow[]>, galley: Galley): Document[] {
  const documents: Document[] = [];
  const ofSite = new Map<string, Set<string>>();
  for (const { site, id } of [...sets.values()].flat()) ofSite.set(site, (ofSite.get(site) ?? new Set()).add(id));
  for (const [set, rows] of sets) {
    const golds = new Set<string>();
    for (const row of rows) {
      const base = { set, id: row.id, site: row.site, lang: row.lang, gold: row.gold, fold: foldOf(row.site) };
      const weight = (ofSite.get(row.site) as Set<string>).size ** SITE_POWER;
      const add = (input: string, text: string, share: number): void => {
        documents.push({ ...base, input, text: galley.check(text).text, weight: weight * share });
      };
      add(row.input, row.noisy, 1);
      if (ONE_LINE.has(row.input)) add(`${row.input} one-line`, row.noisy.replace(/\s*\n\s*/g, ' '), ONE_LINE_WEIGHT);
      const key = `${row.site} ${row.id}`;
      if (golds.has(key)) continue;
      golds.add(key);
      add('gold', row.gold, GOLD_WEIGHT);
    }
  }
  for (const [i, text] of madeDocuments().entries())
    documents.push({
      set: 'made',
      id: String(i),
      site: `made-${i % 10}`,
      lang: 'en',
      input: 'made',
      text,
      gold: text,
      fold: i % 5,
      weight: 1,
    });
  return documents;
}
