import type { CheckReport, FileReport } from '../report/model.ts';
import { type Output, print } from './output.ts';

/** Characters that are written at once: a call of the system for every small report would take longer than making it. */
const CHUNK = 1 << 16;

/** A report that is written while its files come in: memory does not grow with them. */
export interface ReportStream {
  add(files: readonly FileReport[]): void;
  /** @param report without the files that were added */
  end(report: CheckReport): void;
}

/** How a format is written file by file. */
interface Parts {
  begin(report: Pick<CheckReport, 'schemaVersion' | 'version'>): string;
  file(file: FileReport): string;
  end(report: CheckReport): string;
}

/** The stream of a report that only goes to standard output in a format of one file after the other; `undefined` for all others. */
export async function reportStream(
  outputs: readonly Output[],
  head: Pick<CheckReport, 'schemaVersion' | 'version'>,
): Promise<ReportStream | undefined> {
  const [output] = outputs;
  if (outputs.length !== 1 || !output || output.file !== undefined) return undefined;
  const parts = await partsOf(output.format);
  if (!parts) return undefined;
  let pending = parts.begin(head);
  return {
    add: (files) => {
      for (const file of files) pending += parts.file(file);
      if (pending.length < CHUNK) return;
      print(pending);
      pending = '';
    },
    end: (report) => print(pending + parts.end(report)),
  };
}

async function partsOf(format: Output['format']): Promise<Parts | undefined> {
  const rows = (file: Parts['file']): Parts => ({ begin: () => '', file, end: () => '' });
  if (format === 'json') return new (await import('../report/json.ts')).JsonParts();
  if (format === 'jsonl') return rows((await import('../report/jsonl.ts')).jsonLine);
  if (format !== 'concise') return undefined;
  const { concise } = await import('../report/concise.ts');
  return rows((file) => concise({ files: [file] }));
}
