import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { isAppliedAt } from '../src/engine/applied.ts';
import type { Level } from '../src/engine/finding.ts';
import { Galley } from '../src/galley.ts';
import { packageRoot } from '../src/package.ts';

/**
 * Quality of the default rules: `npm run quality`. Always over samples/ (every cleaned version must be met exactly); over the development corpora too when they
 * lie beside the project. Prints figures; the exit code is 1 when a sample differs.
 */
export async function quality(): Promise<number> {
  const galley = await Galley.create({ config: false });
  const bad = samples(galley);
  const shared = path.resolve(packageRoot(), '..', 'shared');
  if (existsSync(shared)) {
    scored(shared, 'acceptance/gold', 'acceptance/articles', 'review');
    scored(shared, 'artifacts/composite', 'artifacts/composite', 'review');
    for (const name of ['naeb-dev', 'fundus-dev'])
      for (const level of ['review', 'safe'] as const) goldLoss(galley, shared, name, level);
    for (const name of ['naeb-dev', 'fundus-dev']) shingles(shared, name);
  }
  return bad > 0 ? 1 : 0;
}

function samples(galley: Galley): number {
  const folder = path.join(packageRoot(), 'samples');
  let bad = 0;
  for (const name of readdirSync(path.join(folder, 'articles')).sort()) {
    const text = readFileSync(path.join(folder, 'articles', name), 'utf8');
    const wanted = readFileSync(path.join(folder, 'cleaned', name), 'utf8');
    const result = galley.check(text);
    const isExact = result.text === wanted;
    // A spun text cannot be restored word by word; being recognised is what counts.
    const passed = name.startsWith('spun') ? result.scores.spun > 0.5 : isExact;
    if (!passed) bad++;
    console.log(`${passed ? 'ok  ' : 'DIFF'} samples/${name} ${result.verdict} ${JSON.stringify(result.scores)}`);
    if (!passed && process.env.SHOW) console.log(firstDifference(result.text, wanted));
  }
  console.log(`samples: ${bad} differ`);
  return bad;
}

function firstDifference(got: string, wanted: string): string {
  let at = 0;
  while (at < got.length && got[at] === wanted[at]) at++;
  return `  at ${at}\n  got    ${JSON.stringify(got.slice(Math.max(0, at - 60), at + 160))}\n  wanted ${JSON.stringify(wanted.slice(Math.max(0, at - 60), at + 160))}`;
}

const CLI = path.join(packageRoot(), 'dist', 'bin', 'galley.cjs');

function scored(shared: string, gold: string, articles: string, level: Level): void {
  const args = [
    path.join(shared, 'tools/score-edits.mjs'),
    '--gold',
    path.join(shared, gold),
    '--articles',
    path.join(shared, articles),
    '--level',
    level,
    '--',
    'node',
    CLI,
    'check',
    '--no-config',
    '--format',
    'json',
  ];
  console.log(`\n== ${gold} (${level})`);
  console.log(execFileSync('node', args, { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

interface Row {
  readonly id: string;
  readonly site?: string;
  readonly gold: string;
}

/** Share of the words of clean texts that cleaning takes away, as the bench scorer counts them. */
function goldLoss(galley: Galley, shared: string, name: string, level: Level): void {
  const rows = gunzipSync(readFileSync(path.join(shared, 'bench', `${name}.jsonl.gz`)))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);
  const golds = new Map(rows.map((row) => [`${row.site ?? ''} ${row.id}`, row]));
  const words = (text: string): number => text.match(/\p{Script=Han}|[\p{L}\p{N}_]+/gu)?.length ?? 0;
  const perRule = new Map<string, number>();
  let total = 0;
  let lost = 0;
  let touched = 0;
  for (const row of golds.values()) {
    const result = galley.check(row.gold, { level });
    const before = words(row.gold);
    const after = words(result.text);
    total += before;
    lost += Math.max(0, before - after);
    if (after < before) touched++;
    if (after === before) continue;
    for (const f of result.findings) {
      if (!isAppliedAt(f, level)) continue;
      const taken = f.edits.reduce(
        (sum, edit) => sum + words(row.gold.slice(edit.start, edit.end)) - words(edit.text),
        0,
      );
      if (taken > 0)
        perRule.set(
          `${f.rule}${f.entry ? `/${f.entry}` : ''}`,
          (perRule.get(`${f.rule}${f.entry ? `/${f.entry}` : ''}`) ?? 0) + taken,
        );
      if (taken > 0 && process.env.SHOW)
        console.log(
          `  ${f.rule}/${f.entry ?? ''} ${f.safety} ${JSON.stringify(row.gold.slice(f.start, f.end).slice(0, 160))}`,
        );
    }
  }
  console.log(
    `\n== gold side of ${name}, level ${level}: goldLost ${(lost / total).toFixed(5)} (${lost} of ${total} words), ${touched} of ${golds.size} documents touched`,
  );
  for (const [rule, count] of [...perRule].sort((a, b) => b[1] - a[1]).slice(0, 12))
    console.log(`   ${count} words  ${rule}`);
}

function shingles(shared: string, name: string): void {
  const args = [
    path.join(shared, 'tools/score-shingles.mjs'),
    '--bench',
    path.join(shared, 'bench', `${name}.jsonl.gz`),
    '--',
    'node',
    CLI,
    'stream',
    '--no-config',
  ];
  console.log(`\n== ${name} (stream, level review)`);
  console.log(execFileSync('node', args, { encoding: 'utf8', maxBuffer: 1 << 28 }));
}
