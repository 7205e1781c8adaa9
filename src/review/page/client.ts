import type { AllowAnswer, ApplyOutcome, ServerEvent, SessionData, TextsAnswer, WireMove } from '../messages.ts';

/** Tells the pages of one review apart. */
export const PAGE_ID = Math.random().toString(36).slice(2);

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(
    path,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (response.ok) return (await response.json()) as T;
  const said = (await response.json().catch(() => ({}))) as { error?: string };
  throw new ServerError(said.error ?? `the server answered ${response.status}`, response.status);
}

export class ServerError extends Error {
  readonly status: number;

  constructor(message: string, status: number) {
    super(message);
    this.status = status;
  }
}

export const getSession = (): Promise<SessionData> => ask('/api/session');
export const postTexts = (names: readonly string[], version: number): Promise<TextsAnswer> =>
  ask('/api/texts', { names, version });
export const postMoves = (moves: readonly WireMove[], version: number): Promise<unknown> =>
  ask('/api/decisions', { from: PAGE_ID, version, moves });
export const postApply = (): Promise<ApplyOutcome> => ask('/api/apply', {});
export const postAllow = (key: string, kind: 'phrase' | 'rule', write: boolean): Promise<AllowAnswer> =>
  ask('/api/allow', { key, kind, write });
export const postQuit = (): Promise<{ ended: boolean }> => ask('/api/quit', {});

/** Listens to the server; the browser connects again by itself. */
export function listen(heard: (event: ServerEvent) => void, connected: (isConnected: boolean) => void): void {
  const source = new EventSource('/api/events');
  source.onmessage = ({ data }) => {
    const event = JSON.parse(data as string) as ServerEvent;
    if (event.type === 'end') source.close();
    heard(event);
  };
  source.onopen = () => connected(true);
  source.onerror = () => connected(false);
}
