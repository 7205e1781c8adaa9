import { appendFileSync } from 'node:fs';
import { InputError } from '../article/decode.ts';
import { markdown } from '../report/markdown.ts';
import type { CheckReport, ReviewedFile } from '../report/model.ts';

/** GitHub takes 1 MiB for the summary of a step and drops a longer one; other commands of the step may want some of it. */
const MAX_BYTES = 900_000;

/**
 * Appends the report to the summary of the GitHub Actions step, the file that `GITHUB_STEP_SUMMARY` names.
 * @throws InputError when that file cannot be written.
 */
export function writeStepSummary(file: string, report: CheckReport, files: readonly ReviewedFile[]): void {
  try {
    appendFileSync(file, `${markdown(report, files, { maxBytes: MAX_BYTES })}\n`);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new InputError(`${file}: the step summary cannot be written (${code}); check GITHUB_STEP_SUMMARY`);
  }
}
