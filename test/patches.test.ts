import { cpSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package.ts';
import { DIRTY, ENCODINGS, folderWith, galley, git, snapshot, write } from './helpers.ts';

const LINE_ENDS = [(text: string) => text, (text: string) => text.replaceAll('\n', '\r\n'), mixed] as const;
const ENDINGS = ['', '\n', '\n\n\n', '\n \n', '\n\t', '\r\n\r\n'] as const;
const BEGINNINGS = ['', '\n', '\t', '  \n\n'] as const;
const NAMES = [
  'plain',
  'two words',
  'trailing ',
  'über-naïve',
  '日本語',
  'emoji 😀',
  'tab\there',
  'quote"d',
  "it's",
  'back\\slash',
  'a/b c/d',
  '$HOME;x',
  '-dash',
  '#1 %20',
  'lf\nlf',
] as const;

/** Every second line ends as on Windows. */
function mixed(text: string): string {
  let nth = 0;
  return text.replace(/\n/g, () => (nth++ % 2 === 0 ? '\r\n' : '\n'));
}

/** 200 files that hold the same findings and differ in everything that a patch may trip over. Each list has a length of its own, so the mixture does not repeat. */
function nastyFiles(): Record<string, Buffer> {
  const pick = <T>(list: readonly T[], nth: number): T => list[nth % list.length] as T;
  const files = [...Array(200).keys()].map((nth): [string, Buffer] => {
    const ends = pick(LINE_ENDS, Math.floor(nth / 7));
    const text = ends(pick(BEGINNINGS, Math.floor(nth / 5)) + DIRTY.trimEnd()) + pick(ENDINGS, nth);
    return [`${pick(NAMES, nth)} ${nth}.txt`, pick(ENCODINGS, nth).encode(text)];
  });
  return Object.fromEntries(files);
}

/** Applies a patch in a copy of a folder; gives the files of the copy. */
function applied(folder: string, patch: Buffer): Record<string, string> {
  const copy = folderWith();
  cpSync(folder, copy, { recursive: true });
  const patches = folderWith({ 'x.patch': patch });
  const { code, err } = git(copy, 'apply', '--whitespace=nowarn', path.join(patches, 'x.patch'));
  expect([code, err]).toEqual([0, '']);
  return snapshot(copy);
}

function cleaned(folder: string): { files: Record<string, string>; patch: Buffer } {
  const out = folderWith();
  expect(galley(folder, ['clean', '.', '--no-learn', '-o', out])).toMatchObject({ code: 0, err: '' });
  const files = snapshot(out);
  for (const name of ['galley-report.html', 'galley.patch', 'galley-edits.jsonl']) delete files[name];
  return { files, patch: readFileSync(path.join(out, 'galley.patch')) };
}

describe('git apply takes every patch, and what comes out is what clean writes', () => {
  it('200 nasty files: line ends, endings, encodings, names', () => {
    const folder = folderWith(nastyFiles());
    const before = snapshot(folder);
    expect(Object.keys(before)).toHaveLength(200);
    const { files, patch } = cleaned(folder);
    expect(Object.keys(files).filter((name) => files[name] === before[name])).toEqual([]);
    const diff = galley(folder, ['diff', '.', '--no-learn']);
    expect(diff.code).toBe(1);
    expect(diff.err).toMatch(/^\d+ articles would change · /);
    expect(applied(folder, diff.bytes)).toEqual(files);
    expect(applied(folder, patch)).toEqual(files);
    expect(applied(folder, galley(folder, ['check', '.', '--no-learn', '-f', 'diff']).bytes)).toEqual(files);
  });

  it('the sample articles', () => {
    const folder = folderWith();
    cpSync(path.join(packageRoot(), 'samples/articles'), folder, { recursive: true });
    const { files, patch } = cleaned(folder);
    expect(applied(folder, galley(folder, ['diff', '.', '--no-learn']).bytes)).toEqual(files);
    expect(applied(folder, patch)).toEqual(files);
  });

  it('one file alone: empty, of one line, all of it gone, with a mode', () => {
    const folder = folderWith({ 'empty.txt': '', 'one.txt': 'Advertisement', 'run.txt': DIRTY });
    write(folder, { 'bare.txt': DIRTY.trimEnd() });
    const { files, patch } = cleaned(folder);
    expect(applied(folder, patch)).toEqual(files);
    expect(statSync(path.join(folder, 'empty.txt')).size).toBe(0);
  });
});
