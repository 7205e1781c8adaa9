import { InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import { ConfigError } from '../config/errors.ts';
import { isAppliedAt } from '../engine/applied.ts';
import type { Level } from '../engine/finding.ts';
import type { FileReport, Summary } from '../report/model.ts';
import { count, SummaryCounter } from '../report/summary.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { writeAtomically } from '../run/write.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, type FailOptions, failing, reviewedOf } from './outcome.ts';
import { parseOutputs, print } from './output.ts';
import type { Reported } from './reported.ts';
import { Reports } from './reports.ts';
import { type CheckedFile, Session } from './session.ts';

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
  const reports = await Reports.open(outputs, session.galley.rules);
  const left = new SummaryCounter();
  let failures = 0;
  let changed = 0;
  let edits = 0;
  try {
    for await (const checked of session.check(paths, options.level)) {
      const rest = checked.reports.map((report) => remaining(report, options.level));
      left.add(rest);
      failures += failing(rest, options);
      const report: Report = { reports: checked.reports };
      try {
        if (!(await fixFile(checked, reports, report, options))) continue;
        changed++;
        edits += findingsIn(checked.reports) - findingsIn(rest);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        session.errors.push(error.message);
      } finally {
        reports.add(report);
      }
    }
    await reports.end(session.learned, { color: false, max: 0 });
  } finally {
    reports.abandon();
  }
  if (!options.quiet) process.stderr.write(`${lastLine(changed, edits, left.summary(), options)}\n`);
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  if (changed > 0 && options.exitNonZeroOnFix && !options.exitZero) return EXIT.findings;
  return failures > (options.maxFindings ?? 0) ? EXIT.findings : EXIT.ok;
}

type Report = { -readonly [K in keyof Reported]: Reported[K] };

/** Writes a file, or shows what would be written. @param report takes texts and patch when they are wanted. @returns whether the file changes. */
async function fixFile(
  checked: CheckedFile,
  wanted: Reports,
  report: Report,
  options: FixCommandOptions,
): Promise<boolean> {
  const { file, reports, changed } = checked;
  const toOutput = options.stdin && !options.dryRun;
  const isHtml = formatOf(file.path) === 'html' && !toOutput;
  const needsTexts = wanted.needsTexts(reports);
  if (!changed && !toOutput && !needsTexts && !isHtml) return false;
  const { source, articles } = await checked.open();
  if (needsTexts) report.files = reviewedOf({ source, articles });
  if (isHtml) throw new InputError(`${file.path}: HTML cannot be fixed in place; use galley clean, which writes text`);
  const bytes = await source.render(articles.map(({ result }) => result.text));
  if (toOutput) print(bytes);
  if (!changed) return false;
  if (wanted.wantsPatches) report.patch = patchOf(patchName(source.path), source, bytes);
  if (options.dryRun) print(patchOf(patchName(source.path), source, bytes));
  else if (!toOutput) writeAtomically(source.path, bytes);
  return true;
}

/** What happened, and which command comes next. */
function lastLine(
  changed: number,
  edits: number,
  { files, review, report }: Summary,
  { dryRun, staged }: FixCommandOptions,
): string {
  const parts = [
    `${changed} of ${count(files, 'article')} ${dryRun ? 'would be changed' : 'changed'}, ${count(edits, 'edit')} ${dryRun ? 'in the patch' : 'applied'}`,
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
