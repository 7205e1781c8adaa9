import { readSync } from 'node:fs';
import type { Rule } from '../engine/rule.ts';
import { HtmlParts } from '../report/html.ts';
import type { CheckReport } from '../report/model.ts';
import { PendingFile } from '../run/write.ts';
import { print } from './output.ts';
import type { Reported, ReportStream } from './reported.ts';

/** Characters that are kept before they go to the disk. */
const CHUNK = 1 << 20;

/** The HTML page: its head counts the files that come behind it, so these wait on the disk, beside the page, until the last one is there. */
export class HtmlStream implements ReportStream {
  readonly #file: string | undefined;
  readonly #parts: HtmlParts;
  /** Absent when the page goes where nothing can be read back. */
  readonly #waiting: PendingFile | undefined;
  #pieces: string[] = [];
  #length = 0;
  #written = 0;

  constructor(file: string | undefined, rules: readonly Rule[]) {
    this.#file = file;
    this.#parts = new HtmlParts(rules);
    const waiting = file === undefined ? undefined : new PendingFile(file);
    if (waiting?.isDirect) waiting.abandon();
    else this.#waiting = waiting;
  }

  add({ reports, files = [] }: Reported): void {
    for (const report of reports) {
      const piece = this.#parts.file(
        report,
        files.find((one) => one.report === report || one.report.path === report.path),
      );
      this.#pieces.push(piece);
      this.#length += piece.length;
    }
    if (this.#waiting && this.#length >= CHUNK) this.#flush(this.#waiting);
  }

  end(report: CheckReport): void {
    const [before, after] = [Buffer.from(this.#parts.begin(report)), Buffer.from(this.#parts.end())];
    const waiting = this.#waiting;
    if (waiting) this.#flush(waiting);
    const rest = Buffer.from(this.#pieces.join(''));
    if (this.#file === undefined) {
      print(Buffer.concat([before, rest, after]));
      return;
    }
    const page = new PendingFile(this.#file);
    try {
      page.write(before);
      if (waiting) waiting.fill((handle) => this.#copy(handle, page));
      page.write(rest);
      page.write(after);
      page.finish();
    } finally {
      page.abandon();
      waiting?.abandon();
    }
  }

  abandon(): void {
    this.#waiting?.abandon();
  }

  #flush(waiting: PendingFile): void {
    const bytes = Buffer.from(this.#pieces.join(''));
    waiting.write(bytes);
    this.#written += bytes.length;
    this.#pieces = [];
    this.#length = 0;
  }

  #copy(handle: number, page: PendingFile): void {
    const buffer = Buffer.allocUnsafe(CHUNK);
    for (let at = 0; at < this.#written; ) {
      const read = readSync(handle, buffer, 0, buffer.length, at);
      page.write(buffer.subarray(0, read));
      at += read;
    }
  }
}
