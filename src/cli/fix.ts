import { InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import { ConfigError } from '../config/errors.ts';
import { isAppliedAt } from '../engine/applied.ts';
import type { Level } from '../engine/finding.ts';
import type { FileReport, ReviewedFile } from '../report/model.ts';
import { count, summarise } from '../report/summary.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { writeAtomically } from '../run/write.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, type FailOptions, fails, reportOf, reviewedOf } from './outcome.ts';
import { emit, needsTexts, parseOutputs, print } from './output.ts';
import { Session } from './session.ts';

export interface FixCommandOptions extends CommonOptions, FailOptions {
  readonly level: Level;
  readonly dryRun?: boolean;
  /** A changed file makes the exit code 1, so that a commit waits for it. */
  readonly exitNonZeroOnFix?: boolean;
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
  const session = new Session(await makeGalley(options), {
    ...options,
    inPlace: !options.dryRun,
    prints: options.dryRun === true,
  });
  const found: FileReport[] = [];
  const files: ReviewedFile[] = [];
  const patches: Uint8Array[] = [];
  const left: FileReport[] = [];
  let changed = 0;
  let edits = 0;
  for await (const checked of session.check(paths, options.level)) {
    const { file, reports, changed: isChanged } = checked;
    const rest = reports.map((report) => remaining(report, options.level));
    found.push(...reports);
    left.push(...rest);
    try {
      const toOutput = options.stdin && !options.dryRun;
      const isHtml = formatOf(file.path) === 'html' && !toOutput;
      const needsText = needsTexts(outputs);
      if (!isChanged && !toOutput && !needsText && !isHtml) continue;
      const { source, articles } = await checked.open();
      if (needsText) files.push(...reviewedOf({ source, articles }));
      if (isHtml)
        throw new InputError(`${file.path}: HTML cannot be fixed in place; use galley clean, which writes text`);
      const bytes = await source.render(articles.map(({ result }) => result.text));
      if (toOutput) print(bytes);
      if (!isChanged) continue;
      if (outputs.some(({ format }) => format === 'diff')) patches.push(patchOf(patchName(source.path), source, bytes));
      if (options.dryRun) print(patchOf(patchName(source.path), source, bytes));
      else if (!toOutput) writeAtomically(source.path, bytes);
      changed++;
      edits += findingsIn(reports) - findingsIn(rest);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      session.errors.push(error.message);
    }
  }
  if (outputs.length > 0) {
    const report = reportOf(found, session.learned);
    await emit(outputs, { report, files, patches, rules: session.galley.rules }, { color: false, max: 0 });
  }
  if (!options.quiet) process.stderr.write(`${lastLine(changed, edits, left, options)}\n`);
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  if (changed > 0 && options.exitNonZeroOnFix && !options.exitZero) return EXIT.findings;
  return fails(left, options) ? EXIT.findings : EXIT.ok;
}

/** What happened, and which command comes next. */
function lastLine(
  changed: number,
  edits: number,
  left: readonly FileReport[],
  { dryRun, staged }: FixCommandOptions,
): string {
  const { review, report } = summarise(left);
  const parts = [
    `${changed} of ${count(left.length, 'article')} ${dryRun ? 'would be changed' : 'changed'}, ${count(edits, 'edit')} ${dryRun ? 'in the patch' : 'applied'}`,
  ];
  if (changed > 0 && dryRun) parts.push('apply them: galley fix');
  else if (changed > 0 && staged) parts.push('stage them: git add');
  const look = review + report;
  if (look > 0) parts.push(`${look} ${look === 1 ? 'needs' : 'need'} a look: galley review`);
  return parts.join(' · ');
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
