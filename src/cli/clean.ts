import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import type { Edit, Level } from '../engine/finding.ts';
import { html } from '../report/html.ts';
import type { FileReport, ReviewedFile } from '../report/model.ts';
import { unifiedPatch } from '../report/patch.ts';
import { cleanedName } from '../run/check.ts';
import { recordOf } from '../run/edit-log.ts';
import { writeAtomically } from '../run/write.ts';
import { appliedEdits } from './applied.ts';
import { print } from './output.ts';
import { type CheckedFile, type CommonOptions, EXIT, makeGalley, reportOf, reviewedOf, Session } from './session.ts';

export interface CleanCommandOptions extends CommonOptions {
  readonly out: string;
  readonly level: Level;
}

/** `galley clean IN --out DIR`: cleaned copies, the report, a patch and the log that leads back. The originals are not touched. */
export async function cleanCommand(paths: readonly string[], options: CleanCommandOptions): Promise<number> {
  const session = new Session(await makeGalley(options), options);
  const out = path.resolve(options.out);
  if (paths.some((one) => path.resolve(one) === out)) throw new ConfigError(`--out ${options.out} is the input; name another folder, or use galley fix`);
  const reports: FileReport[] = [];
  const files: ReviewedFile[] = [];
  const log: string[] = [];
  const patches: string[] = [];
  const written = new Map<string, string>();
  for await (const checked of session.check(paths, options.level)) {
    const { file, source, articles } = checked;
    const name = cleanedName(file.relative, source);
    const earlier = written.get(name.toLowerCase());
    try {
      if (earlier !== undefined) throw new InputError(`${file.path}: its copy ${name} would overwrite that of ${earlier}; clean them into two folders`);
      const bytes = await source.render(articles.map(({ result }) => result.text));
      writeAtomically(path.join(out, name), bytes);
      written.set(name.toLowerCase(), file.path);
      log.push(JSON.stringify(recordOf(file.relative, name, source, bytes, inverseEdits(checked, options.level))));
      patches.push(...articles.map(({ unit, result }) => (unit.text === result.text ? '' : unifiedPatch(patchName(name, unit.name), unit.text, result.text))));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      session.errors.push(error.message);
      continue;
    }
    reports.push(...articles.map(({ report }) => report));
    files.push(...reviewedOf(articles));
  }
  const report = reportOf(reports);
  const put = (name: string, text: string): void => writeAtomically(path.join(out, name), Buffer.from(text));
  put('galley-report.html', html(report, files));
  put('galley.patch', patches.join(''));
  put('galley-edits.jsonl', log.map((line) => `${line}\n`).join(''));
  const { verdicts } = report.summary;
  print(
    `${reports.length} articles read, ${verdicts.edited} cleaned, ${verdicts.clean} were clean, ${verdicts.flagged} flagged, ${verdicts['no-article']} without an article\n` +
      `Look at every change: ${path.join(options.out, 'galley-report.html')}\n` +
      `Bring the originals back: galley restore ${path.join(options.out, 'galley-edits.jsonl')} --out DIR\n`,
  );
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}

/** The applied edits of a one-article text file; other formats keep their bytes in the log. */
function inverseEdits({ source, articles }: CheckedFile, level: Level): Edit[] | undefined {
  const [only] = articles;
  if ((source.format !== 'text' && source.format !== 'markdown') || !only) return undefined;
  if (only.unit.text === only.result.text) return [];
  return appliedEdits(only.report.findings, level);
}

function patchName(name: string, unit: string): string {
  const record = unit.lastIndexOf('#');
  return record < 0 ? name : `${name}${unit.slice(record)}`;
}
