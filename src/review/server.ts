import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { streamSSE } from 'hono/streaming';
import { InputError } from '../article/decode.ts';
import { type Allowance, allowing, writeConfig } from './allow.ts';
import { pageDocument, policy, safeJson } from './document.ts';
import { Guard } from './guard.ts';
import type { AllowAnswer, ServerEvent, SessionData, TextsAnswer } from './messages.ts';
import { parseMoves, parseNames } from './wire.ts';
import type { Workspace } from './workspace.ts';

/** How often the files are looked at, in milliseconds. */
const WATCH_EVERY = 1500;
/** Largest body that is taken, in bytes: a bulk decision over some ten thousand changes. */
const MAX_BODY = 8 * 1024 * 1024;

/** A session with more text than this, in UTF-16 units, comes without: a page with thousands of articles must not wait for all of them. */
const TEXTS_AT_ONCE = 2_000_000;

export interface ReviewServer {
  /** The address to open, with its token. */
  readonly url: string;
  readonly port: number;
  /** Comes when the page says that it is done. */
  readonly done: Promise<void>;
  close(): Promise<void>;
}

/** Serves a review on 127.0.0.1 at a free port. @param script the script of the page */
export async function startServer(
  workspace: Workspace,
  script: string,
  options: { readonly keep?: boolean } = {},
): Promise<ReviewServer> {
  const guard = new Guard();
  const listeners = new Set<(event: ServerEvent) => void>();
  const tell = (event: ServerEvent): void => {
    for (const listener of listeners) listener(event);
  };
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const queue = new Queue();
  const app = new Hono();

  app.use(guard.check);
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) context.header(name, value);
  });
  app.get('/', (context) => {
    const token = context.req.query('token');
    if (token !== undefined && guard.enter(context, token)) return context.redirect('/');
    if (!guard.isInside(context)) return context.text(SHUT, 403);
    if (token !== undefined) return context.redirect('/');
    const nonce = randomBytes(16).toString('base64');
    context.header('Content-Security-Policy', policy(nonce));
    return context.html(pageDocument(script, nonce));
  });
  app.use('/api/*', async (context, next) => {
    if (!guard.isInside(context)) return context.text(SHUT, 401);
    await next();
    return undefined;
  });
  app.use('/api/*', bodyLimit({ maxSize: MAX_BODY }));
  app.get('/api/session', (context) => answer(context, sessionData(workspace)));
  app.post('/api/texts', async (context) => {
    const { names, version } = parseNames(await context.req.json().catch(() => undefined));
    if (version !== workspace.version) return answer(context, { error: RENEWED }, 409);
    const texts: Record<string, string> = Object.create(null);
    for (const name of names) {
      const article = workspace.review.article(name);
      if (!article) return answer(context, { error: 'There is no such article in this review.' }, 404);
      texts[name] = article.text;
    }
    return answer(context, texts satisfies TextsAnswer);
  });
  app.post('/api/decisions', (context) =>
    queue.run(async () => {
      const { moves, from, version } = parseMoves(await context.req.json().catch(() => undefined));
      if (version !== workspace.version) return answer(context, { error: RENEWED }, 409);
      if (moves.some(({ key }) => !workspace.review.change(key)))
        return answer(context, { error: 'There is no such change in this review.' }, 404);
      workspace.decide(moves.map(({ key, choice }) => ({ key, choice: choice ?? undefined })));
      tell({ type: 'moves', from, moves });
      return answer(context, { saved: moves.length });
    }),
  );
  app.post('/api/apply', (context) =>
    queue.run(async () => {
      const outcome = await workspace.apply();
      if (outcome.written.length > 0) tell({ type: 'renewed', version: workspace.version, files: [] });
      return answer(context, outcome);
    }),
  );
  app.post('/api/allow', (context) =>
    queue.run(async () => {
      const body = (await context.req.json().catch(() => undefined)) as
        | { key?: unknown; kind?: unknown; write?: unknown }
        | undefined;
      const change = typeof body?.key === 'string' ? workspace.review.change(body.key) : undefined;
      const article = workspace.review.article(change?.file);
      if (!change || !article || (body?.kind !== 'phrase' && body?.kind !== 'rule'))
        return answer(context, { error: 'There is no such change in this review.' }, 404);
      const { root, configFile } = workspace.loaded;
      const wanted = allowing(change, article.text, body.kind satisfies Allowance, root, configFile);
      const written = body.write === true;
      if (written) {
        writeConfig(wanted);
        await workspace.load();
        tell({ type: 'renewed', version: workspace.version, files: [] });
      }
      const { meaning, patch, file } = wanted;
      return answer(context, { file: path.relative(root, file), meaning, patch, written } satisfies AllowAnswer);
    }),
  );
  app.get('/api/events', (context) =>
    streamSSE(context, async (stream) => {
      const listener = (event: ServerEvent): void => void stream.writeSSE({ data: safeJson(event) });
      listeners.add(listener);
      await stream.writeSSE({ data: safeJson({ type: 'renewed', version: workspace.version, files: [] }) });
      await new Promise<void>((resolve) => {
        stream.onAbort(resolve);
        void done.then(resolve);
      });
      listeners.delete(listener);
    }),
  );
  app.post('/api/quit', (context) => {
    if (!options.keep) {
      tell({ type: 'end' });
      setTimeout(finish, 100);
    }
    return answer(context, { ended: !options.keep });
  });
  app.onError((error, context) => {
    const said = error instanceof InputError ? error.message : `internal error: ${error.message}; please report it`;
    return answer(context, { error: said }, error instanceof InputError ? 422 : 500);
  });

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const address = server.address();
  guard.port = typeof address === 'object' && address ? address.port : 0;
  const watch = setInterval(() => {
    void queue.run(async () => {
      const files = await workspace.refresh();
      if (files.length > 0) tell({ type: 'renewed', version: workspace.version, files });
    });
  }, WATCH_EVERY);
  watch.unref();
  return {
    url: `http://127.0.0.1:${guard.port}/?token=${guard.token}`,
    port: guard.port,
    done,
    close: async () => {
      clearInterval(watch);
      finish();
      await queue.run(async () => {});
      if ('closeAllConnections' in server) server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const HEADERS: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

const RENEWED = 'The articles were read anew; look again.';
const SHUT =
  'This address opens once, in one browser. Run galley review again for a new one; your decisions are kept.\n';

function answer(context: Context, value: unknown, status: 200 | 404 | 409 | 422 | 500 = 200): Response {
  return context.body(safeJson(value), status, { 'Content-Type': 'application/json; charset=utf-8' });
}

function sessionData(workspace: Workspace): SessionData {
  const { review, loaded, version, decisionsFile } = workspace;
  const used = new Set(review.changes.map(({ finding }) => finding.rule));
  const rules = loaded.rules.filter(({ id }) => used.has(id));
  const isLarge = review.articles.reduce((sum, { text }) => sum + text.length, 0) > TEXTS_AT_ONCE;
  return {
    version,
    articles: isLarge ? review.articles.map(({ text: _, ...article }) => article) : review.articles,
    choices: [...review.choices()],
    rules: Object.fromEntries(
      rules.map(({ id, docs }) => [id, { summary: docs.summary, why: docs.why, fix: docs.fix }]),
    ),
    files: workspace.files,
    errors: loaded.errors,
    decisionsFile: path.relative(process.cwd(), decisionsFile) || decisionsFile,
  };
}

/** One thing after the other: files are not read while they are written. */
class Queue {
  #last: Promise<unknown> = Promise.resolve();

  run<T>(task: () => Promise<T>): Promise<T> {
    const next = this.#last.then(task);
    this.#last = next.catch(() => undefined);
    return next;
  }
}
