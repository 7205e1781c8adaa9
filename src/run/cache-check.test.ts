import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSound } from './cache-check.ts';
import { CacheStore } from './cache-store.ts';

const PAGE = 4096;
const folder = mkdtempSync(path.join(tmpdir(), 'galley-cache-'));
const file = path.join(folder, 'generation-1.mdb');
let whole: Buffer;

/** Letters that cannot be packed, so that long values take pages of their own. */
function noise(length: number, seed: number): string {
  let state = seed;
  return Array.from({ length }, () => {
    state = (state * 48271) % 2147483647;
    return String.fromCharCode(33 + (state % 90));
  }).join('');
}

beforeAll(async () => {
  // Several runs, so that there are free pages as well.
  for (let run = 1; run <= 3; run++) {
    const store = (await CacheStore.open(folder, () => {})) as CacheStore;
    for (let i = 1; i <= 300; i++) await store.put(`key ${i % 250}`, noise(50 + ((i * 7919) % 9000), i * run));
    await store.close();
  }
  whole = readFileSync(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function withDamage(damage: (bytes: Buffer) => Buffer | undefined): boolean {
  const bytes = Buffer.from(whole);
  writeFileSync(file, damage(bytes) ?? bytes);
  return isSound(file);
}
const eachPage = (bytes: Buffer, change: (page: Buffer) => void): undefined => {
  for (let at = 2 * PAGE; at < bytes.length; at += PAGE) change(bytes.subarray(at, at + PAGE));
};

it('takes what was written, and a file of nothing', () => {
  expect(withDamage(() => undefined)).toBe(true);
  expect(withDamage(() => Buffer.alloc(0))).toBe(true);
});

it.each<[string, (bytes: Buffer) => Buffer | undefined]>([
  ['a file that was cut off', (bytes) => bytes.subarray(0, -5 * PAGE)],
  ['half a head', (bytes) => bytes.subarray(0, PAGE + 9)],
  ['something else', () => Buffer.alloc(9 * PAGE, 'SQLite')],
  ['pages of nothing', (bytes) => eachPage(bytes, (page) => page.fill(0))],
  ['pages of another number', (bytes) => eachPage(bytes, (page) => page.writeUInt32LE(0x706167, 0))],
  ['places behind the end of a page', (bytes) => eachPage(bytes, (page) => page.fill(0xff, 24, 40))],
  ['pages that are full beyond their end', (bytes) => eachPage(bytes, (page) => page.writeUInt16LE(0xfff0, 20))],
  ['pages of another kind', (bytes) => eachPage(bytes, (page) => page.writeUInt16LE(8, 18))],
])('refuses %s', (_, damage) => {
  expect(withDamage(damage)).toBe(false);
});
