import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { appliedEdits } from '../engine/applied.ts';
import type { Level } from '../engine/finding.ts';
import { count } from '../report/summary.ts';
import { criticMarkup, wdiff, wordDiff } from '../report/words.ts';
import type { OpenedFile } from '../run/jobs.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, reviewedOf } from './outcome.ts';
import { parseOutputs, print } from './output.ts';
import { Reports } from './reports.ts';
import { Session } from './session.ts';

export interface DiffCommandOptions extends CommonOptions {
  readonly level: Level;
  readonly word?: boolean;
  readonly critic?: boolean;
  /** Reports: one on standard output stands there instead of the patch, others come beside it. */
  readonly format: readonly string[];
}

/** `galley diff`: what cleaning would change, as a patch for `git apply`, as words, or as CriticMarkup. */
export async function diffCommand(paths: readonly string[], options: DiffCommandOptions): Promise<number> {
  if (options.word && options.critic) throw new ConfigError('--word and --critic cannot be combined');
  const outputs = parseOutputs(options.format);
  const say = outputs.some(({ file }) => file === undefined) ? () => {} : print;
  const session = new Session(await makeGalley(options), { ...options, prints: true });
  const reports = await Reports.open(outputs, session.galley.rules);
  const asWords = options.word || options.critic;
  let differing = 0;
  try {
    for await (const checked of session.check(paths, options.level)) {
      const needsTexts = reports.needsTexts(checked.reports);
      const opened = checked.changed || needsTexts ? await session.open(checked) : undefined;
      const changed = opened?.articles.filter(({ unit, result }) => unit.text !== result.text) ?? [];
      differing += changed.length;
      if (asWords) {
        for (const { unit, report } of changed) {
          const segments = wordDiff(unit.text, appliedEdits(report.findings, options.level));
          say(`${unit.name}\n${options.word ? wdiff(segments) : criticMarkup(segments)}\n`);
        }
      }
      let patch: Uint8Array | undefined;
      try {
        if (opened && changed.length > 0 && (!asWords || reports.wantsPatches)) patch = await patchFor(opened);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        session.errors.push(error.message);
      }
      reports.add({
        reports: checked.reports,
        ...(opened && needsTexts && { files: reviewedOf(opened) }),
        ...(patch && { patch }),
      });
      if (patch && !asWords) say(patch);
    }
    await reports.end(session.learned, { color: false, max: 0 });
  } finally {
    reports.abandon();
  }
  if (differing > 0 && !options.quiet) {
    process.stderr.write(
      `${count(differing, 'article')} would change · cleaned copies: galley clean --out DIR · one by one: galley review\n`,
    );
  }
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return differing > 0 ? EXIT.findings : EXIT.ok;
}

/** @throws InputError when there can be none. */
async function patchFor({ source, articles }: OpenedFile): Promise<Uint8Array> {
  if (source.format === 'html')
    throw new InputError(`${source.path}: HTML has no patch; use --word, or galley clean, which writes text`);
  return patchOf(patchName(source.path), source, await source.render(articles.map(({ result }) => result.text)));
}
