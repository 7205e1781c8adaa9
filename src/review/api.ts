import path from 'node:path';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Allowance, allowing, writeConfig } from './allow.ts';
import { safeJson } from './document.ts';
import type { Events } from './events.ts';
import type { AllowAnswer, ServerEvent, SessionData, TextsAnswer } from './messages.ts';
import type { Queue } from './queue.ts';
import { parseMoves, parseNames } from './wire.ts';
import type { Workspace } from './workspace.ts';

/** Largest body that is taken, in bytes: a bulk decision over some ten thousand changes. */
const MAX_BODY = 8 * 1024 * 1024;
/** A session with more text than this, in UTF-16 units, comes without: a page with thousands of articles must not wait for all of them. */
const TEXTS_AT_ONCE = 2_000_000;

const RENEWED = 'The articles were read anew; look again.';
const NO_ARTICLE = 'There is no such article in this review.';
const NO_CHANGE = 'There is no such change in this review.';

/** What the requests of a page work on. */
export interface ReviewDesk {
  readonly workspace: Workspace;
  readonly events: Events;
  /** Whatever writes waits here for its turn. */
  readonly queue: Queue;
  /** Comes when the review ends. */
  readonly done: Promise<void>;
  /** Ends the review; what a page does that says that it is done. Without it the review stays open. */
  readonly finish?: (() => void) | undefined;
}

/** The requests of the page, each one function; who may ask is settled before. */
export function reviewApi(desk: ReviewDesk): Hono {
  const { workspace, events, queue, done } = desk;
  const api = new Hono();
  api.use(bodyLimit({ maxSize: MAX_BODY }));
  api.get('/session', (context) => answer(context, sessionData(workspace)));
  api.post('/texts', (context) => texts(context, desk));
  api.post('/decisions', (context) => queue.run(() => decide(context, desk)));
  api.post('/apply', (context) => queue.run(() => apply(context, desk)));
  api.post('/allow', (context) => queue.run(() => allow(context, desk)));
  api.get('/events', (context) => events.stream(context, renewed(workspace), done));
  api.post('/quit', (context) => quit(context, desk));
  return api;
}

/** The event after which a page asks for everything anew. @param files those that changed on disk */
export function renewed({ version }: Workspace, files: readonly string[] = []): ServerEvent {
  return { type: 'renewed', version, files };
}

export function answer(context: Context, value: unknown, status: 200 | 404 | 409 | 422 | 500 = 200): Response {
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

async function texts(context: Context, { workspace }: ReviewDesk): Promise<Response> {
  const { names, version } = parseNames(await bodyOf(context));
  if (version !== workspace.version) return answer(context, { error: RENEWED }, 409);
  const found: Record<string, string> = Object.create(null);
  for (const name of names) {
    const article = workspace.review.article(name);
    if (!article) return answer(context, { error: NO_ARTICLE }, 404);
    found[name] = article.text;
  }
  return answer(context, found satisfies TextsAnswer);
}

async function decide(context: Context, { workspace, events }: ReviewDesk): Promise<Response> {
  const { moves, from, version } = parseMoves(await bodyOf(context));
  if (version !== workspace.version) return answer(context, { error: RENEWED }, 409);
  if (moves.some(({ key }) => !workspace.review.change(key))) return answer(context, { error: NO_CHANGE }, 404);
  workspace.decide(moves.map(({ key, choice }) => ({ key, choice: choice ?? undefined })));
  events.tell({ type: 'moves', from, moves });
  return answer(context, { saved: moves.length });
}

async function apply(context: Context, { workspace, events }: ReviewDesk): Promise<Response> {
  const outcome = await workspace.apply();
  if (outcome.written.length > 0) events.tell(renewed(workspace));
  return answer(context, outcome);
}

/** Shows what the config would become, and writes it when asked to. */
async function allow(context: Context, { workspace, events }: ReviewDesk): Promise<Response> {
  const body = (await bodyOf(context)) as { key?: unknown; kind?: unknown; write?: unknown } | undefined;
  const change = typeof body?.key === 'string' ? workspace.review.change(body.key) : undefined;
  const article = workspace.review.article(change?.file);
  if (!change || !article || (body?.kind !== 'phrase' && body?.kind !== 'rule'))
    return answer(context, { error: NO_CHANGE }, 404);
  const { root, configFile } = workspace.loaded;
  const wanted = allowing(change, article.text, body.kind satisfies Allowance, root, configFile);
  const written = body.write === true;
  if (written) {
    writeConfig(wanted);
    await workspace.load();
    events.tell(renewed(workspace));
  }
  const { meaning, patch, file } = wanted;
  return answer(context, { file: path.relative(root, file), meaning, patch, written } satisfies AllowAnswer);
}

function quit(context: Context, { events, finish }: ReviewDesk): Response {
  if (finish) {
    events.tell({ type: 'end' });
    // The answer is on its way before the connections are closed.
    setTimeout(finish, 100);
  }
  return answer(context, { ended: finish !== undefined });
}

/** Undefined for what is no JSON. */
function bodyOf(context: Context): Promise<unknown> {
  return context.req.json().catch(() => undefined);
}
