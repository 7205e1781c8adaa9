import type { SiblingArticles } from '../engine/site.ts';
import type { Galley, SiblingData } from '../galley.ts';
import type { CheckedFile, FailedFile } from './folder.ts';
import type { SiblingFiles } from './sibling-files.ts';
import type { SourceFile } from './source.ts';
import type { FoundFile } from './walk.ts';

/** Files of a run that are evidence about each other. Plain data: it crosses threads. */
export interface SiblingGroup {
  readonly paths: readonly string[];
  readonly data: SiblingData;
}

/** The group of a file; read on the first call. */
export type AskSiblings = (path: string) => Promise<SiblingGroup>;

/** Other articles of the run for the articles of one file. */
export interface FileSiblings extends SiblingArticles {
  /** A rule asked before they were read. */
  readonly isMissing: boolean;
  read(): Promise<void>;
}

interface KnownGroup {
  readonly paths: ReadonlySet<string>;
  readonly articles: SiblingArticles;
}

/** Groups that are kept: files come in order, so there is no way back but to the one before. */
const KEPT = 2;

/**
 * Other articles of the run, for one file after the other. Nothing is read before a rule asks, which those of the spin family do about an article that was convicted; that article is then checked
 * again, and those behind it find what they ask for.
 */
export class SiblingReader {
  readonly #galley: Galley;
  readonly #ask: AskSiblings;
  #known: readonly KnownGroup[] = [];

  /** @param ask where the articles come from: the files, or, in a thread, the main thread. */
  constructor(galley: Galley, ask: AskSiblings) {
    this.#galley = galley;
    this.#ask = ask;
  }

  of(path: string): FileSiblings {
    let group = this.#known.find(({ paths }) => paths.has(path));
    let isMissing = false;
    const read = async (): Promise<void> => {
      const { paths, data } = await this.#ask(path);
      group = { paths: new Set(paths), articles: await this.#galley.siblings(data) };
      this.#known = [...this.#known, group].slice(-KEPT);
      isMissing = false;
    };
    return {
      get isMissing() {
        return isMissing;
      },
      read,
      evidence: (key) => {
        isMissing ||= !group;
        return group?.articles.evidence(key);
      },
    };
  }
}

/** Files that are held before their groups are looked at: those of a hook are too few. */
const MANY = 100;

/** The siblings of a run in the main thread. Nothing is made before somebody asks, or before a file may be written. */
export class RunSiblings {
  readonly reader: SiblingReader;
  readonly #galley: Galley;
  readonly #run: readonly FoundFile[];
  #files: SiblingFiles | undefined;
  /** What is to be held when somebody asks. */
  #toHold: SourceFile[] = [];
  #done = 0;

  /** @param run files in the order in which they will be done. */
  constructor(galley: Galley, run: readonly FoundFile[]) {
    this.#galley = galley;
    this.#run = run;
    this.reader = new SiblingReader(galley, this.ask);
  }

  readonly ask: AskSiblings = async (path) => (await this.#made()).group(path);

  /** A checked file that may be written when it was opened: for those that are still to be checked it stays evidence as it was. */
  holding(one: CheckedFile | FailedFile): CheckedFile | FailedFile {
    if ('error' in one || !one.changed) return one;
    const open: CheckedFile['open'] = async () => {
      const opened = await one.open();
      this.#toHold.push(opened.source);
      // In long runs it is sorted out what need not be held any more.
      if (this.#files || this.#toHold.length >= MANY) await this.#made();
      return opened;
    };
    return { ...one, open };
  }

  /** The next file of the run is done. */
  done(): void {
    const { path } = this.#run[this.#done++] as FoundFile;
    this.#files?.done(path);
  }

  async #made(): Promise<SiblingFiles> {
    const { SiblingFiles } = await import('./sibling-files.ts');
    if (!this.#files) {
      this.#files = new SiblingFiles(this.#galley, this.#run);
      for (const { path } of this.#run.slice(0, this.#done)) this.#files.done(path);
    }
    for (const source of this.#toHold.splice(0)) this.#files.hold(source);
    return this.#files;
  }
}
