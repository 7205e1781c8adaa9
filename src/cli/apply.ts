import { existsSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { count } from '../report/summary.ts';
import { type FilePlan, isToApply, planFile } from '../review/apply.ts';
import { type Decision, DecisionLog, latest } from '../review/decisions.ts';
import { articleName, fileOfName, leadsOut } from '../review/names.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { sha256 } from '../run/source.ts';
import type { FoundFile } from '../run/walk.ts';
import { writeAtomically } from '../run/write.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';
import { type OpenFile, Session } from './session.ts';

export interface ApplyCommandOptions extends CommonOptions {
  readonly dryRun?: boolean;
}

/**
 * `galley apply decisions.jsonl`: writes what was accepted or edited, and nothing else. A file goes all the way or is refused with a word. Files outside the folder of the
 * config are written only when they are named, since a decisions file may come from elsewhere.
 */
export async function applyCommand(
  file: string,
  paths: readonly string[],
  options: ApplyCommandOptions,
): Promise<number> {
  const session = new Session(await makeGalley(options), { ...options, inPlace: !options.dryRun, silent: 'nothing' });
  const { root } = session.galley;
  const log = new DecisionLog(file);
  if (log.torn) process.stderr.write(`galley: ${log.torn}\n`);
  if (!existsSync(file)) throw new ConfigError(`${file}: there is no such file; galley review writes decisions`);
  if (log.earlier.length === 0)
    throw new ConfigError(`${file}: there are no decisions in it; galley review makes them`);
  const decisions = latest(log.earlier, root);
  const wanted = new Set(
    [...decisions].filter(([, byId]) => [...byId.values()].some(isToApply)).map(([name]) => fileOfName(name)),
  );
  const nameOf = (name: string): string => articleName(root, name);
  const isDecisions = ({ path: one }: FoundFile): boolean => path.resolve(one) === path.resolve(file);
  const named = paths.length > 0 ? (await session.files(paths)).filter((one) => !isDecisions(one)) : [];
  const files = [...named, ...decidedFiles(wanted, named, root, (name) => noteOutside(name, root, file, session))];
  const written = { files: 0, changes: 0 };
  for await (const checked of session.openedFiles(files, 'review')) {
    if (!wanted.has(nameOf(checked.file.path))) continue;
    try {
      const done = await applyTo(checked, session, options);
      if (done.length === 0) continue;
      written.files++;
      written.changes += done.length;
      if (!options.dryRun) log.append(done);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      session.errors.push(error.message);
    }
  }
  log.close();
  process.stderr.write(
    wanted.size === 0 || (written.files === 0 && session.errors.length === 0)
      ? 'nothing to write: every accepted change stands in its file\n'
      : `${count(written.changes, 'change')} ${options.dryRun ? 'would be written' : 'written'} to ${count(written.files, 'file')}\n`,
  );
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;

  async function applyTo(
    { source, articles }: OpenFile,
    run: Session,
    { dryRun }: ApplyCommandOptions,
  ): Promise<Decision[]> {
    const plan = planFile(source, articles, decisions, nameOf);
    if ('refused' in plan) throw new InputError(`${source.path}: ${plan.refused}`);
    if (source.format === 'html')
      throw new InputError(`${source.path}: HTML cannot be written in place; use galley clean, which writes text`);
    const bytes = await source.render(plan.texts);
    say(source.path, plan, run);
    if (dryRun) print(patchOf(patchName(source.path), source, bytes));
    else if (plan.done.length > 0) writeAtomically(source.path, bytes);
    const at = new Date().toISOString();
    return plan.done.map((one) => ({ ...one, sha256: sha256(bytes), at, applied: true }));
  }
}

/** Files that decisions name and the user did not. @param refuse hears of those outside of the folder of the config */
function decidedFiles(
  wanted: ReadonlySet<string>,
  named: readonly FoundFile[],
  root: string,
  refuse: (name: string) => void,
): FoundFile[] {
  const known = new Set(named.map((one) => articleName(root, one.path)));
  return [...wanted].flatMap((name) => {
    if (known.has(name)) return [];
    if (!leadsOut(name))
      return [{ path: path.relative(process.cwd(), path.resolve(root, name)) || name, relative: name }];
    refuse(name);
    return [];
  });
}

function noteOutside(name: string, root: string, decisions: string, session: Session): void {
  session.errors.push(
    `${name}: lies outside ${root}, so it is not written; name it if it should be: galley apply ${decisions} FILE`,
  );
}

function say(file: string, { reanchored, conflicts }: FilePlan, session: Session): void {
  if (reanchored)
    process.stderr.write(`${file}: changed since the review; every accepted change found its place again\n`);
  for (const { id, rule } of conflicts)
    session.errors.push(`${file}: the ${rule} change ${id} overlaps an edit and is left out; review the file again`);
}
