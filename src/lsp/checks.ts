import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckedDocument } from './check.ts';

export interface ChecksOptions {
  check(document: TextDocument): Promise<CheckedDocument>;
  /** The document as it is now; none when it was closed. */
  current(uri: string): TextDocument | undefined;
  /** Called with the result for the version that was checked, unless there is a newer one by then. */
  done(version: Version, result: CheckedDocument | Error): void;
}

export interface Version {
  readonly uri: string;
  readonly version: number;
}

/** Milliseconds without a key press before a check; shorter than a person’s pause at a comma. */
const PAUSE = 120;

interface State {
  timer?: NodeJS.Timeout;
  /** Result of the last check, and the version it holds for. */
  last?: { readonly version: number; readonly result: CheckedDocument };
  /** Milliseconds that the last check took. */
  took: number;
}

/** Checks documents when their typists pause: a long one, whose check takes long, after a longer pause. */
export class Checks {
  readonly #states = new Map<string, State>();
  readonly #options: ChecksOptions;

  constructor(options: ChecksOptions) {
    this.#options = options;
  }

  /** Checks a document soon; another call before that puts it off. */
  later({ uri }: TextDocument): void {
    const state = this.#state(uri);
    clearTimeout(state.timer);
    state.timer = setTimeout(() => void this.#run(uri), Math.max(PAUSE, 2 * state.took));
  }

  /** What was found in this version, checked at once if need be; `undefined` when it cannot be checked. */
  async now(document: TextDocument): Promise<CheckedDocument | undefined> {
    const { last } = this.#state(document.uri);
    return last?.version === document.version ? last.result : this.#run(document.uri);
  }

  forget(uri: string): void {
    clearTimeout(this.#states.get(uri)?.timer);
    this.#states.delete(uri);
  }

  async #run(uri: string): Promise<CheckedDocument | undefined> {
    const document = this.#options.current(uri);
    if (!document) return undefined;
    const state = this.#state(uri);
    clearTimeout(state.timer);
    const { version } = document;
    const start = performance.now();
    const result = await this.#options.check(document).catch((error: Error) => error);
    state.took = performance.now() - start;
    // The text may have moved on while a rule worked; what was found then would lie at the wrong places.
    if (this.#options.current(uri)?.version !== version) return undefined;
    delete state.last;
    if (!(result instanceof Error)) state.last = { version, result };
    this.#options.done({ uri, version }, result);
    return result instanceof Error ? undefined : result;
  }

  #state(uri: string): State {
    const known = this.#states.get(uri) ?? { took: 0 };
    this.#states.set(uri, known);
    return known;
  }
}
