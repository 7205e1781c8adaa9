import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, ENCODINGS, folderWith, galley, git, inEveryEncoding, snapshot } from './helpers.ts';

const FIXED = { code: 0, out: '' };

describe('galley fix', () => {
  it('changes nothing but the edits, in every encoding', () => {
    const folder = folderWith(inEveryEncoding(DIRTY));
    const { code, out, err } = galley(folder, ['fix', '.', '--fail-on', 'never']);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain('7 of 7 articles changed, 21 edits applied');
    expect(snapshot(folder)).toEqual(snapshot(folderWith(inEveryEncoding(CLEAN))));
  });

  it('keeps the mode of the file, and leaves no other file behind', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    chmodSync(path.join(folder, 'a.txt'), 0o640);
    galley(folder, ['fix', 'a.txt']);
    expect(statSync(path.join(folder, 'a.txt')).mode & 0o777).toBe(0o640);
    expect(Object.keys(snapshot(folder))).toEqual(['a.txt']);
  });

  it('writes through a link instead of replacing it', () => {
    const folder = folderWith({ 'real.txt': DIRTY });
    symlinkSync('real.txt', path.join(folder, 'link.txt'));
    galley(folder, ['fix', 'link.txt']);
    expect(lstatSync(path.join(folder, 'link.txt')).isSymbolicLink()).toBe(true);
    expect(readFileSync(path.join(folder, 'real.txt'), 'utf8')).toBe(CLEAN);
  });

  it('does not touch a clean file', () => {
    const folder = folderWith({ 'a.txt': CLEAN });
    const before = statSync(path.join(folder, 'a.txt'), { bigint: true });
    expect(galley(folder, ['fix', 'a.txt'])).toMatchObject(FIXED);
    const after = statSync(path.join(folder, 'a.txt'), { bigint: true });
    expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
  });

  it('--dry-run prints a patch for git and writes nothing, in every encoding', () => {
    const folder = folderWith(inEveryEncoding(DIRTY));
    const before = snapshot(folder);
    const { bytes, err, code } = galley(folder, ['fix', '--dry-run', '.', '--fail-on', 'never']);
    expect(code).toBe(0);
    expect(err).toContain('7 of 7 articles would be changed');
    expect(snapshot(folder)).toEqual(before);
    const patches = folderWith({ 'x.patch': bytes });
    expect(git(folder, 'apply', '--whitespace=nowarn', path.join(patches, 'x.patch'))).toEqual({ code: 0, err: '' });
    expect(snapshot(folder)).toEqual(snapshot(folderWith(inEveryEncoding(CLEAN))));
  });

  it.each(ENCODINGS.slice(3, 6))('hands standard input back in $name', ({ encode }) => {
    const { bytes, code } = galley(folderWith(), ['fix', '--stdin', '--fail-on', 'never'], encode(DIRTY));
    expect(code).toBe(0);
    expect(bytes).toEqual(encode(CLEAN));
  });

  it('changes the text of JSONL records and no other byte', () => {
    const line = (text: string): string =>
      `{ "id": 12345678901234567890,"text" : ${JSON.stringify(text)}, "x": 1.0 }\r\n`;
    const folder = folderWith({ 'a.jsonl': `${line(DIRTY)}\n${line(CLEAN)}` });
    expect(galley(folder, ['fix', '.'])).toMatchObject(FIXED);
    expect(readFileSync(path.join(folder, 'a.jsonl'), 'utf8')).toBe(`${line(CLEAN)}\n${line(CLEAN)}`);
  });

  it('refuses HTML, whose cleaned form is text', () => {
    const folder = folderWith({ 'a.html': '<p>One.</p>', 'b.txt': DIRTY });
    const { code, err } = galley(folder, ['fix', '.']);
    expect(code).toBe(2);
    expect(err).toContain('a.html: HTML cannot be fixed in place; use galley clean, which writes text');
    expect(readFileSync(path.join(folder, 'a.html'), 'utf8')).toBe('<p>One.</p>');
    expect(readFileSync(path.join(folder, 'b.txt'), 'utf8')).toBe(CLEAN);
  });

  it('leaves what needs a look to --level review, and exits 1 while it is there', () => {
    const config = 'rules: { boilerplate/ad-marker: review }\n';
    const folder = folderWith({ 'a.txt': DIRTY, 'galley.config.yaml': config });
    const first = galley(folder, ['fix', 'a.txt']);
    expect(first.code).toBe(1);
    expect(first.err).toContain('1 needs a look: galley review');
    expect(galley(folder, ['fix', 'a.txt', '--level', 'review']).code).toBe(0);
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe(CLEAN);
  });
});
