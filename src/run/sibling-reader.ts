import type { SiblingArticles } from '../engine/site.ts';
import type { Galley, SiblingData } from '../galley.ts';

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
