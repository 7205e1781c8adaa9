import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createVitest } from 'vitest/node';
import { Journal } from './mutation/journal.ts';
import { type Mutant, mutantsOf, mutated } from './mutation/mutants.ts';

const FOLDERS = ['src/engine', 'src/article', 'src/packs'];
/** Tests of the modules below `src/article`; all others have theirs in the whole folder. */
const ARTICLE_TESTS: Readonly<Record<string, readonly string[]>> = {
  decode: ['decode', 'legacy', 'guess', 'unicode'],
  legacy: ['legacy', 'decode', 'guess'],
  guess: ['guess', 'legacy'],
  unicode: ['unicode', 'decode'],
  format: ['format.'],
  'site-name': ['site-name'],
  characters: ['characters', 'article.test', 'views'],
  tokens: ['characters', 'article.test', 'views'],
};
/** Tests of the whole, for mutants that the tests beside the code let live: honest texts, whole pages, the interface of programs. */
const WHOLE = ['test/traps.test', 'test/pages.test', 'src/galley.test', 'src/retext/'];
const SECONDS = 15;

/**
 * Changes the sources of engine, article and packs in small ways, one at a time, and sees whether their tests notice; see docs/mutation.md.
 * npm run mutation -- [number of mutants, default 150] [seed, default 1] [part of a path]
 * A run that was broken off goes on where it was; mutants that survived are tried again, because tests may have come since.
 */
export async function mutate(count = '150', seed = '1', part = ''): Promise<number> {
  const all = FOLDERS.flatMap(sourcesBelow)
    .filter((file) => file.includes(part))
    .flatMap((file) => mutantsOf(readFileSync(file, 'utf8')).map((mutant) => ({ file, mutant })));
  let chosen = sample(all, Number(count), Number(seed));
  let current: { file: string; mutant: Mutant } | undefined;
  const vitest = await createVitest(
    'test',
    {
      config: 'test/coverage.config.ts',
      include: ['src/**/*.test.ts', 'test/{traps,pages}.test.ts'],
      watch: false,
      bail: 1,
      pool: 'threads',
      maxWorkers: 1,
      reporters: [{}],
      coverage: { enabled: false },
      testTimeout: 20_000,
    },
    {
      plugins: [
        {
          name: 'mutant',
          enforce: 'pre',
          transform: (code, id) =>
            current && id.split('?')[0] === path.resolve(current.file)
              ? mutated(code, current.mutant, SECONDS)
              : undefined,
        },
      ],
    },
  );
  await vitest.standalone();
  const survivors: string[] = [];
  const notices = async (file: string, tests = testsOf(file)): Promise<boolean> => {
    vitest.invalidateFile(path.resolve(file));
    const specifications = await vitest.globTestSpecifications([...tests]);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    // Modules that did not run now are there too, as they were when they last did.
    const own = testModules.filter(({ moduleId }) => specifications.some((one) => one.moduleId === moduleId));
    if (own.length === 0) throw new Error(`no tests for ${file}`);
    return unhandledErrors.length > 0 || own.some((module) => !module.ok());
  };
  try {
    const journal = new Journal('node_modules/.cache/galley-mutation.jsonl');
    const todo = chosen.filter(({ file, mutant }) => !journal.isKilled(readFileSync(file, 'utf8'), mutant));
    const known = chosen.length - todo.length;
    if (known > 0) console.log(`${known} of ${chosen.length} were killed by earlier runs`);
    const broken = new Set<string>();
    // Tests that fail anyway (some of them measure time) would kill every mutant.
    const files = new Map(todo.map(({ file }) => [testsOf(file).join(), file]));
    for (const file of files.values()) {
      current = { file, mutant: { start: 0, end: 0, text: '' } };
      if (await notices(file)) broken.add(testsOf(file).join());
      vitest.invalidateFile(path.resolve(file));
    }
    const [any] = files.values();
    const isWholeSound = any !== undefined && !(await notices(any, WHOLE));
    chosen = chosen.filter(({ file }) => !broken.has(testsOf(file).join()));
    if (broken.size > 0) console.log(`left out, because they fail without any mutant: ${[...broken].join(', ')}`);
    const untried = todo.filter(({ file }) => !broken.has(testsOf(file).join()));
    for (const [index, one] of untried.entries()) {
      current = one;
      const isKilled = (await notices(one.file)) || (isWholeSound && (await notices(one.file, WHOLE)));
      if (isKilled) journal.kill(readFileSync(one.file, 'utf8'), one.mutant);
      else survivors.push(describe(one.file, one.mutant));
      console.log(
        `${index + 1}/${untried.length} ${isKilled ? 'killed  ' : 'SURVIVED'} ${describe(one.file, one.mutant)}`,
      );
      vitest.invalidateFile(path.resolve(one.file));
    }
  } finally {
    await vitest.close();
  }
  const killed = chosen.length - survivors.length;
  console.log(
    `\n${killed} of ${chosen.length} mutants killed (${((100 * killed) / chosen.length).toFixed(1)} %); ${all.length} in all`,
  );
  for (const survivor of survivors) console.log(survivor);
  return 0;
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(?:test|d)\.ts$/.test(name))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

function testsOf(file: string): string[] {
  const [, folder, name = ''] = file.replace(/\.ts$/, '').split('/');
  if (folder !== 'article') return [`src/${folder}/`];
  const own = file.replace(/\.ts$/, '.test.ts');
  if (name === 'formats') return existsSync(own) ? [own] : ['src/article/formats/'];
  const tests = (ARTICLE_TESTS[name] ?? ['article.test', 'views']).map((test) => `src/article/${test}`);
  return existsSync(own) ? [...new Set([own, ...tests])] : tests;
}

function describe(file: string, { start, end, text }: Mutant): string {
  const source = readFileSync(file, 'utf8');
  const line = source.slice(0, start).split('\n').length;
  const old = source.slice(start, end).replace(/\s+/g, ' ');
  return `${file}:${line}  ${old.length > 70 ? `${old.slice(0, 70)}…` : old}  ->  ${text}`;
}

/** Without replacement, the same for the same seed. */
function sample<T>(all: readonly T[], count: number, seed: number): T[] {
  const pool = [...all];
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
  return Array.from(
    { length: Math.min(count, pool.length) },
    () => pool.splice(Math.floor(random() * pool.length), 1)[0] as T,
  );
}
