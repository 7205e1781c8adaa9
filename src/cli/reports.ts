import type { Rule } from '../engine/rule.ts';
import type { FileReport, LearnedSite, ReviewedFile, Summary } from '../report/model.ts';
import { SummaryCounter } from '../report/summary.ts';
import { reportOf } from './outcome.ts';
import { emit, needsTexts, type Output, type RenderOptions } from './output.ts';
import { isStreamed, streamOf } from './report-stream.ts';
import type { Reported, ReportStream } from './reported.ts';

/**
 * The reports of a run. Formats of one file after the other are written while the files come in; only for those that need the whole is anything kept: all files, or, when
 * nothing but a listing with an end is wanted, those it has room for.
 */
export class Reports {
  readonly #streams: readonly ReportStream[];
  /** Formats that need the whole. */
  readonly #whole: readonly Output[];
  readonly #rules: readonly Rule[];
  readonly #counter = new SummaryCounter();
  readonly #shown: number;
  readonly #streamsTexts: boolean;
  readonly #reports: FileReport[] = [];
  readonly #files: ReviewedFile[] = [];
  /** Is a patch of every file wanted? */
  readonly wantsPatches: boolean;
  /** Does anything go to standard output before the last file is there? */
  readonly prints: boolean;

  /** @param max findings that `pretty` shows; 0 shows all. @throws InputError when a report cannot be written where it should go. */
  static async open(outputs: readonly Output[], rules: readonly Rule[], max = 0): Promise<Reports> {
    const streams: ReportStream[] = [];
    try {
      for (const one of outputs) if (isStreamed(one)) streams.push(await streamOf(one, reportOf([]), rules));
    } catch (error) {
      for (const stream of streams) stream.abandon();
      throw error;
    }
    return new Reports(outputs, streams, rules, max);
  }

  private constructor(
    outputs: readonly Output[],
    streams: readonly ReportStream[],
    rules: readonly Rule[],
    max: number,
  ) {
    const streamed = outputs.filter(isStreamed);
    this.#streams = streams;
    this.#whole = outputs.filter((one) => !isStreamed(one));
    this.#rules = rules;
    this.#shown = this.#whole.every(({ format }) => format === 'pretty') && max > 0 ? max : Infinity;
    this.#streamsTexts = needsTexts(streamed);
    this.wantsPatches = streamed.some(({ format }) => format === 'diff');
    this.prints = streamed.some(({ file }) => file === undefined);
  }

  /** Of all files so far. */
  get summary(): Summary {
    return this.#counter.summary();
  }

  /** Must the file of these reports be opened for its texts? Asked before they are added. */
  needsTexts(reports: readonly FileReport[]): boolean {
    if (this.#streamsTexts) return true;
    return this.#keeps && needsTexts(this.#whole) && (this.#shown === Infinity || reports.some(hasProposals));
  }

  add(file: Reported): void {
    const keeps = this.#keeps;
    this.#counter.add(file.reports);
    for (const stream of this.#streams) stream.add(file);
    if (!keeps) return;
    this.#reports.push(...file.reports);
    this.#files.push(...(file.files ?? []));
  }

  /** Ends the streams and writes the rest. */
  async end(learned: readonly LearnedSite[], options: RenderOptions): Promise<void> {
    const report = reportOf(this.#reports, learned, this.summary);
    for (const stream of this.#streams) stream.end({ ...report, files: [] });
    await emit(this.#whole, { report, files: this.#files, rules: this.#rules }, options);
  }

  /** Leaves no half report; nothing happens after `end`. */
  abandon(): void {
    for (const stream of this.#streams) stream.abandon();
  }

  get #keeps(): boolean {
    return this.#whole.length > 0 && this.#counter.proposed < this.#shown;
  }
}

const hasProposals = ({ findings }: FileReport): boolean => findings.some(({ status }) => status === 'proposed');
