import { pretty } from '../report/pretty.ts';
import { makeGalley } from './common-options.ts';
import { reportOf, reviewedOf } from './outcome.ts';
import { print } from './output.ts';
import { Session } from './session.ts';

/** Articles that are looked at before giving up. */
const TRIED = 200;

/** Shows the surest finding of the first article that has one. @returns whether there are articles at all. */
export async function showFinding(folder: string, color: boolean): Promise<boolean> {
  const options = { learn: false, errorOnUnmatched: false };
  const session = new Session(await makeGalley(options), options);
  const files = await session.files([folder]);
  if (files.length === 0) {
    print(`No articles in ${folder} yet (.txt .md .html .jsonl)\n`);
    return false;
  }
  for await (const checked of session.openedFiles(files.slice(0, TRIED), 'review')) {
    for (const file of reviewedOf(checked)) {
      const proposed = file.report.findings.filter(({ status }) => status === 'proposed');
      const [best] = proposed.sort((a, b) => b.confidence - a.confidence);
      if (!best) continue;
      const one = { ...file, report: { ...file.report, findings: [best] } };
      print(`\nA finding of yours:\n\n${pretty(reportOf([one.report]), [one], { color, max: 1, quiet: true })}`);
      return true;
    }
  }
  print(`\nNothing found in ${Math.min(TRIED, files.length)} of ${files.length} files of ${folder}\n`);
  return true;
}
