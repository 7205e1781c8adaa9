import { closeSync, openSync, readSync } from 'node:fs';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import { html } from '../report/html.ts';
import type { CheckReport, FileReport, ReviewedFile } from '../report/model.ts';
import { learnedLines, nextStep } from '../report/summary.ts';
import { readFailure } from '../run/read-failure.ts';
import { below, type FoundFile } from '../run/walk.ts';
import { writeAtomically } from '../run/write.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, reportOf, reviewedOf } from './outcome.ts';
import { print } from './output.ts';
import { readReport } from './report-file.ts';
import { originalsOf } from './restore.ts';
import { Session } from './session.ts';

export interface ReportCommandOptions extends CommonOptions {
  readonly out: string;
}

/** `galley report … -o out.html`: the HTML report of articles, of a report of `check --format json`, or of the log of `clean`. */
export async function reportCommand(paths: readonly string[], options: ReportCommandOptions): Promise<number> {
  const session = new Session(await makeGalley(options), options);
  const made = await reportFor(paths, session);
  writeAtomically(options.out, Buffer.from(html(made.report, made.files, session.galley.rules)));
  if (!options.quiet) {
    const lines = [...learnedLines(made.report.learned), nextStep(made.report.summary)];
    print(`${lines.join('\n')}\nLook at every change: ${options.out}\n`);
  }
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}

interface Made {
  readonly report: CheckReport;
  readonly files: readonly ReviewedFile[];
}

async function reportFor(paths: readonly string[], session: Session): Promise<Made> {
  const [only, second] = paths;
  const alone = second === undefined ? only : undefined;
  if (alone?.endsWith('.json')) {
    const { textField } = session.galley.config;
    const options = textField === undefined ? {} : { textField };
    return readReport(alone, (message) => session.errors.push(message), options);
  }
  const found =
    alone?.endsWith('.jsonl') && isLog(alone) ? await originals(alone, session) : await session.files(paths);
  const reports: FileReport[] = [];
  const files: ReviewedFile[] = [];
  for await (const checked of session.openedFiles(found, 'review')) {
    reports.push(...checked.articles.map(({ report }) => report));
    files.push(...reviewedOf(checked));
  }
  return { report: reportOf(reports, session.learned), files };
}

/** The log holds edits, not reasons: the originals it leads to are checked again. */
async function originals(log: string, session: Session): Promise<FoundFile[]> {
  const found: FoundFile[] = [];
  for await (const { record, bytes } of originalsOf(log, (message) => session.errors.push(message)))
    found.push({ path: record.path, relative: below(record.path), content: () => bytes });
  return found;
}

/** Does a JSONL file begin as the log of `galley clean` does? Articles come as JSONL too, and may be many. */
function isLog(file: string): boolean {
  const head = Buffer.alloc(16_384);
  try {
    const handle = openSync(file, 'r');
    const length = readSync(handle, head);
    closeSync(handle);
    return /^\s*\{"v":1,[^\n]*"cleanedSha256":/.test(head.toString('utf8', 0, length));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw code === 'ENOENT'
      ? new ConfigError(`no such file or folder: ${file}; check the path`)
      : new InputError(`${file}: ${readFailure(error as NodeJS.ErrnoException)}`);
  }
}
