import { existsSync } from 'node:fs';
import path from 'node:path';
import { ConfigError } from '../config/errors.ts';
import { count } from '../report/summary.ts';
import { oneLine } from '../report/visible.ts';
import { type BaselineEntry, entryOf, readBaseline, writeBaseline } from '../review/baseline.ts';
import { matchRemembered } from '../review/kept.ts';
import { articleName, fileOfName } from '../review/names.ts';
import { memoryFiles } from '../review/places.ts';
import type { FoundFile } from '../run/walk.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';
import { Session } from './session.ts';

export interface BaselineAddOptions extends CommonOptions {
  readonly rule: readonly string[];
}

export interface BaselinePruneOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

export interface BaselineAuditOptions extends CommonOptions {
  readonly json?: boolean;
}

/** `galley baseline add`: takes the findings of these articles into the baseline. */
export async function baselineAddCommand(paths: readonly string[], options: BaselineAddOptions): Promise<number> {
  const { session, file, entries } = await opened(options);
  const today = new Date().toISOString().slice(0, 10);
  for (const id of options.rule)
    if (!session.galley.rules.some((rule) => rule.id === id))
      throw new ConfigError(`there is no rule “${id}”; galley rules list shows all`);
  const known = [...entries];
  let added = 0;
  for await (const { articles } of session.opened(paths, 'review')) {
    for (const { unit, result } of articles) {
      const name = articleName(session.galley.root, unit.name);
      const open = result.findings.filter(
        ({ status, rule }) => status === 'proposed' && (options.rule.length === 0 || options.rule.includes(rule)),
      );
      const matched = matchRemembered(
        entries.filter((entry) => entry.file === name),
        open,
        unit.text,
      );
      for (const finding of open) {
        if (matched.has(finding)) continue;
        known.push(entryOf(name, unit.text, finding, today));
        added++;
      }
    }
  }
  writeBaseline(file, known);
  print(
    `${count(added, 'finding')} added, ${known.length} in ${shown(file)}: they stay silent from now on. Commit that file.\n`,
  );
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}

/** `galley baseline prune`: drops entries whose finding or article is gone. */
export async function baselinePruneCommand(paths: readonly string[], options: BaselinePruneOptions): Promise<number> {
  const { file, session, states } = await audited(paths, options);
  const stale = states.filter(({ state }) => state === 'stale' || state === 'no file');
  for (const one of stale) print(lineOf(one));
  if (!options.dryRun && stale.length > 0)
    writeBaseline(
      file,
      states.filter((one) => !stale.includes(one)).map(({ entry }) => entry),
    );
  print(
    `${stale.length} ${options.dryRun ? 'would be dropped' : 'dropped'}, ${states.length - stale.length} kept in ${shown(file)}\n`,
  );
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}

/** `galley baseline audit`: every entry with its age and state. */
export async function baselineAuditCommand(paths: readonly string[], options: BaselineAuditOptions): Promise<number> {
  const { session, states, file } = await audited(paths, options);
  const stale = states.filter(({ state }) => state === 'stale' || state === 'no file').length;
  if (options.json)
    print(
      `${JSON.stringify(
        states.map(({ entry, state, days }) => ({ ...entry, state, days })),
        null,
        2,
      )}\n`,
    );
  else {
    for (const one of states) print(lineOf(one));
    print(
      `${states.length} in ${shown(file)}, ${stale} stale${stale > 0 ? ': galley baseline prune drops them' : ''}\n`,
    );
  }
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return stale > 0 ? EXIT.findings : EXIT.ok;
}

interface EntryState {
  readonly entry: BaselineEntry;
  /** `active`: found; `stale`: its article was checked and it was not; `no file`: the article is gone; `not checked`: not among the paths. */
  readonly state: 'active' | 'stale' | 'no file' | 'not checked';
  readonly days: number;
}

async function opened(options: CommonOptions): Promise<{ session: Session; file: string; entries: BaselineEntry[] }> {
  const session = new Session(await makeGalley(options), { ...options, silent: 'nothing' });
  const file = memoryFiles(session.memoryPlace).baseline;
  return { session, file, entries: readBaseline(file) ?? [] };
}

async function audited(
  paths: readonly string[],
  options: CommonOptions,
): Promise<{ session: Session; file: string; states: EntryState[] }> {
  const { session, file, entries } = await opened(options);
  if (entries.length === 0)
    throw new ConfigError(`${shown(file)}: there is no baseline in it; galley baseline add PATHS makes one`);
  const { root } = session.galley;
  const onDisk = (name: string): string => path.relative(process.cwd(), path.resolve(root, fileOfName(name))) || name;
  const named = [...new Set(entries.map((entry) => onDisk(entry.file)))].filter((one) => existsSync(one));
  const files: FoundFile[] =
    paths.length > 0 ? await session.files(paths) : named.map((one) => ({ path: one, relative: one }));
  const seen = new Set<string>();
  const found = new Set<BaselineEntry>();
  for await (const { file: one, articles } of session.openedFiles(files, 'review')) {
    seen.add(articleName(root, one.path));
    for (const { unit, result } of articles) {
      const name = articleName(root, unit.name);
      const own = entries.filter((entry) => entry.file === name);
      for (const entry of matchRemembered(own, result.findings, unit.text).values()) found.add(entry);
    }
  }
  const now = Date.now();
  const states = entries.map((entry): EntryState => {
    const isSeen = seen.has(fileOfName(entry.file));
    const state = found.has(entry)
      ? 'active'
      : isSeen
        ? 'stale'
        : existsSync(onDisk(entry.file))
          ? 'not checked'
          : 'no file';
    return { entry, state, days: Math.max(0, Math.floor((now - Date.parse(entry.added)) / 86_400_000)) || 0 };
  });
  return { session, file, states };
}

function lineOf({ entry, state, days }: EntryState): string {
  const excerpt = entry.excerpt.length > 60 ? `${entry.excerpt.slice(0, 60)}…` : entry.excerpt;
  return `${state.padEnd(11)} ${String(days).padStart(4)} d  ${oneLine(entry.file)}  ${entry.rule}  ${oneLine(excerpt)}\n`;
}

function shown(file: string): string {
  return path.relative(process.cwd(), file) || file;
}
