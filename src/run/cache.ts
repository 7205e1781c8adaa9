import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isOutOfTime } from '../engine/time-budget.ts';
import type { Galley, GalleyOptions } from '../galley.ts';
import { packageRoot, packageVersion } from '../package.ts';
import { packFiles } from '../packs/files.ts';
import type { LearnedSite } from '../report/model.ts';
import { CacheStore, type Note } from './cache-store.ts';
import type { Outcome, RunSettings } from './jobs.ts';
import type { FoundFile } from './walk.ts';

/** Change it when the form of what is kept changes. */
const SCHEMA = 'outcome-1';

/** What the cache knows about the files of a run. */
export interface KnownFiles {
  /** Nothing needs to be worked out: every file is known, and what they taught. */
  readonly complete: boolean;
  readonly learned: readonly LearnedSite[];
  outcome(index: number): Outcome | undefined;
  keep(index: number, outcome: Outcome): Promise<void>;
  keepLearned(learned: readonly LearnedSite[]): void;
}

/**
 * What earlier runs found. The key of a file is its bytes, its name, the engine with its rules and models, all that was configured, and, when the articles of a run are looked
 * at together, all of them: a finding may speak of any other. Times of files have no part in it.
 */
export class FolderCache {
  readonly #store: CacheStore;
  readonly #galley: Galley;
  /** Hash of everything that holds for the whole run. */
  readonly #common: string;

  private constructor(store: CacheStore, galley: Galley, common: string) {
    this.#store = store;
    this.#galley = galley;
    this.#common = common;
  }

  /** @returns `undefined` when there can be none; `note` then says why, unless it is the config. */
  static async open(
    folder: string,
    galley: Galley,
    options: GalleyOptions,
    settings: RunSettings,
    note: Note,
  ): Promise<FolderCache | undefined> {
    // Plugins are code of others: nobody knows whether it would say the same again.
    if (galley.config.plugins) return undefined;
    const store = await CacheStore.open(folder, note);
    return store && new FolderCache(store, galley, runKey(galley, options, settings));
  }

  /** @param together are the articles looked at together? */
  lookUp(files: readonly FoundFile[], together: boolean): KnownFiles {
    const hashes = files.map(({ path: file }) => hashOfFile(file));
    const all = createHash('sha256').update(this.#common);
    if (together) for (const [i, { path: file }] of files.entries()) addTo(all, file, hashes[i] ?? '');
    const folder = all.digest('hex');
    const keys = files.map(({ path: file }, i) => {
      const hash = hashes[i];
      return hash && digest(folder, file, this.#galley.settingsKey(file), hash);
    });
    const stored = together ? this.#store.get(folder) : '[]';
    const read = (index: number): Outcome | undefined => {
      const text = keys[index] && this.#store.get(keys[index]);
      return text ? (JSON.parse(text) as Outcome) : undefined;
    };
    return {
      complete: stored !== undefined && keys.every((key) => key !== undefined && this.#store.get(key) !== undefined),
      learned: JSON.parse(stored ?? '[]') as LearnedSite[],
      outcome: read,
      keep: async (index, outcome) => {
        const key = keys[index];
        // A failure of ours is not kept: it would outlive its repair.
        if (!key || ('error' in outcome && outcome.error.includes('internal error'))) return;
        // Another time the machine may be faster.
        if ('reports' in outcome && outcome.reports.some(isOutOfTime)) return;
        // The file was changed after it was looked up.
        if ('reports' in outcome && outcome.reports.some(({ sha256 }) => sha256 !== hashes[index])) return;
        await this.#store.put(key, JSON.stringify(outcome));
      },
      keepLearned: (learned) => {
        if (together) void this.#store.put(folder, JSON.stringify(learned));
      },
    };
  }

  close(): Promise<void> {
    return this.#store.close();
  }
}

/** Hash of what the result of a run depends on besides its articles: engine, rules, models, config, profile, a user’s data. */
export function runKey(galley: Galley, options: GalleyOptions, settings: object): string {
  const hash = createHash('sha256');
  addTo(hash, SCHEMA, packageVersion(), process.versions.v8, process.versions.unicode ?? '', engineHash());
  addTo(hash, JSON.stringify(galley.config), JSON.stringify(settings));
  const { packs = [], profile, spin } = galley.config;
  const here = (file: string): string => path.resolve(galley.root, file);
  const given = (file: string): string => path.resolve(file);
  const files = [
    ...packs.flatMap((one) => packFiles(here(one))),
    ...(options.profile ? [given(options.profile)] : profile ? [here(profile)] : []),
    ...[spin?.model, ...(spin?.lexicon ?? [])].flatMap((file) => (file ? [here(file)] : [])),
    ...[options.spin?.model, ...(options.spin?.lexicon ?? [])].flatMap((file) => (file ? [given(file)] : [])),
  ];
  for (const file of files) addTo(hash, hashOfFile(file) ?? '');
  // Which option named which file matters as well.
  addTo(hash, JSON.stringify([options.profile !== undefined, options.spin ?? null]));
  return hash.digest('hex');
}

/** The code, the packs and the models, as they are installed. */
function engineHash(): string {
  const root = packageRoot();
  const folders = ['dist', 'dist/cli', 'models'].map((name) => path.join(root, name));
  const hash = createHash('sha256');
  for (const folder of folders.filter((one) => existsSync(one))) {
    const names = readdirSync(folder).filter((name) => /\.(?:bin|jsonl|json)$|^main\.cjs$/.test(name));
    // The other parts of the command have a hash of their text in their names, and the main one names them.
    for (const name of names.sort()) addTo(hash, name, hashOfFile(path.join(folder, name)) ?? '');
  }
  return hash.digest('hex');
}

function hashOfFile(file: string): string | undefined {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return undefined;
  }
}

/** Parts with their lengths, so that no two lists of parts are alike. */
function addTo(hash: Hash, ...parts: readonly string[]): void {
  for (const part of parts) hash.update(`${part.length}:${part}`);
}

function digest(...parts: readonly string[]): string {
  const hash = createHash('sha256');
  addTo(hash, ...parts);
  return hash.digest('hex').slice(0, 40);
}
