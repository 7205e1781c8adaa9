import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect } from 'vitest';
import { packageRoot } from '../src/package.ts';

export const COMMAND = path.join(packageRoot(), 'dist', 'bin', 'galley.cjs');

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A temporary folder with these files, removed after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-test-'));
  folders.push(folder);
  write(folder, files);
  return folder;
}

/** A temporary folder for several tests; the caller removes it. */
export function emptyFolder(): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-test-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function write(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
}

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Standard output as bytes. */
  readonly bytes: Buffer;
}

/** Runs the built command. Whatever happens, nobody must see a stack trace. */
export function galley(
  cwd: string,
  args: readonly string[],
  input: string | Uint8Array = '',
  env: Readonly<Record<string, string>> = {},
): Ran {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    cwd,
    input,
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1', GALLEY_DEBUG: '', GITHUB_STEP_SUMMARY: '', GITHUB_ACTIONS: '', ...env },
  });
  const err = stderr.toString('utf8');
  expect(err).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
  return { code: status, out: stdout.toString('utf8'), err, bytes: stdout };
}

/** Every file below a folder with its bytes in base64, to see that nothing changed. */
export function snapshot(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter((name) => lstatSync(path.join(folder, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(path.join(folder, name)).toString('base64')]));
}

export function git(cwd: string, ...args: string[]): { code: number | null; err: string } {
  const { status, stderr } = spawnSync('git', args, { cwd, encoding: 'utf8' });
  return { code: status, err: stderr };
}

/** Honest prose that no rule touches. */
const PROSE = [
  'The ferry to Orran was two hours late on Monday after a rope caught in the propeller.',
  'Divers from the harbour cut it free while forty passengers waited in the café on the quay.',
  'Nobody was hurt, and the company said that the boat would sail as usual in the morning.',
  '“We have asked owners of small boats to tie up their lines,” said the harbour master, Ailsa Cormack.',
  'The same boat lost a propeller blade in March, when it struck a tree trunk that a flood had carried to sea.',
  'A new ferry has been ordered for next spring and will be built on the mainland.',
] as const;

/** An article with safe artifacts, well below the deletion budget: two lines of a form and the mark of an advertisement. */
export const DIRTY = `${PROSE[0]}

${PROSE[1]}

Sign up to our free daily newsletter

Something went wrong. Please try again later

${PROSE.slice(2, 4).join('\n\n')}

Advertisement

${PROSE.slice(4).join('\n\n')}
`;

/** The same without them. */
export const CLEAN = `${PROSE.join('\n\n')}\n`;

/** The ways in which a text may lie on a disk. */
export const ENCODINGS: readonly { name: string; encode: (text: string) => Buffer }[] = [
  { name: 'UTF-8', encode: (text) => Buffer.from(text) },
  {
    name: 'UTF-8 with byte order mark and CRLF',
    encode: (text) => Buffer.from(`\ufeff${text.replaceAll('\n', '\r\n')}`),
  },
  { name: 'UTF-8 without a final line end', encode: (text) => Buffer.from(text.trimEnd()) },
  { name: 'UTF-8 with a byte that is no character', encode: (text) => damaged(Buffer.from(text)) },
  {
    name: 'windows-1252',
    encode: (text) => Buffer.from(text.replaceAll('“', '\x93').replaceAll('”', '\x94'), 'latin1'),
  },
  { name: 'UTF-16LE with byte order mark', encode: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
  { name: 'UTF-16BE with byte order mark', encode: (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16() },
];

/** One file for each encoding. */
export function inEveryEncoding(text: string): Record<string, Buffer> {
  return Object.fromEntries(ENCODINGS.map(({ name, encode }) => [`${name} ü.txt`, encode(text)]));
}

/** A stray byte behind “harbour”, in a line that stays. */
function damaged(bytes: Buffer): Buffer {
  const at = bytes.indexOf('harbour') + 'harbour'.length;
  return Buffer.concat([bytes.subarray(0, at), Buffer.of(0xff), bytes.subarray(at)]);
}
