import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BenchRow, FOLDS, foldOf, readBench } from '../scripts/boilerplate/corpus.ts';
import { Learner } from '../scripts/boilerplate/learn.ts';
import { packModel } from '../scripts/boilerplate/pack.ts';
import { preparedTexts } from '../scripts/train-boilerplate.ts';
import { foldScreens } from '../scripts/train-screen.ts';
import type { Level } from '../src/engine/finding.ts';
import { Galley } from '../src/galley.ts';
import { packageRoot } from '../src/package.ts';
import { lineModelRule } from '../src/rules/boilerplate/model.ts';
import { unpackModel } from '../src/rules/boilerplate/page-model.ts';
import { unpackScreen } from '../src/rules/boilerplate/screen.ts';
import { type Overlap, overlap, score, shinglesOf, wordsOf } from './shingles.ts';

/**
 * Quality of the line model through the whole tool: `npm run quality:boilerplate [-- --fresh] [--set NAME] [--full-page] [--without PATTERN]`. Every text is cleaned
 * with a model and a screen that saw no text of its site. `--without` learns without the columns whose names match, to see what they are worth. Needs the bench files beside the
 * project; says so when they are not there. The fold models are kept in node_modules/.cache until `--fresh`.
 */
export async function qualityBoilerplate(...args: string[]): Promise<number> {
  const folder = path.resolve(packageRoot(), process.env.GALLEY_BENCH ?? '../shared/bench');
  if (!existsSync(folder)) {
    console.error(`quality:boilerplate: there is no bench in ${folder}; name its folder with GALLEY_BENCH`);
    return 2;
  }
  const galleys = await galleysOf(await foldModels(folder, args.includes('--fresh'), optionOf(args, '--without')));
  const without = await Galley.create({
    config: false,
    rules: [{ ...lineModelRule(lazy('')), create: () => () => {} }],
  });
  const only = optionOf(args, '--set');
  for (const [set, rows] of readBench(folder)) {
    if (only !== undefined && set !== only) continue;
    inputs(set, rows, galleys, without, args.includes('--full-page'));
    for (const level of ['review', 'safe'] as const) golds(set, rows, galleys, without, level);
  }
  return 0;
}

/** One for each fold, with a model that saw none of its sites, as the last run left them; `undefined` when there was none. */
export async function foldGalleys(): Promise<Galley[] | undefined> {
  const [models, screens] = [filesOf(CACHE, 'fold'), filesOf(CACHE, 'screen')];
  if (![...models, ...screens].every(existsSync)) return undefined;
  const read = (file: string): string => readFileSync(file, 'utf8');
  return galleysOf(models.map((file, fold) => ({ model: read(file), screen: read(screens[fold] as string) })));
}

function galleysOf(folds: readonly Fold[]): Promise<Galley[]> {
  return Promise.all(
    folds.map(({ model, screen }) =>
      Galley.create({ config: false, rules: [lineModelRule(lazy(model), unpackScreen(screen))] }),
    ),
  );
}

const CACHE = path.join(packageRoot(), 'node_modules', '.cache', 'galleyproof', 'boilerplate');

function filesOf(folder: string, name: string): string[] {
  return Array.from({ length: FOLDS }, (_, fold) => path.join(folder, `${name}-${fold}.json`));
}

