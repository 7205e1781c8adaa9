import { InputError } from '../article/decode.ts';
import type { FileReport, ReviewedFile } from '../report/model.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { defaultOutputs, emit, needsTexts, parseOutputs } from './output.ts';
import {
  type CheckedFile,
  type CommonOptions,
  EXIT,
  type FailOptions,
  fails,
  makeGalley,
  reportOf,
  reviewedOf,
  Session,
} from './session.ts';

export interface CheckCommandOptions extends CommonOptions, FailOptions {
  readonly format: readonly string[];
  readonly max: number;
  readonly color: boolean;
}

/** `galley check`: reports, changes nothing. */
export async function checkCommand(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const outputs = options.format.length > 0 ? parseOutputs(options.format) : defaultOutputs();
  const session = new Session(await makeGalley(options), options);
  const keepTexts = needsTexts(outputs);
  const reports: FileReport[] = [];
  const wantsPatch = outputs.some(({ format }) => format === 'diff');
  const files: ReviewedFile[] = [];
  const patches: Uint8Array[] = [];
  for await (const checked of session.check(paths, 'review')) {
    for (const { report } of checked.articles) reports.push(report);
    if (keepTexts) files.push(...reviewedOf(checked));
    if (wantsPatch) patches.push(await patchFor(checked));
  }
  await emit(
    outputs,
    { report: reportOf(reports, session.learned), files, patches, rules: session.galley.rules },
    options,
  );
  session.complain();
  if (session.errors.length > 0) return EXIT.error;
  return fails(reports, options) ? EXIT.findings : EXIT.ok;
}

/** A file that has no patch (HTML, a character its encoding lacks) says so on standard error; the exit code is the same with every format. */
async function patchFor({ source, articles }: CheckedFile): Promise<Uint8Array> {
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
