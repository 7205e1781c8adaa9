import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import { safeJson } from './document.ts';
import type { ServerEvent } from './messages.ts';

/** Tells every open page what happens to the review. */
export class Events {
  readonly #listeners = new Set<(event: ServerEvent) => void>();

  tell(event: ServerEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  /** Answers a page with all events from `first` on, until it goes away or `done`. */
  stream(context: Context, first: ServerEvent, done: Promise<void>): Response {
    return streamSSE(context, async (stream) => {
      const listener = (event: ServerEvent): void => void stream.writeSSE({ data: safeJson(event) });
      this.#listeners.add(listener);
      await stream.writeSSE({ data: safeJson(first) });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        void done.then(resolve);
      });
      this.#listeners.delete(listener);
    });
  }
}
