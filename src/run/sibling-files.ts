import { statSync } from 'node:fs';
import { InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import type { Galley, Sibling } from '../galley.ts';
import { read, readOptions } from './jobs.ts';
import type { SiblingGroup } from './sibling-reader.ts';
import type { SourceFile } from './source.ts';
import type { FoundFile } from './walk.ts';

/** Files that are evidence about each other: more of them would take longer to read than to check. */
const GROUP_FILES = 2000;
/** Bytes of articles of a group that are read; of more, every second, third … article is left out. */
const GROUP_BYTES = 20 * 1024 * 1024;
/** Groups that are kept. */
const KEPT = 2;

/**
 * The files of a run in groups of neighbours by path, read when somebody asks for one. Which articles are evidence about which depends on the paths of the run only, not on their order nor on
 * what was checked before.
 */
export class SiblingFiles {
  readonly #galley: Galley;
  readonly #files: readonly FoundFile[];
  readonly #groups = new Map<string, number>();
  readonly #loaded = new Map<number, Promise<SiblingGroup>>();
  /** Articles of files that the run may have written since, as they were. */
  readonly #held = new Map<string, { readonly articles: readonly Sibling[]; readonly bytes: number }>();
  /** Files of each group that are not done. */
  readonly #open: number[] = [];

  constructor(galley: Galley, files: readonly FoundFile[]) {
    this.#galley = galley;
    this.#files = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
    this.#files.forEach(({ path }, at) => {
      const group = Math.floor(at / GROUP_FILES);
      this.#groups.set(path, group);
      this.#open[group] = (this.#open[group] ?? 0) + 1;
    });
  }

  /** The group of a file of the run. What cannot be read is left out: checking it says why. */
  group(path: string): Promise<SiblingGroup> {
    const group = this.#groups.get(path) as number;
    let loaded = this.#loaded.get(group);
    if (!loaded) {
      loaded = this.#load(this.#filesOf(group));
      const [oldest] = this.#loaded.keys();
      if (this.#loaded.size >= KEPT) this.#loaded.delete(oldest as number);
      this.#loaded.set(group, loaded);
    }
    return loaded;
  }

  /** Keeps the articles of a file as they are, because it may be written before its group is done. */
  hold({ path, units, bytes }: SourceFile): void {
    if (this.#open[this.#groups.get(path) as number] === 0) return;
    this.#held.set(path, { articles: units.map(({ name, text }) => ({ name, text })), bytes: bytes.length });
  }

  /** A file is done; with the last of its group nobody asks for what was kept. */
  done(path: string): void {
    const group = this.#groups.get(path) as number;
    this.#open[group] = (this.#open[group] as number) - 1;
    if (this.#open[group] === 0) for (const file of this.#filesOf(group)) this.#held.delete(file.path);
  }

  #filesOf(group: number): readonly FoundFile[] {
    return this.#files.slice(group * GROUP_FILES, (group + 1) * GROUP_FILES);
  }

  async #load(files: readonly FoundFile[]): Promise<SiblingGroup> {
    const data = await this.#galley.siblingData(this.#articlesOf(files));
    return { paths: files.map(({ path }) => path), data };
  }

  async *#articlesOf(files: readonly FoundFile[]): AsyncGenerator<Sibling> {
    const bytes = files.reduce((sum, { path }) => sum + (this.#held.get(path)?.bytes ?? sizeOf(path)), 0);
    const step = Math.ceil(Math.max(1, bytes / GROUP_BYTES));
    let number = 0;
    for (const file of files) {
      // A file of one article that is left out need not be read.
      if (number % step !== 0 && formatOf(file.path) !== 'jsonl') {
        number++;
        continue;
      }
      for (const article of await this.#read(file)) if (number++ % step === 0) yield article;
    }
  }

  async #read(file: FoundFile): Promise<readonly Sibling[]> {
    const held = this.#held.get(file.path);
    if (held) return held.articles;
    try {
      return (await read(file, readOptions(this.#galley))).units;
    } catch (error) {
      if (error instanceof InputError) return [];
      throw error;
    }
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
