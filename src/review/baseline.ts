import { InputError } from '../article/decode.ts';
import type { Finding } from '../engine/finding.ts';
import { writeAtomically } from '../run/write.ts';
import { readIfThere } from './decisions.ts';
import { excerptOf } from './kept.ts';

/** A finding that is known and left as it is. */
export interface BaselineEntry {
  readonly v: 1;
  readonly id: string;
  /** The article, named as in `Decision`. */
  readonly file: string;
  readonly rule: string;
  /** The passage, folded and shortened; for people, and to find it again when the text around it changed. */
  readonly excerpt: string;
  /** Day it was added, ISO 8601. */
  readonly added: string;
}

export function entryOf(file: string, text: string, finding: Finding, added: string): BaselineEntry {
  return { v: 1, id: finding.id, file, rule: finding.rule, excerpt: excerptOf(text, finding), added };
}

/** @returns the entries; `undefined` when there is no such file. @throws InputError naming file and line of what is no entry. */
export function readBaseline(file: string): BaselineEntry[] | undefined {
  const content = readIfThere(file);
  if (content === undefined) return undefined;
  return content
    .replace(/^\ufeff/, '')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [parse(line, `${file}:${index + 1}`)]));
}

/** One entry a line, sorted, so that two branches merge line by line. @throws InputError when it cannot be written. */
export function writeBaseline(file: string, entries: readonly BaselineEntry[]): void {
  const sorted = [...entries].sort((a, b) => compare(a.file, b.file) || compare(a.rule, b.rule) || compare(a.id, b.id));
  const lines = sorted.map(
    ({ v, id, file: name, rule, excerpt, added }) => `${JSON.stringify({ v, id, file: name, rule, excerpt, added })}\n`,
  );
  writeAtomically(file, Buffer.from(lines.join('')));
}

function parse(line: string, where: string): BaselineEntry {
  let value: Partial<BaselineEntry> | null;
  try {
    value = JSON.parse(line) as Partial<BaselineEntry> | null;
  } catch {
    throw new InputError(
      `${where}: is not JSON; a baseline holds one JSON object a line, as galley baseline add writes it`,
    );
  }
  const isText = (key: 'id' | 'file' | 'rule' | 'excerpt' | 'added'): boolean => typeof value?.[key] === 'string';
  if (value?.v === 1 && (['id', 'file', 'rule', 'excerpt', 'added'] as const).every(isText))
    return value as BaselineEntry;
  throw new InputError(`${where}: is not an entry of a baseline (version 1); galley baseline add writes them`);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
