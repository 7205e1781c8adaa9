import type { FileReport, ReviewedFile } from '../report/model.ts';
import { emit, needsTexts, parseOutputs } from './output.ts';
import { type CommonOptions, EXIT, type FailOn, fails, makeGalley, reportOf, reviewedOf, Session } from './session.ts';

export interface CheckCommandOptions extends CommonOptions {
  readonly format: readonly string[];
  readonly failOn: FailOn;
  readonly max: number;
  readonly color: boolean;
}

/** `galley check`: reports, changes nothing. */
export async function checkCommand(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const outputs = parseOutputs(options.format.length > 0 ? options.format : ['pretty']);
  const session = new Session(await makeGalley(options), options);
  const keepTexts = needsTexts(outputs);
  const reports: FileReport[] = [];
  const files: ReviewedFile[] = [];
  for await (const { articles } of session.check(paths, 'review')) {
    for (const { report } of articles) reports.push(report);
    if (keepTexts) files.push(...reviewedOf(articles));
  }
  await emit(outputs, reportOf(reports), files, options);
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return fails(reports, options.failOn) ? EXIT.findings : EXIT.ok;
}
