import { InputError } from '../article/decode.ts';
import type { OpenedFile } from '../run/jobs.ts';
import { patchName, patchOf } from '../run/patch.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, type FailOptions, failing, reviewedOf } from './outcome.ts';
import { defaultOutputs, parseOutputs } from './output.ts';
import { Reports } from './reports.ts';
import { Session } from './session.ts';

export interface CheckCommandOptions extends CommonOptions, FailOptions {
  readonly format: readonly string[];
  readonly max: number;
  readonly color: boolean;
}

/** `galley check`: reports, changes nothing. */
export async function checkCommand(paths: readonly string[], options: CheckCommandOptions): Promise<number> {
  const outputs = options.format.length > 0 ? parseOutputs(options.format) : defaultOutputs();
  const galley = await makeGalley(options);
  const reports = await Reports.open(outputs, galley.rules, options.max);
  const session = new Session(galley, { ...options, prints: reports.prints });
  let failures = 0;
  try {
    for await (const checked of session.check(paths, 'review')) {
      failures += failing(checked.reports, options);
      const needsTexts = reports.needsTexts(checked.reports);
      const opened = needsTexts || reports.wantsPatches ? await session.open(checked) : undefined;
      reports.add({
        reports: checked.reports,
        ...(opened && needsTexts && { files: reviewedOf(opened) }),
        ...(opened && reports.wantsPatches && { patch: await patchFor(opened) }),
      });
    }
    await reports.end(session.learned, options);
  } finally {
    reports.abandon();
  }
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
