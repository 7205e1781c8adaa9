import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryName } from './leftovers.ts';
import { Journal, writeAtomically, writeInOneStep } from './write.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'galley-write-'));

describe('writeInOneStep', () => {
  it('leaves the old file and nothing else when the content breaks off', () => {
    const file = path.join(folder(), 'a.txt');
    writeFileSync(file, 'old');
    const breakOff = (): never => {
      throw new Error('broken off');
    };
    expect(() => writeInOneStep(file, breakOff)).toThrow('broken off');
    expect(readFileSync(file, 'utf8')).toBe('old');
    expect(readdirSync(path.dirname(file))).toEqual(['a.txt']);
  });

  it('keeps mode and owner', () => {
    const file = path.join(folder(), 'a.txt');
    writeFileSync(file, 'old');
    chmodSync(file, 0o640);
    // Only the superuser can give the file away first.
    if (process.getuid?.() === 0) chownSync(file, 1234, 1235);
    const { uid, gid } = statSync(file);
    writeAtomically(file, Buffer.from('new'));
    expect(statSync(file)).toMatchObject({ uid, gid, mode: 0o100640 });
    expect(readFileSync(file, 'utf8')).toBe('new');
  });

  it('does not replace a read-only file', () => {
    const file = path.join(folder(), 'a.txt');
    writeFileSync(file, 'old', { mode: 0o444 });
    expect(() => writeAtomically(file, Buffer.from('new'))).toThrow(/a\.txt: is read-only/);
    expect(readFileSync(file, 'utf8')).toBe('old');
  });

  it('removes what a dead process left behind, and nothing of a living one or another machine', () => {
    const place = folder();
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    const own = temporaryName();
    const left = own.replace(`-${process.pid}-`, `-${dead}-`);
    const elsewhere = left.replace(/[\da-f]{8}/, '00000000');
    for (const name of [own, left, elsewhere, '.galley-notes.tmp']) writeFileSync(path.join(place, name), '');
    writeAtomically(path.join(place, 'a.txt'), Buffer.from('new'));
    expect(readdirSync(place).sort()).toEqual([elsewhere, own, '.galley-notes.tmp', 'a.txt'].sort());
  });

  it('has a short name for any file', () => {
    const file = path.join(folder(), `${'ä'.repeat(125)}.txt`);
    writeAtomically(file, Buffer.from('new'));
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(() => writeAtomically(path.join(folder(), `${'ä'.repeat(200)}.txt`), Buffer.from('new'))).toThrow(
      /too long for this disk/,
    );
  });
});

it('a journal has its lines on the disk before it is finished', () => {
  const file = path.join(folder(), 'log');
  const journal = new Journal(`${file}.part`);
  journal.add('one');
  expect(readFileSync(`${file}.part`, 'utf8')).toBe('one\n');
  journal.finish(file);
  expect(readFileSync(file, 'utf8')).toBe('one\n');
});
