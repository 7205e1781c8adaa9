import { foldOf, readBench } from '../scripts/boilerplate/corpus.ts';
import { foldGalleys } from './boilerplate.ts';
import { type Overlap, overlap, score, shinglesOf } from './shingles.ts';
export async function pages(input = 'fulltext', ...variants: string[]) {
  const gs = (await foldGalleys())!;
  const rows: [string, any, ReturnType<typeof shinglesOf>][] = [];
  for (const [set, list] of readBench('/work/shared/bench')) for (const r of list) if (r.input === input) rows.push([set.startsWith('daniel') ? r.lang : set, r, shinglesOf(r.gold)]);
  for (const v of variants) {
    for (const kv of v.split(',')) { const [k, x] = kv.split('='); process.env[k!] = x; }
    const groups = new Map<string, Overlap[]>();
    for (const [k, r, gold] of rows) { if (!groups.has(k)) groups.set(k, []); groups.get(k)!.push(overlap(gold, gs[foldOf(r.site)]!.check(r.noisy, { site: r.site }).text)); }
    console.log(v.padEnd(24), [...groups].map(([k, l]) => `${k} ${score(l).toFixed(4)}`).join('  '));
  }
}
