import type { ReviewArticle } from '../change.ts';
import type { SessionData } from '../messages.ts';
import { postTexts, ServerError } from './client.ts';

/** Texts that are asked for at once. */
const AT_ONCE = 100;
/** After a failure it waits so long, in milliseconds. */
const PAUSE = 1500;

type Loadable = { -readonly [K in keyof ReviewArticle]: ReviewArticle[K] };

/** Texts of a large session. The page is there before them: they come in the background, first the one that is looked at and those behind it. */
export class Texts {
  readonly articles: readonly ReviewArticle[];
  readonly #version: number;
  readonly #came: (names: readonly string[]) => void;
  readonly #missing = new Map<string, Loadable>();
  #wanted: string | undefined;
  #isStopped = false;

  /**
   * @param before articles of an earlier look; texts of files that did not change are taken from there.
   * @param came hears which texts arrived.
   */
  constructor(session: SessionData, before: readonly ReviewArticle[], came: (names: readonly string[]) => void) {
    this.#version = session.version;
    this.#came = came;
    const known = new Map(before.map((article) => [article.name, article]));
    this.articles = session.articles.map((article) => {
      const old = known.get(article.name);
      const text = article.text ?? (old?.sha256 === article.sha256 ? old.text : undefined);
      const whole: Loadable = { ...article, text: text ?? '' };
      if (text === undefined) this.#missing.set(article.name, whole);
      return whole;
    });
    if (this.#missing.size > 0) void this.#read();
  }

  get missing(): number {
    return this.#missing.size;
  }

  isRead(name: string): boolean {
    return !this.#missing.has(name);
  }

  /** This one next. */
  want(name: string): void {
    this.#wanted = name;
  }

  stop(): void {
    this.#isStopped = true;
  }

  async #read(): Promise<void> {
    // Whoever made this says first which text is wanted.
    await Promise.resolve();
    while (this.#missing.size > 0 && !this.#isStopped) {
      const names = this.#next();
      try {
        const texts = await postTexts(names, this.#version);
        if (this.#isStopped) return;
        for (const name of names) {
          (this.#missing.get(name) as Loadable).text = texts[name] as string;
          this.#missing.delete(name);
        }
        this.#came(names);
      } catch (error) {
        // The articles were read anew: the session that comes has texts of its own.
        if (error instanceof ServerError) return;
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
    }
  }

  /** The one that is wanted and those behind it, else the first that are missing. */
  #next(): string[] {
    const names = [...this.#missing.keys()];
    const at = Math.max(0, names.indexOf(this.#wanted ?? ''));
    return names.slice(at, at + AT_ONCE);
  }
}
