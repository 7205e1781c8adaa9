import path from 'node:path';
import { packageVersion } from '../package.ts';
import {
  type CheckReport,
  type FileReport,
  type LearnedSite,
  type Place,
  type ReviewedFile,
  SCHEMA_VERSION,
  type Summary,
} from '../report/model.ts';
import { summarise } from '../report/summary.ts';
import type { OpenedFile } from '../run/jobs.ts';
import { patchName } from '../run/patch.ts';
import type { SourceFile, Unit } from '../run/source.ts';

/** Exit codes: nothing to say, findings, the input or the command is wrong. */
export const EXIT = { ok: 0, findings: 1, error: 2 } as const;

/** @param summary of all files, when only some of them are kept */
export function reportOf(
  files: readonly FileReport[],
  learned: readonly LearnedSite[] = [],
  summary: Summary = summarise(files),
): CheckReport {
  const report: CheckReport = {
    schemaVersion: SCHEMA_VERSION,
    version: packageVersion(),
    files,
    summary,
  };
  return learned.length > 0 ? { ...report, learned } : report;
}

export function reviewedOf({ source, articles }: OpenedFile): ReviewedFile[] {
  return articles.map(({ report, unit, result }) => ({
    report,
    text: unit.text,
    cleaned: result.text,
    place: placeOf(source, unit),
  }));
}

function placeOf(source: SourceFile, unit: Unit): Place {
  const name = patchName(source.path);
  const file = path.sep === '\\' ? name.replaceAll('\\', '/') : name;
  if (source.format !== 'jsonl') return { file, exact: source.format !== 'html' };
  return { file, exact: false, line: Number(unit.name.slice(source.path.length + 1)) };
}

const SEVERITY = { error: 3, warning: 2, info: 1 } as const;
export type FailOn = keyof typeof SEVERITY | 'never';

/** What makes findings a failure. */
export interface FailOptions {
  readonly failOn: FailOn;
  /** So many findings are put up with. Default 0. */
  readonly maxFindings?: number;
  readonly exitZero?: boolean;
}

/** Proposed findings at or above the wanted severity. The output format has no say in this. */
export function failing(files: readonly FileReport[], { failOn, exitZero }: FailOptions): number {
  if (failOn === 'never' || exitZero) return 0;
  let count = 0;
  for (const { findings } of files)
    for (const f of findings) if (f.status === 'proposed' && SEVERITY[f.severity] >= SEVERITY[failOn]) count++;
  return count;
}
