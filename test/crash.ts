import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageRoot } from '../src/package.ts';

const COMMAND = path.join(packageRoot(), 'dist', 'bin', 'galley.cjs');
const TEMPORARY = /^\.galley-[\da-f]{8}-\d+-\d+\.tmp$/;

export interface CrashOptions {
  readonly rounds: number;
  readonly files: number;
  readonly seed: number;
  /** What stands in the files, and what `galley fix` makes of it. */
  readonly dirty: (file: number) => string;
  readonly clean: (file: number) => string;
}

export interface CrashResult {
  /** Rounds in which the command was killed while some files were done and some were not, and all others. */
  readonly midway: number;
  readonly early: number;
  readonly late: number;
  /** Breaches, in words. */
  readonly problems: string[];
}

const STORY = (
  file: number,
): string => `The ferry to Orran was ${file + 2} hours late on Monday after a rope caught in the propeller.

Divers from the harbour cut it free while forty passengers waited in the café on the quay.
`;

/** Stories with two artifacts, which confirm each other, and without them. */
export const STORIES: Pick<CrashOptions, 'dirty' | 'clean'> = {
  dirty: (file) => `${STORY(file)}\nSomething went wrong. Please try again later\n\nSign up for our free newsletter\n`,
  clean: STORY,
};

/** Numbers from 0 to 1 (mulberry32): a round that fails can be had again. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Kills `galley fix` and `galley clean`, turn by turn, with SIGKILL at random moments of their work and looks at what stands on the disk: every file must be the old one or
 * the new one, a second run must finish the work and leave nothing of the first behind, and `galley restore` must give back what was cleaned.
 */
export async function crash(options: CrashOptions): Promise<CrashResult> {
  const random = randomNumbers(options.seed);
  const root = mkdtempSync(path.join(tmpdir(), 'galley-crash-'));
  const result = { midway: 0, early: 0, late: 0, problems: [] as string[] };
  try {
    for (let round = 0; round < options.rounds; round++) {
      const folder = path.join(root, `${round}`);
      const done =
        round % 2 === 0 ? await crashFix(folder, options, random) : await crashClean(folder, options, random);
      result.problems.push(...done.problems.map((problem) => `round ${round}: ${problem}`));
      result[done.changed === 0 ? 'early' : done.changed === options.files ? 'late' : 'midway']++;
      rmSync(folder, { recursive: true, force: true });
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return result;
}

interface Round {
  readonly changed: number;
  readonly problems: string[];
}

async function crashFix(folder: string, options: CrashOptions, random: () => number): Promise<Round> {
  const { files, dirty, clean } = options;
  const names = put(path.join(folder, 'in'), files, dirty);
  await killed(['fix', 'in'], folder, path.join(folder, 'in'), Math.floor(random() * files), random);
  const problems: string[] = [];
  let changed = 0;
  names.forEach((name, file) => {
    const text = readFileSync(path.join(folder, 'in', name), 'utf8');
    if (text === clean(file)) changed++;
    else if (text !== dirty(file)) problems.push(`fix left ${name} neither old nor new: ${text.length} characters`);
  });
  problems.push(...strange(path.join(folder, 'in'), names));
  run(['fix', 'in', '--fail-on', 'never'], folder, problems);
  names.forEach((name, file) => {
    if (readFileSync(path.join(folder, 'in', name), 'utf8') !== clean(file)) problems.push(`a second fix left ${name}`);
  });
  if (readdirSync(path.join(folder, 'in')).length !== files) problems.push('a second fix left temporary files behind');
  return { changed, problems };
}

async function crashClean(folder: string, options: CrashOptions, random: () => number): Promise<Round> {
  const { files, dirty, clean } = options;
  const names = put(path.join(folder, 'in'), files, dirty);
  const out = path.join(folder, 'out');
  mkdirSync(out);
  await killed(['clean', 'in', '--out', 'out'], folder, out, Math.floor(random() * files), random);
  const problems: string[] = [];
  let changed = 0;
  names.forEach((name, file) => {
    if (readFileSync(path.join(folder, 'in', name), 'utf8') !== dirty(file)) problems.push(`clean touched ${name}`);
    if (!existsSync(path.join(out, name))) return;
    changed++;
    if (readFileSync(path.join(out, name), 'utf8') !== clean(file)) problems.push(`clean left half a copy of ${name}`);
  });
  problems.push(
    ...strange(out, [...names, 'galley-edits.jsonl.part', 'galley-report.html', 'galley.patch', 'galley-edits.jsonl']),
  );
  const isLogged = readdirSync(out).some((name) => name.startsWith('galley-edits.jsonl'));
  if (isLogged) {
    run(['restore', 'out/galley-edits.jsonl', '--out', 'back'], folder, problems);
    const back = existsSync(path.join(folder, 'back')) ? readdirSync(path.join(folder, 'back')) : [];
    for (const name of back)
      if (readFileSync(path.join(folder, 'back', name), 'utf8') !== dirty(names.indexOf(name)))
        problems.push(`restore gave another ${name}`);
    // The copy is there before its line in the log.
    if (changed - back.length > 1) problems.push(`${changed} copies, but only ${back.length} restored`);
  }
  return { changed, problems };
}

function put(folder: string, files: number, textOf: (file: number) => string): string[] {
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: files }, (_, file) => {
    const name = `${String(file).padStart(4, '0')}.txt`;
    writeFileSync(path.join(folder, name), textOf(file));
    return name;
  });
}

function strange(folder: string, known: readonly string[]): string[] {
  const names = new Set(known);
  return readdirSync(folder)
    .filter((name) => !names.has(name) && !TEMPORARY.test(name))
    .map((name) => `${name} was left behind and does not look like a temporary file`);
}

function run(args: readonly string[], cwd: string, problems: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { cwd, encoding: 'utf8' });
  if (status !== 0) problems.push(`galley ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 300)}`);
}

/** Starts the command and kills it a moment after it has put so many files in place. */
function killed(
  args: readonly string[],
  cwd: string,
  watched: string,
  files: number,
  random: () => number,
): Promise<void> {
  let seen = 0;
  const eye = watch(watched);
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd, stdio: 'ignore' });
  eye.on('change', (_, name) => {
    if (String(name).endsWith('.txt') && ++seen === files + 1) setTimeout(() => child.kill('SIGKILL'), random() * 4);
  });
  return new Promise((resolve) => {
    child.once('exit', () => {
      eye.close();
      resolve();
    });
  });
}

/** `npm run crash -- ROUNDS SEED`: the long form, 200 rounds over 500 files. Exit code 1 when a file was lost. */
export async function crashTest(rounds = '200', seed = `${Date.now() % 1e6}`): Promise<number> {
  const result = await crash({ ...STORIES, rounds: Number(rounds), files: 500, seed: Number(seed) });
  console.log(
    `seed ${seed}: ${rounds} rounds, ${result.midway} killed midway, ${result.early} before, ${result.late} after the work`,
  );
  for (const problem of result.problems) console.log(problem);
  return result.problems.length > 0 ? 1 : 0;
}
