import type { Rule } from '../engine/rule.ts';
import type { CheckReport, FileReport } from '../report/model.ts';
import { PendingFile } from '../run/write.ts';
import { type Output, print } from './output.ts';
import type { Reported, ReportStream } from './reported.ts';

/** Characters that are written at once: a call of the system for every small report would take longer than making it. */
const CHUNK = 1 << 16;

/** How a format is written file by file. */
interface Parts {
  begin(report: Pick<CheckReport, 'schemaVersion' | 'version'>): string;
  file(file: Reported): string | Uint8Array;
  end(report: CheckReport): string;
}

const STREAMED: readonly Output['format'][] = ['json', 'jsonl', 'concise', 'diff', 'html'];

/** Is a format written file by file? */
export const isStreamed = ({ format }: Output): boolean => STREAMED.includes(format);

/** @throws InputError when it cannot be written where it should go. */
export async function streamOf(
  { format, file }: Output,
  head: Pick<CheckReport, 'schemaVersion' | 'version'>,
  rules: readonly Rule[],
): Promise<ReportStream> {
  if (format === 'html') return new (await import('./html-stream.ts')).HtmlStream(file, rules);
  return new PartsStream(await partsOf(format), head, file);
}

/** Nothing reaches standard output before the first piece is full or all is done: a command that cannot work writes nothing. */
class PartsStream implements ReportStream {
  readonly #parts: Parts;
  readonly #file: PendingFile | undefined;
  #pending: (string | Uint8Array)[];
  #length = 0;

  constructor(parts: Parts, head: Pick<CheckReport, 'schemaVersion' | 'version'>, file: string | undefined) {
    this.#parts = parts;
    this.#file = file === undefined ? undefined : new PendingFile(file);
    this.#pending = [parts.begin(head)];
  }

  add(file: Reported): void {
    this.#put(this.#parts.file(file));
    if (this.#length >= CHUNK) this.#flush();
  }

  end(report: CheckReport): void {
    this.#put(this.#parts.end(report));
    this.#flush();
    this.#file?.finish();
  }

  abandon(): void {
    this.#file?.abandon();
  }

  #put(piece: string | Uint8Array): void {
    this.#pending.push(piece);
    this.#length += piece.length;
  }

  #flush(): void {
    const bytes = Buffer.concat(this.#pending.map((piece) => Buffer.from(piece)));
    this.#pending = [];
    this.#length = 0;
    if (this.#file) this.#file.write(bytes);
    else print(bytes);
  }
}

async function partsOf(format: Output['format']): Promise<Parts> {
  const rows = (file: (one: FileReport) => string): Parts => ({
    begin: () => '',
    file: ({ reports }) => reports.map(file).join(''),
    end: () => '',
  });
  if (format === 'diff') return { ...rows(() => ''), file: ({ patch }) => patch ?? '' };
  if (format === 'json') {
    const parts = new (await import('../report/json.ts')).JsonParts();
    return {
      begin: (head) => parts.begin(head),
      file: ({ reports }) => reports.map((one) => parts.file(one)).join(''),
      end: (report) => parts.end(report),
    };
  }
  if (format === 'jsonl') return rows((await import('../report/jsonl.ts')).jsonLine);
  const { concise } = await import('../report/concise.ts');
  return rows((file) => concise({ files: [file] }));
}
