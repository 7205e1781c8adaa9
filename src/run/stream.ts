import { InputError } from '../article/decode.ts';
import type { ParsedRecord } from '../article/formats/jsonl.ts';
import { parseRecord, replaceText, valueSpan } from '../article/formats/jsonl.ts';
import { siteOfRecord } from '../article/site-name.ts';
import { isAppliedAt } from '../engine/applied.ts';
import { byPosition } from '../engine/apply.ts';
import type { Level, Result } from '../engine/finding.ts';
import type { Galley } from '../galley.ts';
import { linesOfBlock, MAX_LINE } from './blocks.ts';

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
  for (const bytes of linesOfBlock(block)) {
    const { line, failed } = await streamLine(galley, bytes, number + out.length, options);
    if (failed) bad.push(number + out.length);
    out.push(line);
    if (failed && options.strict) break;
  }
  const text = out.length === 0 ? '' : `${out.join('\n')}\n`;
  return { bytes: new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>, lines: out.length, bad };
}

/** One line out, and whether the line in was bad. */
export interface StreamedLine {
  readonly line: string;
  readonly failed: boolean;
}

/** Cuts chunks of bytes into lines at LF only: U+2028 is legal inside JSON strings. A last line without LF counts. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
      parts.push(chunk.subarray(from, at));
      yield parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
      parts = [];
      length = 0;
      from = at + 1;
    }
    if (from < chunk.length) {
      length += chunk.length - from;
      // Past the limit the rest of the line is dropped; the record is refused, but memory stays bounded.
      if (length <= MAX_LINE + 1) parts.push(chunk.subarray(from));
    }
  }
  if (parts.length > 0) yield parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Cleans one JSONL record. Exactly one line comes out; a bad one comes back as `{ "error", "line" }`. @param number 1-based line. */
export async function streamLine(
  galley: Galley,
  bytes: Uint8Array,
  number: number,
  options: StreamOptions,
): Promise<StreamedLine> {
  try {
    const record = textOf(bytes, number === 1);
    const parsed = parseRecord(record, options.textField);
    const site = siteOfRecord(parsed.record);
    const settings = {
      level: options.level,
      ...(options.fullPage === undefined ? {} : { fullPage: options.fullPage }),
      ...(site === undefined ? {} : { site }),
    };
    const result = await galley.checkAsync(parsed.text, settings);
    return { line: withResult(record, parsed, result, options), failed: false };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // A rule that fails on one record must not take a million others down with it.
    const message =
      error instanceof InputError ? error.message : `internal error: ${error.message.split('\n')[0]}; please report it`;
    return { line: JSON.stringify({ error: message, line: number }), failed: true };
  }
}

/** @param first a byte order mark may stand before the first line. */
function textOf(bytes: Uint8Array, first: boolean): string {
  if (bytes.length > MAX_LINE)
    throw new InputError(`the line is longer than ${MAX_LINE / 1024 / 1024} MB: split the record`);
  try {
    const text = decoder.decode(bytes).replace(/\r$/, '');
    return first ? text.replace(/^\ufeff/, '') : text;
  } catch {
    throw new InputError('the line is not valid UTF-8: convert the file to UTF-8');
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