function optionOf(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function lazy(json: string): () => ReturnType<typeof unpackModel> {
  let model: ReturnType<typeof unpackModel> | undefined;
  return () => {
    model ??= unpackModel(json);
    return model;
  };
}

interface Fold {
  readonly model: string;
  readonly screen: string;
}

/** One model and one screen for each fold, learned from all others, as files. */
async function foldModels(folder: string, fresh: boolean, without: string | undefined): Promise<Fold[]> {
  const cache = without === undefined ? CACHE : path.join(CACHE, `without-${without.replace(/\W+/g, '-')}`);
  const use = without === undefined ? undefined : (column: string): boolean => !new RegExp(without).test(column);
  const [models, screens] = [filesOf(cache, 'fold'), filesOf(cache, 'screen')];
  const read = (files: readonly string[]): string[] => files.map((file) => readFileSync(file, 'utf8'));
  const isLearned = !fresh && models.every(existsSync);
  if (!isLearned || !screens.every(existsSync)) {
    mkdirSync(cache, { recursive: true });
    const texts = await preparedTexts(folder);
    if (!isLearned) {
      const learner = new Learner(texts, (message) => console.error(message));
      for (const [fold, file] of models.entries()) writeFileSync(file, packModel(learner.learn(fold, {}, use)));
    }
    const made = foldScreens(texts, read(models).map(unpackModel));
    for (const [fold, file] of screens.entries()) writeFileSync(file, made[fold] as string);
  }
  const texts = read(screens);
  return read(models).map((model, fold) => ({ model, screen: texts[fold] as string }));
}

/** Language of a row where a set has several, else nothing. */
function languageOf(set: string, row: BenchRow): string {
  return set.startsWith('daniel') ? row.lang : '';
}

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const one of list) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return [...groups].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

function inputs(
  set: string,
  rows: readonly BenchRow[],
  galleys: readonly Galley[],
  without: Galley,
  fullPage: boolean,
): void {
  console.log(`\n== ${set}${fullPage ? ', --full-page' : ''}: F1 of 4-word shingles, level review`);
  console.log('                          docs   as is   rules  +model    gain');
  for (const [name, group] of groupBy(rows, (row) => `${row.input} ${languageOf(set, row)}`)) {
    const bare: Overlap[] = [];
    const rules: Overlap[] = [];
    const full: Overlap[] = [];
    for (const row of group) {
      const gold = shinglesOf(row.gold);
      bare.push(overlap(gold, row.noisy));
      rules.push(overlap(gold, without.check(row.noisy, { site: row.site }).text));
      full.push(
        overlap(gold, (galleys[foldOf(row.site)] as Galley).check(row.noisy, { site: row.site, fullPage }).text),
      );
    }
    const figures = [score(bare), score(rules), score(full), score(full) - score(bare)];
    console.log(
      `${name.padEnd(26)}${String(group.length).padStart(4)}${figures.map((f) => f.toFixed(4).padStart(8)).join('')}`,
    );
  }
}

function golds(
  set: string,
  rows: readonly BenchRow[],
  galleys: readonly Galley[],
  without: Galley,
  level: Level,
): void {
  console.log(
    `-- ${set}: clean gold fed in, level ${level}: words lost in all (rules alone), documents touched (by the model)`,
  );
  const texts = [...new Map(rows.map((row) => [`${row.site} ${row.id}`, row])).values()];
  for (const [name, group] of groupBy(texts, (row) => languageOf(set, row))) {
    let total = 0;
    let lost = 0;
    let lostByRules = 0;
    let touched = 0;
    let byModel = 0;
    let pages = 0;
    for (const row of group) {
      const before = wordsOf(row.gold).length;
      const result = (galleys[foldOf(row.site)] as Galley).check(row.gold, { level });
      const rules = wordsOf(without.check(row.gold, { level }).text).length;
      const after = wordsOf(result.text).length;
      total += before;
      lost += Math.max(0, before - after);
      lostByRules += Math.max(0, before - rules);
      if (after < before) touched++;
      if (after < rules) {
        byModel++;
        if (process.env.SHOW)
          for (const f of result.findings)
            if (f.rule === 'boilerplate/model')
              console.log(
                `   ${row.site} ${f.safety} ${f.confidence} ${JSON.stringify(row.gold.slice(f.start, f.end).slice(0, 200))} ${JSON.stringify(f.evidence)}`,
              );
      }
      if (result.findings.some((f) => f.rule === 'boilerplate/model' && f.evidence.situation === 'page')) pages++;
    }
    const share = (n: number): string => `${((1000 * n) / total).toFixed(3)} ‰`;
    console.log(
      `   ${name.padEnd(10)} ${group.length} documents: ${share(lost)} (${share(lostByRules)}; model ${share(lost - lostByRules)}), ${touched} touched (${byModel}), ${pages} taken for a page`,
    );
  }
}
