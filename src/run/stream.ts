import { InputError } from '../article/decode.ts';
import type { ParsedRecord } from '../article/formats/jsonl.ts';
import { parseRecord, replaceText, valueSpan } from '../article/formats/jsonl.ts';
import { siteOfRecord } from '../article/site-name.ts';
import { isAppliedAt } from '../engine/applied.ts';
import { byPosition } from '../engine/apply.ts';
import type { Level, Result } from '../engine/finding.ts';
import { isOutOfTime } from '../engine/time-budget.ts';
import type { Galley } from '../galley.ts';
import { linesOfBlock, textOfLine } from './blocks.ts';

export interface StreamOptions {
  readonly level: Level;
  readonly textField: string;
  /** Default: as the config says. */
  readonly fullPage?: boolean | undefined;
  /** Stop at the first bad line. */
  readonly strict?: boolean | undefined;
}

/** What came of a block of lines. */
export interface StreamedBlock {
  /** As many lines as went in, each with a line feed; fewer only when a bad one ended the work. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lines: number;
  /** Numbers of the bad lines. */
  readonly bad: readonly number[];
  /** Numbers of the lines that went through as they were, because their time was up. */
  readonly late: readonly number[];
}

/** Cleans a block of lines. @param number 1-based number of its first line. */
export async function streamBlock(
  galley: Galley,
  block: Uint8Array,
  number: number,
  options: StreamOptions,
): Promise<StreamedBlock> {
  const out: string[] = [];
  const bad: number[] = [];
  const late: number[] = [];
  for (const bytes of linesOfBlock(block)) {
    const { line, failed, isLate } = await streamLine(galley, bytes, number + out.length, options);
    if (failed) bad.push(number + out.length);
    if (isLate) late.push(number + out.length);
    out.push(line);
    if (failed && options.strict) break;
  }
  const text = out.length === 0 ? '' : `${out.join('\n')}\n`;
  return { bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>, lines: out.length, bad, late };
}

/** One line out, and whether the line in was bad, or its time was up. */
export interface StreamedLine {
  readonly line: string;
  readonly failed: boolean;
  readonly isLate: boolean;
}

/** Cleans one JSONL record. Exactly one line comes out; a bad one comes back as `{ "error", "line" }`. @param number 1-based line. */
export async function streamLine(
  galley: Galley,
  bytes: Uint8Array,
  number: number,
  options: StreamOptions,
): Promise<StreamedLine> {
  try {
    const record = textOfLine(bytes);
    const parsed = parseRecord(record, options.textField);
    const site = siteOfRecord(parsed.record);
    const settings = {
      level: options.level,
      ...(options.fullPage === undefined ? {} : { fullPage: options.fullPage }),
      ...(site === undefined ? {} : { site }),
    };
    const result = await galley.checkAsync(parsed.text, settings);
    return { line: withResult(record, parsed, result, options), failed: false, isLate: isOutOfTime(result) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // A rule that fails on one record must not take a million others down with it.
    const message =
      error instanceof InputError ? error.message : `internal error: ${error.message.split('\n')[0]}; please report it`;
    return { line: JSON.stringify({ error: message, line: number }), failed: true, isLate: false };
  }
}

/** Only the text is replaced and `galley` set: every other byte of the record, big numbers included, stays as it was. */
function withResult(line: string, parsed: ParsedRecord, result: Result, options: StreamOptions): string {
  const edits = result.findings
    .filter((f) => isAppliedAt(f, options.level))
    .flatMap((f) => f.edits.map((edit) => ({ ...edit, rule: f.rule })))
    .sort(byPosition);
  const galley = JSON.stringify({ verdict: result.verdict, scores: result.scores, edits, metadata: result.metadata });
  const cleaned = replaceText(line, parsed, result.text);
  const old = valueSpan(cleaned, 'galley');
  if (old) return cleaned.slice(0, old.start) + galley + cleaned.slice(old.end);
  const close = cleaned.lastIndexOf('}');
  return `${cleaned.slice(0, close).trimEnd()},"galley":${galley}}`;
}
