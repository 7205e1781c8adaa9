import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from './folders.ts';

const root = mkdtempSync(path.join(tmpdir(), 'galley-folders-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a folder and those above it, also when they are there', () => {
  const deep = path.join(root, 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  makeFolder(`${deep}/../d`);
  expect(statSync(path.join(root, 'a', 'b', 'd')).isDirectory()).toBe(true);
});

test('a file in the way', () => {
  writeFileSync(path.join(root, 'file'), '');
  expect(() => makeFolder(path.join(root, 'file'))).toThrow('EEXIST');
  expect(() => makeFolder(path.join(root, 'file', 'below'))).toThrow(/EEXIST|ENOTDIR/);
});

test.runIf(existsSync('/proc/self'))('a file system that takes no folders is said, and ends', () => {
  expect(() => makeFolder('/proc/galley/out')).toThrow('ENOENT');
});
