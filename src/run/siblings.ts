import type { Galley } from '../galley.ts';
import type { CheckedFile, FailedFile } from './jobs.ts';
import type { SiblingFiles } from './sibling-files.ts';
import { type AskSiblings, SiblingReader } from './sibling-reader.ts';
import type { SourceFile } from './source.ts';
import type { FoundFile } from './walk.ts';

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
