import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { Galley } from '../src/galley.ts';
import { Learner } from '../src/site/learner.ts';
import { furnitureOf } from '../src/site/furniture.ts';
import { compare, f1, words } from './shingles.ts';

export async function proto(): Promise<void> {
  const input = process.env.INPUT ?? 'fulltext';
  const rows = gunzipSync(readFileSync('/work/shared/bench/daniel-dev.jsonl.gz')).toString('utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l)).filter((r) => r.input === input);
  const bySite = new Map<string, any[]>();
  for (const r of rows) bySite.set(r.site, [...(bySite.get(r.site) ?? []), r]);
  const galley = await Galley.create({ config: false });
  const base: any[] = [], got: any[] = [], base5: any[] = [], got5: any[] = [], none: any[]=[], none5: any[]=[];
  let total = 0, lost = 0; const bad: string[] = [];
  const learner = new Learner();
  for (const [site, list] of bySite) if (list.length >= 3) for (const r of list) learner.add({ site, id: r.id, text: r.noisy });
  const learned = learner.finish();
  const lines = new Map<string, Map<string, any>>(); const sites = new Map<string, number>();
  const all = [...learned.lines()];
  for (const l of all) sites.set(l.line, (sites.get(l.line) ?? 0) + 1);
  for (const l of all) if (l.df >= 3) { const m = lines.get(l.site) ?? new Map(); m.set(l.line, { ...l, sites: sites.get(l.line) }); lines.set(l.site, m); }
  for (const s of learned.sites) if (s.copies > 0) console.log('copies', s);
  for (const [site, list] of bySite) {
    if (list.length < 3) continue;
    const known = { site, articles: learned.sites.find((s) => s.site === site)!.articles, lines: lines.get(site) ?? new Map() };
    const knowledge = { site, articles: known.articles, furnitureOf: (a: any) => furnitureOf(a, known) };
    const b: any[] = [], g: any[] = [], n: any[] = [];
    for (const r of list) {
      const without = galley.check(r.noisy, {fullPage: process.env.FULL==='1'});
      const result = galley.check(r.noisy, { knowledge, fullPage: process.env.FULL==='1' });
      n.push(compare(r.gold, r.noisy));
      b.push(compare(r.gold, without.text)); g.push(compare(r.gold, result.text));
      if (result.verdict === 'no-article' && without.verdict !== 'no-article') console.log('NOART', site, r.id, r.noisy.length, r.gold.length);
      const gl = galley.check(r.gold, { knowledge }); const gl0 = galley.check(r.gold);
      const w0 = words(gl0.text).length, w1 = words(gl.text).length;
      total += words(r.gold).length; lost += Math.max(0, w0 - w1);
      if (w1 < w0 || process.env.SHOWN) for (const f of (process.env.SHOWN ? result.findings.filter(f=>f.rule==='boilerplate/site-line' && f.status==='proposed' && r.gold.includes(r.noisy.slice(f.start,f.end)) && f.evidence.sample!.toString().split(' ').length>2) : gl.findings)) if (f.rule === 'boilerplate/site-line' && f.status === 'proposed') bad.push(`${words(String(r.gold.slice(f.start,f.end))).length}w ${site} df${f.evidence.df}/${known.articles} ${f.evidence.zone} ${f.evidence.positions} sites${f.evidence.sites} ${String(f.evidence.sample).slice(0, 120)}`);
    }
    if (process.env.SITES) console.log(site.padEnd(30), list.length, f1(n).toFixed(3), f1(b).toFixed(3), f1(g).toFixed(3), (f1(g) - f1(b)).toFixed(3), f1(g) < f1(b) ? 'BELOW' : '');
    else if (f1(g) < f1(b)) console.log('BELOW', site, list.length, f1(b).toFixed(3), f1(g).toFixed(3));
    base.push(...b); got.push(...g); none.push(...n);
    if (list.length >= 5) { base5.push(...b); got5.push(...g); none5.push(...n); }
  }
  for (const x of new Set(bad)) console.log('  gold', x);
  console.log(input, 'sites>=3', base.length, f1(none).toFixed(4), f1(base).toFixed(4), f1(got).toFixed(4), 'sites>=5', base5.length, f1(none5).toFixed(4), f1(base5).toFixed(4), f1(got5).toFixed(4), 'goldLost', (lost / total).toFixed(5), lost, total);
}
