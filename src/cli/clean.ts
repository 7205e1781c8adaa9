import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import { ConfigError } from '../config/errors.ts';
import { appliedEdits } from '../engine/applied.ts';
import type { Edit, Level } from '../engine/finding.ts';
import type { LearnedSite, Summary } from '../report/model.ts';
import { count, learnedLines } from '../report/summary.ts';
import { cleanedName } from '../run/check.ts';
import { recordOf } from '../run/edit-log.ts';
import { insideOf, realPath } from '../run/inside.ts';
import { creationOf, patchOf } from '../run/patch.ts';
import { outputName } from '../run/source.ts';
import { type FoundFile, OWN_FILES, UNFINISHED } from '../run/walk.ts';
import { Journal, writeAtomically } from '../run/write.ts';
import { growSlowly } from '../tidy.ts';
import { type CommonOptions, makeGalley } from './common-options.ts';
import { EXIT, reviewedOf } from './outcome.ts';
import { parseOutputs, print } from './output.ts';
import { Reports } from './reports.ts';
import { type OpenFile, Session } from './session.ts';

export interface CleanCommandOptions extends CommonOptions {
  readonly out: string;
  readonly level: Level;
  /** Reports beside the one in the output folder. */
  readonly format: readonly string[];
}

/** `galley clean IN --out DIR`: cleaned copies, the report, a patch and the log that leads back. The originals are not touched. */
export async function cleanCommand(paths: readonly string[], options: CleanCommandOptions): Promise<number> {
  const outputs = parseOutputs(options.format);
  growSlowly();
  const session = new Session(await makeGalley(options), options);
  const out = path.resolve(options.out);
  const found = outsideOf(out, await session.files(paths), paths);
  refuseOverwriting(found, out, options);
  const [reportName, patchFile, logFile] = OWN_FILES;
  /** Where a copy or report goes, named as the user named the folder. */
  const place = (name: string, where?: string): string => {
    insideOf(out, name, where);
    return path.join(options.out, name);
  };
  const log = new Journal(path.join(options.out, `${logFile}${UNFINISHED}`));
  const { rules } = session.galley;
  const reports = await Reports.open(
    [...outputs, { format: 'html', file: place(reportName) }, { format: 'diff', file: place(patchFile) }],
    rules,
  );
  const written = new Map<string, string>(OWN_FILES.map((name) => [folded(name), 'galley itself']));
  try {
    for await (const checked of session.openedFiles(found, options.level)) {
      const { file, source, articles } = checked;
      const name = cleanedName(file.relative, source);
      const earlier = written.get(folded(name));
      let patch: Uint8Array;
      try {
        if (earlier !== undefined)
          throw new InputError(
            `${file.path}: its copy ${name} would overwrite that of ${earlier}; clean them into two folders`,
          );
        const bytes = await source.render(articles.map(({ result }) => result.text));
        writeAtomically(place(name, file.path), bytes);
        written.set(folded(name), file.path);
        log.add(JSON.stringify(recordOf(file.relative, name, source, bytes, inverseEdits(checked, options.level))));
        patch = source.format === 'html' ? creationOf(name, bytes) : patchOf(name, source, bytes);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        session.errors.push(error.message);
        continue;
      }
      reports.add({ reports: articles.map(({ report }) => report), files: reviewedOf(checked), patch });
    }
    await reports.end(session.learned, { color: false, max: 0 });
  } finally {
    reports.abandon();
  }
  log.finish(path.join(options.out, logFile));
  if (!options.quiet) {
    const say = outputs.some(({ file }) => file === undefined) ? tell : print;
    say(summaryOf(reports.summary, session.learned, options.out));
  }
  session.complain();
  return session.errors.length > 0 ? EXIT.error : EXIT.ok;
}

function summaryOf({ files, verdicts }: Summary, learned: readonly LearnedSite[], out: string): string {
  const [reportName, , logFile] = OWN_FILES;
  return [
    `${count(files, 'article')} read, ${verdicts.edited} cleaned, ${verdicts.clean} were clean, ${verdicts.flagged} flagged, ${verdicts['no-article']} without an article`,
    ...learnedLines(learned),
    `Bring the originals back: galley restore ${path.join(out, logFile)} --out DIR`,
    `Look at every change: ${path.join(out, reportName)}`,
    '',
  ].join('\n');
}

/** Names that are one on a disk for which neither capitals nor the way in which accents are written count. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase();

const tell = (text: string): void => void process.stderr.write(text);

/** The applied edits of a one-article text file; other formats keep their bytes in the log. */
function inverseEdits({ source, articles }: OpenFile, level: Level): Edit[] | undefined {
  const [only] = articles;
  if ((source.format !== 'text' && source.format !== 'markdown') || !only) return undefined;
  if (only.unit.text === only.result.text) return [];
  return appliedEdits(only.report.findings, level);
}

/** Cleaned copies of an earlier run are no input when the output folder lies inside the input folder. */
function outsideOf(out: string, found: readonly FoundFile[], paths: readonly string[]): readonly FoundFile[] {
  const folder = realPath(out) + path.sep;
  if (!paths.some((one) => folder.startsWith(realPath(one) + path.sep) && folder !== realPath(one) + path.sep))
    return found;
  return found.filter((file) => !realPath(file.path).startsWith(folder));
}

/** @throws ConfigError when a copy or a report would be written over an input, whatever links lead there. */
function refuseOverwriting(found: readonly FoundFile[], out: string, options: CleanCommandOptions): void {
  const inputs = new Set(found.map((file) => realPath(file.path)));
  const names = [...found.map((file) => outputName(file.relative, formatOf(file.path))), ...OWN_FILES];
  if (options.stdin || !names.some((name) => inputs.has(realPath(path.join(out, name))))) return;
  throw new ConfigError(`--out ${options.out} would write over the input; name another folder, or use galley fix`);
}
