import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { appliedEdits } from '../engine/applied.ts';
import type { Level } from '../engine/finding.ts';
import type { FileReport, ReviewedFile } from '../report/model.ts';
import { count } from '../report/summary.ts';
import { criticMarkup, wdiff, wordDiff } from '../report/words.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, reportOf, reviewedOf } from './outcome.ts';
import { emit, needsTexts, parseOutputs, print } from './output.ts';
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
  const reports: FileReport[] = [];
  const files: ReviewedFile[] = [];
  const patches: Uint8Array[] = [];
  const asWords = options.word || options.critic;
  const wantsPatch = outputs.some(({ format }) => format === 'diff');
  let differing = 0;
  for await (const checked of session.check(paths, options.level)) {
    reports.push(...checked.reports);
    const needsText = needsTexts(outputs);
    if (!checked.changed && !needsText) continue;
    const opened = await session.open(checked);
    if (!opened) continue;
    const { source, articles } = opened;
    if (needsText) files.push(...reviewedOf(opened));
    const changed = articles.filter(({ unit, result }) => unit.text !== result.text);
    if (changed.length === 0) continue;
    differing += changed.length;
    if (asWords) {
      for (const { unit, report } of changed) {
        const segments = wordDiff(unit.text, appliedEdits(report.findings, options.level));
        say(`${unit.name}\n${options.word ? wdiff(segments) : criticMarkup(segments)}\n`);
      }
      if (!wantsPatch) continue;
    }
    try {
      if (source.format === 'html') {
        throw new InputError(`${source.path}: HTML has no patch; use --word, or galley clean, which writes text`);
      }
      const bytes = await source.render(articles.map(({ result }) => result.text));
      const patch = patchOf(patchName(source.path), source, bytes);
      patches.push(patch);
      if (!asWords) say(patch);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      session.errors.push(error.message);
    }
  }
  if (outputs.length > 0) {
    const report = reportOf(reports, session.learned);
    await emit(outputs, { report, files, patches, rules: session.galley.rules }, { color: false, max: 0 });
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
