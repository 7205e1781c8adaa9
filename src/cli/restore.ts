import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { ConfigError } from '../config/errors.ts';
import type { Edit } from '../engine/finding.ts';
import { count } from '../report/summary.ts';
import { type EditRecord, restoreBytes } from '../run/edit-log.ts';
import { insideOf } from '../run/inside.ts';
import { UNFINISHED } from '../run/walk.ts';
import { writeAtomically } from '../run/write.ts';
import { EXIT } from './outcome.ts';
import { print } from './output.ts';

export interface RestoreCommandOptions {
  readonly out: string;
}

/** Lines that are named when none can be used: whoever gave a file that is no log needs no more. */
const MAX_COMPLAINTS = 20;

/** `galley restore galley-edits.jsonl --out DIR`: the originals, byte for byte, from the cleaned copies beside the log. */
export async function restoreCommand(log: string, options: RestoreCommandOptions): Promise<number> {
  const out = path.resolve(options.out);
  const errors: string[] = [];
  let restored = 0;
  const note = (message: string): boolean => process.stderr.write(`${message}\n`);
  for await (const { record, where, bytes } of originalsOf(log, (message) => errors.push(message), note)) {
    try {
      writeAtomically(insideOf(out, record.path, where), bytes);
      restored++;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      errors.push(error.message);
    }
  }
  const next = restored > 0 ? ` to ${options.out} · choose change by change: galley review ${options.out}` : '';
  print(`${count(restored, 'original')} restored${next}\n`);
  const shown = restored > 0 ? errors : errors.slice(0, MAX_COMPLAINTS);
  for (const message of shown) process.stderr.write(`galley: ${message}\n`);
  const more = errors.length - shown.length;
  if (more > 0) process.stderr.write(`galley: ${log}: ${more} more lines could not be used\n`);
  return errors.length > 0 ? EXIT.error : EXIT.ok;
}

/** An original that a log led back to; `where` is the line of the log. */
export interface Original {
  readonly record: EditRecord;
  readonly where: string;
  readonly bytes: Uint8Array;
}

/**
 * The originals of a log in its order. A record that cannot be used is given to `fail` and left out; `note` hears when the log is that of an interrupted run.
 * @throws ConfigError when the log cannot be read.
 */
export async function* originalsOf(
  log: string,
  fail: (message: string) => void,
  note: (message: string) => void = () => {},
): AsyncGenerator<Original> {
  const { lines, isWhole } = readLog(log);
  if (!isWhole)
    note('galley clean was interrupted: these are the copies it had made; the other originals were not touched');
  const folder = path.resolve(path.dirname(log));
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const where = `${log}:${index + 1}`;
    try {
      const record = parse(line, where);
      insideOf(folder, record.path, where);
      const copy = insideOf(folder, record.cleaned, where);
      const cleaned = record.original === undefined ? readCopy(copy) : new Uint8Array();
      yield { record, where, bytes: await restoreBytes(record, cleaned) };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(error.message);
    }
  }
}

/** Lines of the log, or of the unfinished one of a run that was interrupted, without a last line that was cut off. */
function readLog(log: string): { readonly lines: readonly string[]; readonly isWhole: boolean } {
  const unfinished = log.endsWith(UNFINISHED) ? log : `${log}${UNFINISHED}`;
  const isWhole = log !== unfinished && (existsSync(log) || !existsSync(unfinished));
  try {
    const lines = readFileSync(isWhole ? log : unfinished, 'utf8').split('\n');
    return { lines: isWhole ? lines : lines.slice(0, -1), isWhole };
  } catch (error) {
    throw new ConfigError(
      `${log}: cannot be read (${(error as NodeJS.ErrnoException).code}); it is written by galley clean into the output folder`,
    );
  }
}

function parse(line: string, where: string): EditRecord {
  let record: Partial<EditRecord>;
  try {
    record = JSON.parse(line) as Partial<EditRecord>;
  } catch {
    throw new InputError(`${where}: is not JSON; the log must be as galley clean wrote it`);
  }
  if (!isRecord(record)) {
    throw new InputError(
      `${where}: is not a record of galley clean (version 1); the log must be as galley clean wrote it`,
    );
  }
  return record;
}

function isRecord(record: Partial<EditRecord> | null): record is EditRecord {
  if (typeof record !== 'object' || record?.v !== 1) return false;
  if (![record.path, record.cleaned, record.sha256].every((one) => typeof one === 'string')) return false;
  if (typeof record.encoding?.name !== 'string') return false;
  if (record.original !== undefined) return typeof record.original === 'string';
  const isEdit = (edit: Partial<Edit> | null): boolean =>
    Number.isInteger(edit?.start) && Number.isInteger(edit?.end) && typeof edit?.text === 'string';
  return Array.isArray(record.inverse) && record.inverse.every(isEdit);
}

function readCopy(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (error) {
    throw new InputError(
      `${file}: cannot be read (${(error as NodeJS.ErrnoException).code}); the cleaned copies must stand beside the log`,
    );
  }
}
