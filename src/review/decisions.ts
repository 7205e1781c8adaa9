import { closeSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { makeFolder } from '../run/folders.ts';
import { articleName } from './names.ts';

export const VERDICTS = ['accept', 'reject', 'edit', 'later'] as const;

/** One line of a decisions file: what a person said about one change. The last line about a change holds. */
export interface Decision {
  readonly v: 1;
  /** Id of the finding. */
  readonly id: string;
  /** The article: path of its file relative to the folder of the config, parted by `/`; for JSONL with `#` and the line. */
  readonly file: string;
  /** SHA-256 of the bytes the person saw, hexadecimal. */
  readonly sha256: string;
  readonly rule: string;
  readonly decision: (typeof VERDICTS)[number];
  /** The text of the person's own, with `edit`; else null. */
  readonly text: string | null;
  readonly by: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** `later` because an earlier decision was taken back. */
  readonly undo?: true;
  /** The change stands in the file by now, whose hash `sha256` then is. */
  readonly applied?: true;
  /** `excerptOf` the passage: finds it again when the text around it changed. */
  readonly excerpt?: string;
  /** What the person saw the passage become, with `accept` of a change that had alternatives: among other articles the first of them may be another one. */
  readonly becomes?: string;
}

export interface ReadDecisions {
  readonly decisions: readonly Decision[];
  /** A last line that a crash cut off; it was never acknowledged to anybody. */
  readonly torn?: string;
}

/**
 * Reads a decisions file. A last line without a line end that is no JSON is what a crash leaves and is reported as `torn`.
 * @throws InputError naming file and line of anything else that is no decision.
 */
export function parseDecisions(content: string, file: string): ReadDecisions {
  const lines = content.replace(/^\ufeff/, '').split('\n');
  const tail = lines.pop() ?? '';
  const decisions = lines.flatMap((line, index) =>
    line.trim() === '' ? [] : [decisionOf(line, `${file}:${index + 1}`)],
  );
  if (tail.trim() === '') return { decisions };
  if (!isJson(tail)) {
    return {
      decisions,
      torn: `${file}:${lines.length + 1}: the last line was cut off by a crash and is left out; that change is undecided`,
    };
  }
  return { decisions: [...decisions, decisionOf(tail, `${file}:${lines.length + 1}`)] };
}

/** @throws InputError when the file cannot be read; `undefined` when there is none. */
export function readDecisions(file: string): ReadDecisions | undefined {
  const content = readIfThere(file);
  return content === undefined ? undefined : parseDecisions(content, file);
}

/** Text of a file, `undefined` when there is none. @throws InputError when it cannot be read. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new InputError(`${file}: cannot be read (${code}); check the path and its rights`);
  }
}

/**
 * The decision that holds for each change, by article and id.
 * @param root folder of the config: an HTML report names its articles as its command line did, `./a.txt` or from the root of the disk
 */
export function latest(decisions: readonly Decision[], root: string): Map<string, Map<string, Decision>> {
  const byFile = new Map<string, Map<string, Decision>>();
  const names = new Map<string, string>();
  for (const decision of decisions) {
    const name = names.get(decision.file) ?? articleName(root, path.resolve(root, decision.file));
    names.set(decision.file, name);
    let ofFile = byFile.get(name);
    if (!ofFile) {
      ofFile = new Map();
      byFile.set(name, ofFile);
    }
    ofFile.set(decision.id, decision);
  }
  return byFile;
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

function decisionOf(line: string, where: string): Decision {
  let value: Partial<Decision> | null;
  try {
    value = JSON.parse(line) as Partial<Decision> | null;
  } catch {
    throw new InputError(`${where}: is not JSON; a decisions file holds one JSON object a line`);
  }
  const broken = mistake(value);
  if (broken) throw new InputError(`${where}: ${broken}; is this a decisions file of galley review?`);
  return value as Decision;
}

function mistake(value: Partial<Decision> | null): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a decision';
  if (value.v !== 1) return `is not a decision of version 1 (“v” is ${JSON.stringify(value.v)})`;
  for (const key of ['id', 'file', 'sha256', 'rule'] as const)
    if (typeof value[key] !== 'string' || value[key] === '') return `“${key}” must be a text`;
  if (!VERDICTS.includes(value.decision as Decision['decision']))
    return `“decision” must be ${VERDICTS.join(', ')}, not ${JSON.stringify(value.decision)}`;
  if (value.decision === 'edit' && typeof value.text !== 'string') return 'an edit needs its “text”';
  return undefined;
}

/** A decisions file that is written to. Every line is on the disk when `append` comes back. */
export class DecisionLog {
  readonly file: string;
  /** What the file held when it was opened. */
  readonly earlier: readonly Decision[];
  /** A word about a line that a crash cut off. */
  readonly torn: string | undefined;
  #handle: number | undefined;

  /** @throws InputError for a file that cannot be read, or holds anything but decisions. */
  constructor(file: string) {
    this.file = file;
    const read = readDecisions(file);
    this.earlier = read?.decisions ?? [];
    this.torn = read?.torn;
  }

  /** @throws InputError when the file cannot be written. */
  append(decisions: readonly Decision[]): void {
    if (decisions.length === 0) return;
    try {
      this.#handle ??= this.#open();
      const bytes = Buffer.from(decisions.map((one) => `${JSON.stringify(one)}\n`).join(''));
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#handle, bytes, at);
      fsyncSync(this.#handle);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      throw new InputError(
        `${this.file}: decisions cannot be saved (${code}); check the disk and the rights of the folder`,
      );
    }
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }

  #open(): number {
    makeFolder(path.dirname(this.file));
    const content = readIfThere(this.file) ?? '';
    const handle = openSync(this.file, 'a+');
    if (content !== '' && !content.endsWith('\n')) {
      // The next line must not be glued to a whole one, and what a crash cut off must not end up in the middle of the file.
      if (this.torn === undefined) writeSync(handle, '\n');
      else ftruncateSync(handle, Buffer.byteLength(content.slice(0, content.lastIndexOf('\n') + 1)));
    }
    return handle;
  }
}
