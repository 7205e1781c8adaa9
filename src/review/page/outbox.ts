import type { Move } from '../review.ts';
import { postMoves, ServerError } from './client.ts';

/** Decisions on their way to the server, in order; what could not be saved is tried again. */
export class Outbox {
  readonly #version: () => number;
  readonly #changed: () => void;
  #waiting: Move[] = [];
  #sending: Promise<void> | undefined;
  /** Why the last try failed. */
  problem: string | undefined;

  constructor(version: () => number, changed: () => void) {
    this.#version = version;
    this.#changed = changed;
    addEventListener('beforeunload', (event) => {
      if (this.#waiting.length > 0) event.preventDefault();
    });
  }

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  waiting(): readonly Move[] {
    return this.#waiting;
  }

  add(moves: readonly Move[]): void {
    this.#waiting.push(...moves);
    void this.#send();
  }

  /** Comes back when everything is saved. @throws when it cannot be. */
  async flush(): Promise<void> {
    await this.#send();
    if (!this.isEmpty) throw new Error(this.problem ?? 'decisions could not be saved');
  }

  #send(): Promise<void> {
    this.#sending ??= this.#deliver().finally(() => {
      this.#sending = undefined;
      this.#changed();
      if (!this.isEmpty) setTimeout(() => void this.#send(), 1500);
    });
    return this.#sending;
  }

  async #deliver(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = [...this.#waiting];
      try {
        await postMoves(
          batch.map(({ key, choice }) => ({ key, choice: choice ?? null })),
          this.#version(),
        );
        this.problem = undefined;
      } catch (error) {
        this.problem = (error as Error).message;
        // A change that is gone is nothing to decide any more.
        if (!(error instanceof ServerError) || error.status !== 404) return;
      }
      this.#waiting = this.#waiting.slice(batch.length);
    }
  }
}
