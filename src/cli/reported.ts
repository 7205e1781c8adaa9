import type { CheckReport, FileReport, ReviewedFile } from '../report/model.ts';

/** What came of one file. Texts and patch are there when a format needs them. */
export interface Reported {
  readonly reports: readonly FileReport[];
  readonly files?: readonly ReviewedFile[];
  readonly patch?: Uint8Array;
}

/** Reports that are written while their files come in: memory does not grow with them. */
export interface ReportStream {
  add(file: Reported): void;
  /** @param report without the files that were added */
  end(report: CheckReport): void;
  /** Leaves no half report; nothing happens after `end`. */
  abandon(): void;
}
