import { randomBytes } from 'node:crypto';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { InputError } from '../article/decode.ts';
import { answer, type ReviewDesk, renewed, reviewApi } from './api.ts';
import { pageDocument, policy } from './document.ts';
import { Events } from './events.ts';
import { Guard } from './guard.ts';
import { Queue } from './queue.ts';
import type { Workspace } from './workspace.ts';

/** How often the files are looked at, in milliseconds. */
const WATCH_EVERY = 1500;

export interface ReviewServer {
  /** The address to open, with its token. */
  readonly url: string;
  readonly port: number;
  /** Comes when the page says that it is done. */
  readonly done: Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves a review on 127.0.0.1 at a free port.
 * @param script the script of the page
 * @param options.keep the review stays open when a page says that it is done.
 */
export async function startServer(
  workspace: Workspace,
  script: string,
  options: { readonly keep?: boolean } = {},
): Promise<ReviewServer> {
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const [guard, events, queue] = [new Guard(), new Events(), new Queue()];
  const desk = { workspace, events, queue, done, finish: options.keep ? undefined : finish };
  const server = serve({ fetch: appOf(guard, script, desk).fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise<void>((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const address = server.address();
  guard.port = typeof address === 'object' && address ? address.port : 0;
  const watch = setInterval(() => {
    void queue.run(async () => {
      const files = await workspace.refresh();
      if (files.length > 0) events.tell(renewed(workspace, files));
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

const SHUT =
  'This address opens once, in one browser. Run galley review again for a new one; your decisions are kept.\n';

/** The page and its requests, behind the guard. */
function appOf(guard: Guard, script: string, desk: ReviewDesk): Hono {
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
  app.route('/api', reviewApi(desk));
  app.onError((error, context) => {
    const said = error instanceof InputError ? error.message : `internal error: ${error.message}; please report it`;
    return answer(context, { error: said }, error instanceof InputError ? 422 : 500);
  });
  return app;
}
