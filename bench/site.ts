import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { foldOf } from '../scripts/boilerplate/corpus.ts';
import { siteName } from '../src/article/site-name.ts';
import { Galley } from '../src/galley.ts';
import { packageRoot } from '../src/package.ts';
import { Learner } from '../src/site/learner.ts';
import { Profile } from '../src/site/profile.ts';
import { writeLearned } from '../src/site/write.ts';
import { foldGalleys } from './boilerplate.ts';
import { type Overlap, overlap, score, shinglesOf, wordsOf } from './shingles.ts';

interface Row {
  readonly id: string;
  readonly site: string;
  readonly input: string;
  readonly noisy: string;
  readonly gold: string;
}

/** Sites with fewer articles teach nothing; the bar speaks of those with at least five. */
const MIN_ARTICLES = 3;
const MANY_ARTICLES = 5;
const WANTED_GAIN = 0.02;
const MAX_GOLD_LOST = 0.001;

/**
 * What learned profiles are worth: `npm run quality:site`. Learns a profile of the noisy texts of each kind of input, cleans the same articles with and without it (as in use, where
 * the article at hand is one of those learned), and feeds the clean texts in under the same site. With the models of the last `npm run quality:boilerplate`,
 * if there was one: they have not seen the sites. SITES=1 prints every site. Exit code 1 when a bar is missed.
 */
export async function qualitySite(): Promise<number> {
  const file = path.resolve(packageRoot(), '..', 'shared', 'bench', 'daniel-dev.jsonl.gz');
  if (!existsSync(process.env.BENCH ?? file)) {
    console.log('no development corpus beside the project (BENCH names one): nothing measured');
    return 0;
  }
  const rows = gunzipSync(readFileSync(process.env.BENCH ?? file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  const folds = await foldGalleys();
  const shipped = await Galley.create({ config: false });
  if (!folds)
    console.log('the line model has seen these sites; after npm run quality:boilerplate one that has not is used');
  const galleyOf = (site: string): Galley => folds?.[foldOf(site)] ?? shipped;
  let missed = 0;
  for (const input of new Set(rows.map((row) => row.input))) {
    const kind = rows.filter((row) => row.input === input);
    missed += measure(galleyOf, input, kind);
  }
  return missed > 0 ? 1 : 0;
}

function measure(galleyOf: (site: string) => Galley, input: string, rows: readonly Row[]): number {
  const profile = learned(rows);
  const sites = new Map<string, Row[]>();
  for (const row of rows) sites.set(row.site, [...(sites.get(row.site) ?? []), row]);
  const all: Sums = { raw: [], without: [], with: [] };
  const many: Sums = { raw: [], without: [], with: [] };
  const below: string[] = [];
  const meagre: string[] = [];
  let total = 0;
  let lost = 0;
  for (const [site, list] of sites) {
    if (list.length < MIN_ARTICLES) continue;
    const knowledge = profile.knowledge(site);
    const galley = galleyOf(site);
    const own: Sums = { raw: [], without: [], with: [] };
    for (const row of list) {
      const known = knowledge ? { knowledge } : {};
      own.raw.push(overlap(shinglesOf(row.gold), row.noisy));
      own.without.push(overlap(shinglesOf(row.gold), galley.check(row.noisy).text));
      own.with.push(overlap(shinglesOf(row.gold), galley.check(row.noisy, known).text));
      const before = wordsOf(galley.check(row.gold).text).length;
      total += wordsOf(row.gold).length;
      lost += Math.max(0, before - wordsOf(galley.check(row.gold, known).text).length);
    }
    const gain = score(own.with) - score(own.without);
    if (gain < 0) below.push(`${site} (${gain.toFixed(3)})`);
    if (list.length >= MANY_ARTICLES && gain < WANTED_GAIN) meagre.push(`${site} (${gain.toFixed(3)})`);
    if (process.env.SITES) console.log(`  ${site.padEnd(28)} ${list.length} articles  ${figures(own)}`);
    for (const key of ['raw', 'without', 'with'] as const) {
      all[key].push(...own[key]);
      if (list.length >= MANY_ARTICLES) many[key].push(...own[key]);
    }
  }
  const goldLost = lost / total;
  console.log(`== ${input}`);
  console.log(`   sites of >= ${MIN_ARTICLES} articles: ${figures(all)}, ${all.raw.length} texts`);
  console.log(`   sites of >= ${MANY_ARTICLES} articles: ${figures(many)}, ${many.raw.length} texts`);
  console.log(`   clean text under the same site: goldLost ${goldLost.toFixed(5)} (${lost} of ${total} words)`);
  if (below.length > 0) console.log(`   below the run without: ${below.join(', ')}`);
  if (meagre.length > 0)
    console.log(`   less than +${WANTED_GAIN} on sites of >= ${MANY_ARTICLES}: ${meagre.join(', ')}`);
  // The bars speak of whole pages.
  if (input !== 'fulltext') return 0;
  const gain = score(many.with) - score(many.without);
  return below.length + (gain < WANTED_GAIN ? 1 : 0) + (goldLost > MAX_GOLD_LOST ? 1 : 0);
}

interface Sums {
  readonly raw: Overlap[];
  readonly without: Overlap[];
  readonly with: Overlap[];
}

function figures({ raw, without, with: used }: Sums): string {
  const [a, b, c] = [score(raw), score(without), score(used)];
  return `F1 raw ${a.toFixed(4)}, cleaned ${b.toFixed(4)}, with profile ${c.toFixed(4)} (${c >= b ? '+' : ''}${(c - b).toFixed(4)})`;
}

/** Through a file, as the commands do it. */
function learned(rows: readonly Row[]): Profile {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-quality-'));
  const learner = new Learner();
  try {
    for (const { id, site, noisy } of rows) learner.add({ site: siteName(site), id, text: noisy });
    writeLearned(path.join(folder, 'profile'), learner.finish(), 1);
    return Profile.load(path.join(folder, 'profile'));
  } finally {
    learner.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
