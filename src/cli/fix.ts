import { InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import { isAppliedAt } from '../engine/applied.ts';
import type { Level } from '../engine/finding.ts';
import type { FileReport } from '../report/model.ts';
import { summarise } from '../report/summary.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { writeAtomically } from '../run/write.ts';
import { print } from './output.ts';
import { type CommonOptions, EXIT, type FailOn, fails, makeGalley, Session } from './session.ts';

export interface FixCommandOptions extends CommonOptions {
  readonly level: Level;
  readonly dryRun?: boolean;
  readonly failOn: FailOn;
}

/** `galley fix`: applies safe edits in place. With --stdin the fixed text goes to standard output. Left-over findings decide the exit code. */
export async function fixCommand(paths: readonly string[], options: FixCommandOptions): Promise<number> {
  const session = new Session(await makeGalley(options), options);
  const left: FileReport[] = [];
  let changed = 0;
  let edits = 0;
  for await (const checked of session.check(paths, options.level)) {
    const { file, reports, changed: isChanged } = checked;
    const rest = reports.map((report) => remaining(report, options.level));
    left.push(...rest);
    try {
      const toOutput = options.stdin && !options.dryRun;
      if (formatOf(file.path) === 'html' && !toOutput) {
        throw new InputError(`${file.path}: HTML cannot be fixed in place; use galley clean, which writes text`);
      }
      if (!isChanged && !toOutput) continue;
      const { source, articles } = await checked.open();
      const texts = articles.map(({ result }) => result.text);
      const bytes = await source.render(texts);
      if (toOutput) print(bytes);
      if (!isChanged) continue;
      if (options.dryRun) print(patchOf(patchName(source.path), source, bytes));
      else if (!toOutput) writeAtomically(source.path, bytes);
      changed++;
      edits += findingsIn(reports) - findingsIn(rest);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      session.errors.push(error.message);
    }
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
