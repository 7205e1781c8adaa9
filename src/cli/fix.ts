import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { isAppliedAt } from '../engine/applied.ts';
import type { Level } from '../engine/finding.ts';
import type { FileReport, ReviewedFile } from '../report/model.ts';
import { summarise } from '../report/summary.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { writeAtomically } from '../run/write.ts';
import { emit, needsTexts, parseOutputs, print } from './output.ts';
import { type CommonOptions, EXIT, type FailOn, fails, makeGalley, reportOf, reviewedOf, Session } from './session.ts';

export interface FixCommandOptions extends CommonOptions {
  readonly level: Level;
  readonly dryRun?: boolean;
  readonly failOn: FailOn;
  /** Reports of what was found, before anything was changed. */
  readonly format: readonly string[];
}

/** `galley fix`: applies safe edits in place. With --stdin the fixed text goes to standard output. Left-over findings decide the exit code. */
export async function fixCommand(paths: readonly string[], options: FixCommandOptions): Promise<number> {
  const outputs = parseOutputs(options.format);
  if ((options.stdin || options.dryRun) && outputs.some(({ file }) => file === undefined)) {
    throw new ConfigError(
      'standard output has the fixed text or the patch; name a file, as in --format json=report.json',
    );
  }
  const session = new Session(await makeGalley(options), options);
  const found: FileReport[] = [];
  const files: ReviewedFile[] = [];
  const patches: Uint8Array[] = [];
  const left: FileReport[] = [];
  let changed = 0;
  let edits = 0;
  for await (const checked of session.check(paths, options.level)) {
    const { source, articles } = checked;
    found.push(...articles.map(({ report }) => report));
    if (needsTexts(outputs)) files.push(...reviewedOf(checked));
    const texts = articles.map(({ result }) => result.text);
    const isChanged = articles.some(({ unit, result }) => unit.text !== result.text);
    left.push(...articles.map(({ report }) => remaining(report, options.level)));
    try {
      const toOutput = options.stdin && !options.dryRun;
      if (source.format === 'html' && !toOutput) {
        throw new InputError(`${source.path}: HTML cannot be fixed in place; use galley clean, which writes text`);
      }
      const bytes = isChanged || toOutput ? await source.render(texts) : source.bytes;
      if (toOutput) print(bytes);
      if (!isChanged) continue;
      if (outputs.some(({ format }) => format === 'diff')) patches.push(patchOf(patchName(source.path), source, bytes));
      if (options.dryRun) print(patchOf(patchName(source.path), source, bytes));
      else if (!toOutput) writeAtomically(source.path, bytes);
      changed++;
      edits +=
        findingsIn(articles.map(({ report }) => report)) -
        findingsIn(articles.map(({ report }) => remaining(report, options.level)));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      session.errors.push(error.message);
    }
  }
  if (outputs.length > 0) {
    const report = reportOf(found, session.learned);
    await emit(outputs, { report, files, patches, rules: session.galley.rules }, { color: false, max: 0 });
  }
  const { review } = summarise(left);
  const verb = options.dryRun ? 'would be changed' : 'changed';
  process.stderr.write(
    `${changed} of ${left.length} articles ${verb}, ${edits} edits applied${review > 0 ? ` · ${review} need a look: galley clean, or galley fix --level review` : ''}\n`,
  );
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return fails(left, options.failOn) ? EXIT.findings : EXIT.ok;
}

/** The report without the findings that were just applied. */
function remaining(report: FileReport, level: Level): FileReport {
  return {
    ...report,
    findings: report.findings.filter((f) => f.edits.length === 0 || !isAppliedAt(f, level)),
  };
}

function findingsIn(reports: readonly FileReport[]): number {
  return reports.reduce((sum, report) => sum + report.findings.length, 0);
}
