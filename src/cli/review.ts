import { spawn } from 'node:child_process';
import { userInfo } from 'node:os';
import path from 'node:path';
import { ConfigError } from '../config/errors.ts';
import { count } from '../report/summary.ts';
import { DecisionLog } from '../review/decisions.ts';
import { memoryFiles } from '../review/places.ts';
import { type Loaded, Workspace } from '../review/workspace.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';
import { Session } from './session.ts';

export interface ReviewCommandOptions extends CommonOptions {
  readonly tty?: boolean;
  readonly plain?: boolean;
  readonly decisions?: string;
  readonly acceptSafe?: boolean;
  readonly by?: string;
  /** Open the browser; default: unless this is an SSH session or there is no terminal. */
  readonly open?: boolean;
  readonly keep?: boolean;
  readonly color: boolean;
}

/** `galley review`: a person decides change by change; every decision is on the disk at once, and files are written only when the person says so. */
export async function reviewCommand(paths: readonly string[], options: ReviewCommandOptions): Promise<number> {
  if (paths.length === 0) throw new ConfigError('name at least one file or folder: galley review articles/');
  const isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  const wantsTerminal = options.tty === true || options.plain === true;
  const isAnswered = options.decisions !== undefined || options.acceptSafe === true;
  if (options.tty && !options.plain && !isTerminal && !isAnswered) {
    throw new ConfigError(
      'review --tty asks questions, and this is no terminal; use --plain to answer line by line, --accept-safe, or --decisions FILE with decisions made elsewhere',
    );
  }
  const place = new Session(await makeGalley(options), options).memoryPlace;
  const file = options.decisions === undefined ? memoryFiles(place).decisions : path.resolve(options.decisions);
  const log = new DecisionLog(file);
  if (log.torn) process.stderr.write(`galley: ${log.torn}\n`);
  const workspace = new Workspace(() => load(paths, options, file), log, options.by ?? userName());
  try {
    await workspace.load();
    for (const message of workspace.loaded.errors) process.stderr.write(`galley: ${message}\n`);
    if (workspace.loaded.errors.length > 0 && workspace.files === 0)
      throw new ConfigError('none of the files can be reviewed; mend what is said above, or name other files');
    if (options.acceptSafe) acceptSafe(workspace);
    const failed = workspace.loaded.errors.length > 0;
    if (wantsTerminal && (isTerminal || options.plain)) {
      const { reviewInTerminal } = await import('../review/terminal.ts');
      await reviewInTerminal(workspace, {
        input: process.stdin,
        output: process.stdout,
        plain: options.plain === true,
        color: options.color && !options.plain,
      });
    } else if (wantsTerminal) {
      const { decided, total } = workspace.review.progress();
      print(
        `${decided} of ${total} decided in ${file}; write them: galley apply ${path.relative(process.cwd(), file)}\n`,
      );
    } else await serveReview(workspace, options);
    return failed ? EXIT.error : EXIT.ok;
  } finally {
    log.close();
  }
}

/** Reads and checks everything; what earlier reviews rejected is shown as rejected, not left out. */
async function load(paths: readonly string[], options: ReviewCommandOptions, decisions: string): Promise<Loaded> {
  const session = new Session(await makeGalley(options), {
    ...options,
    silent: 'baseline',
    // What the articles taught must be there when one is looked at again.
    cache: false,
  });
  const found = (await session.files(paths)).filter((one) => path.resolve(one.path) !== decisions);
  const { root, configFile, rules } = session.galley;
  return {
    root,
    configFile: options.config === false ? undefined : configFile,
    rules,
    files: session.openedFiles(found, 'review'),
    errors: session.errors,
    again: (file) => session.again(file, 'review'),
  };
}

function acceptSafe(workspace: Workspace): void {
  const { review } = workspace;
  const safe = review.bulk(review.changes).filter(({ finding }) => finding.safety === 'safe');
  workspace.keep(review.decide(safe, { decision: 'accept' }, 'accept safe'));
  process.stderr.write(`${count(safe.length, 'safe change')} accepted\n`);
}

async function serveReview(workspace: Workspace, options: ReviewCommandOptions): Promise<void> {
  const [{ startServer }, { pageScript }] = await Promise.all([
    import('../review/server.ts'),
    import('../review/document.ts'),
  ]);
  const server = await startServer(workspace, pageScript(), options.keep ? { keep: true } : {});
  const { total } = workspace.review.progress();
  print(
    `Review ${count(total, 'change')} in ${count(workspace.review.articles.length, 'article')} of ${count(workspace.files, 'file')}:\n\n  ${server.url}\n\nThe address opens once. Decisions are kept in ${path.relative(process.cwd(), workspace.decisionsFile)}. End with Ctrl-C or q on the page.\n`,
  );
  if (options.open ?? (process.stdout.isTTY === true && !process.env.SSH_CONNECTION)) openBrowser(server.url);
  const stopped = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await Promise.race([server.done, stopped]);
  await server.close();
  print(`${whereItStands(workspace)}\n`);
}

/** What is left, and the command that takes it up; what was written is no longer counted. */
function whereItStands({ review, decisionsFile }: Workspace): string {
  const { decided, total } = review.progress();
  if (total === 0) return 'Nothing is left to decide.';
  const words = `${decided} of ${total} decided`;
  if (decided < total) return `${words}. Go on where you stopped: galley ${commandLine(process.argv.slice(2))}`;
  const isPending = review.articles.some((article) => review.applied(article).applied.size > 0);
  const log = commandLine([path.relative(process.cwd(), decisionsFile)]);
  return isPending ? `${words}. Write what was accepted: galley apply ${log}` : `${words}.`;
}

/** Words as a shell takes them. */
function commandLine(words: readonly string[]): string {
  return words.map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`)).join(' ');
}

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin' ? ['open'] : process.platform === 'win32' ? ['cmd', '/c', 'start', ''] : ['xdg-open'];
  const child = spawn(command as string, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => process.stderr.write('galley: no browser could be opened; open the address above\n'));
  child.unref();
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? 'unknown';
  }
}
