import type { Level, Result } from '../engine/finding.ts';
import type { Galley } from '../galley.ts';
import type { FileReport } from '../report/model.ts';
import type { ArticleFacts, CommonReader } from '../site/collection.ts';
import type { FileSiblings } from './sibling-reader.ts';
import { outputName, type SourceFile, type Unit } from './source.ts';

/** One article after the run: its report, its text before and after. */
export interface Checked {
  readonly unit: Unit;
  readonly report: FileReport;
  readonly result: Result;
}

/** What the articles of a run say about one file: about each article in their order. */
export interface FileFacts {
  readonly reader: CommonReader;
  readonly articles: readonly ArticleFacts[];
}

export interface CheckFileOptions {
  readonly level: Level;
  /** Default: as the config says. */
  readonly fullPage?: boolean | undefined;
  /** Site of all articles, whatever they say themselves. */
  readonly site?: string | undefined;
  /** What the other articles of the run taught. */
  readonly facts?: FileFacts | undefined;
  /** The other articles of the run. */
  readonly siblings?: FileSiblings | undefined;
}

/** Runs all rules over the articles of a file. */
export async function checkSource(galley: Galley, source: SourceFile, options: CheckFileOptions): Promise<Checked[]> {
  const checked: Checked[] = [];
  for (const [index, unit] of source.units.entries()) {
    const settings = {
      path: source.path,
      format: unit.format,
      level: options.level,
      ...(options.fullPage === undefined ? {} : { fullPage: options.fullPage }),
      // HTML tends to be a whole page, but an editor's fragment may be all article; so only the budget is off.
      budget: source.format !== 'html',
    };
    const site = options.site ?? unit.site ?? galley.settings(source.path).site;
    const own = options.facts?.articles[index];
    const knowledge = own && options.facts?.reader.knowledge(own, site, galley.knowledge(site));
    const { siblings } = options;
    const check = (): Promise<Result> =>
      galley.checkAsync(unit.text, {
        ...settings,
        ...(site === undefined ? {} : { site }),
        ...(unit.markup ? { markup: unit.markup } : {}),
        ...(knowledge ? { knowledge } : {}),
        ...(siblings ? { siblings } : {}),
      });
    let result = await check();
    if (siblings?.isMissing) {
      await siblings.read();
      result = await check();
    }
    checked.push({ unit, result, report: reportOf(source, unit, result) });
  }
  return checked;
}

/** Bytes of files that reports of this process may keep, and what they keep. */
const KEPT = 1_000_000;
let kept = 0;

/** The first reports may be the only ones and go to a format that shows no hash; later ones must not keep the bytes of their files. */
function reportOf(source: SourceFile, unit: Unit, result: Result): FileReport {
  kept += source.bytes.length;
  const report = reportWithoutHash(source, unit, result);
  if (kept > KEPT) return { ...report, sha256: source.sha256 };
  return Object.defineProperty(report as FileReport, 'sha256', { enumerable: true, get: () => source.sha256 });
}

function reportWithoutHash(source: SourceFile, unit: Unit, result: Result): Omit<FileReport, 'sha256'> {
  return {
    path: unit.name,
    encoding: source.encoding.name,
    language: result.language,
    verdict: result.verdict,
    scores: result.scores,
    metadata: { ...unit.metadata, ...result.metadata },
    findings: result.findings,
  };
}

/** Names of the units of a source as they stand in a folder of cleaned copies. */
export function cleanedName(relative: string, source: SourceFile): string {
  return outputName(relative, source.format);
}
