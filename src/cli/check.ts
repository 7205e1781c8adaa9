import { InputError } from '../article/decode.ts';
import type { FileReport, ReviewedFile } from '../report/model.ts';
import { SummaryCounter } from '../report/summary.ts';
import type { OpenedFile } from '../run/jobs.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, type FailOptions, failing, reportOf, reviewedOf } from './outcome.ts';
import { defaultOutputs, emit, needsTexts, parseOutputs } from './output.ts';
import { reportStream } from './report-stream.ts';
import { Session } from './session.ts';

export interface CheckCommandOptions extends CommonOptions, FailOptions {
  readonly format: readonly string[];
  readonly max: number;
  readonly color: boolean;
}

/** `galley check`: reports, changes nothing. */
export async function checkCommand(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const outputs = options.format.length > 0 ? parseOutputs(options.format) : defaultOutputs();
  const stream = await reportStream(outputs, reportOf([]));
  const session = new Session(await makeGalley(options), { ...options, prints: stream !== undefined });
  const wantsPatch = outputs.some(({ format }) => format === 'diff');
  // Of many articles a format that shows only some findings needs only these; the others are counted and forgotten.
  const shown = outputs.every(({ format }) => format === 'pretty') && options.max > 0 ? options.max : Infinity;
  const keepTexts = needsTexts(outputs);
  const summary = new SummaryCounter();
  const reports: FileReport[] = [];
  const files: ReviewedFile[] = [];
  const patches: Uint8Array[] = [];
  let failures = 0;
  for await (const checked of session.check(paths, 'review')) {
    const keep = summary.proposed < shown && !stream;
    summary.add(checked.reports);
    failures += failing(checked.reports, options);
    stream?.add(checked.reports);
    if (keep) reports.push(...checked.reports);
    const needsText = (keep && keepTexts && (shown === Infinity || hasProposals(checked.reports))) || wantsPatch;
    const opened = needsText ? await session.open(checked) : undefined;
    if (!opened) continue;
    if (keepTexts) files.push(...reviewedOf(opened));
    if (wantsPatch) patches.push(await patchFor(opened));
  }
  const report = reportOf(reports, session.learned, summary.summary());
  if (stream) stream.end(report);
  else await emit(outputs, { report, files, patches, rules: session.galley.rules }, options);
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return failures > (options.maxFindings ?? 0) ? EXIT.findings : EXIT.ok;
}

/** A file that has no patch (HTML, a character its encoding lacks) says so on standard error; the exit code is the same with every format. */
async function patchFor({ source, articles }: OpenedFile): Promise<Uint8Array> {
  try {
    if (source.format !== 'html')
      return patchOf(patchName(source.path), source, await source.render(articles.map(({ result }) => result.text)));
    process.stderr.write(
      `galley: ${source.path}: HTML has no patch; see galley diff --word, or galley clean, which writes text\n`,
    );
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    process.stderr.write(`galley: ${error.message}\n`);
  }
  return new Uint8Array();
}

function hasProposals(reports: readonly FileReport[]): boolean {
  return reports.some(({ findings }) => findings.some(({ status }) => status === 'proposed'));
}
