import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PageData } from '../src/report/html/page-data.ts';
import { CLEAN, DIRTY, folderWith, galley, write } from './helpers.ts';

/** What a page will draw. */
function dataOf(...parts: string[]): PageData {
  const page = readFileSync(path.join(...parts), 'utf8');
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(page)?.[1] ?? '');
}

const articles = {
  'in/dirty ü.txt': DIRTY,
  'in/clean.txt': CLEAN,
  'in/many.jsonl': `${JSON.stringify({ text: DIRTY })}\n`,
};

describe('galley report', () => {
  it('writes the page of articles, with their texts and what their rules say', () => {
    const folder = folderWith(articles);
    const { code, out, err } = galley(folder, ['report', 'in', '--no-learn', '-o', 'out/page.html']);
    expect([code, err]).toEqual([0, '']);
    expect(out.trimEnd().split('\n').at(-1)).toBe('Look at every change: out/page.html');
    const { files, rules } = dataOf(folder, 'out/page.html');
    expect(files.map((file) => [file.path, file.cards.length, file.rows.length > 5])).toEqual([
      ['in/dirty ü.txt', 3, true],
      ['in/many.jsonl#1', 3, true],
    ]);
    expect(rules.every(({ why }) => why.length > 10)).toBe(true);
  });

  it('writes the same page from a JSON report and from the log of clean', () => {
    const folder = folderWith(articles);
    galley(folder, ['report', 'in', '-o', 'one.html']);
    write(folder, { 'report.json': galley(folder, ['check', 'in', '-f', 'json']).bytes });
    expect(galley(folder, ['report', 'report.json', '-o', 'two.html'])).toMatchObject({ code: 0, err: '' });
    expect(dataOf(folder, 'two.html')).toEqual(dataOf(folder, 'one.html'));
    galley(folder, ['clean', 'in', '-o', 'out']);
    expect(galley(folder, ['report', 'out/galley-edits.jsonl', '-o', 'three.html'])).toMatchObject({
      code: 0,
      err: '',
    });
    galley(path.join(folder, 'in'), ['report', '.', '-o', '../four.html']);
    expect(dataOf(folder, 'three.html')).toEqual(dataOf(folder, 'four.html'));
  });

  it('finds the records of a JSON report again, whatever their ending and their field', () => {
    const folder = folderWith({
      'galley.config.yaml': 'textField: body',
      'in/many.ndjson': `${JSON.stringify({ body: DIRTY })}\n`,
    });
    galley(folder, ['report', 'in', '-o', 'one.html']);
    write(folder, { 'report.json': galley(folder, ['check', 'in', '-f', 'json']).bytes });
    expect(galley(folder, ['report', 'report.json', '-o', 'two.html'])).toMatchObject({ code: 0, err: '' });
    expect(dataOf(folder, 'two.html')).toEqual(dataOf(folder, 'one.html'));
  });

  it('shows the findings of a file that changed since, without its text, and says so', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'b.txt': DIRTY });
    write(folder, { 'report.json': galley(folder, ['check', 'a.txt', 'b.txt', '-f', 'json']).bytes, 'a.txt': CLEAN });
    const { code, err } = galley(folder, ['report', 'report.json', '-o', 'page.html']);
    expect(code).toBe(2);
    expect(err).toBe('galley: a.txt: has changed since the report was made; its findings are shown without the text\n');
    const { files } = dataOf(folder, 'page.html');
    expect(files.map(({ cards, rows }) => [cards.length > 0, rows.length > 0])).toEqual([
      [true, false],
      [true, true],
    ]);
  });

  it.each([
    ['not JSON', 'hello', 'is not JSON'],
    ['another JSON', '{"files": []}', 'is no report of galley check --format json, schema version 1 (schemaVersion'],
    ['null', 'null', 'is no report'],
  ])('refuses a report that is %s', (_, content, message) => {
    const folder = folderWith({ 'report.json': content });
    const { code, err } = galley(folder, ['report', 'report.json', '-o', 'page.html']);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('refuses edits that do not fit', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const report = JSON.parse(galley(folder, ['check', 'a.txt', '-f', 'json']).out);
    report.files[0].findings[0].edits[0].end = 1e6;
    write(folder, { 'report.json': JSON.stringify(report) });
    const { code, err } = galley(folder, ['report', 'report.json', '-o', 'page.html']);
    expect([code, err]).toEqual([
      2,
      'galley: report.json: the edits of a.txt do not fit its text; make the report again\n',
    ]);
  });

  it('needs an output and something to report', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    expect(galley(folder, ['report', 'a.txt']).code).toBe(2);
    expect(galley(folder, ['report', 'nix.jsonl', '-o', 'x.html'])).toMatchObject({
      code: 2,
      err: 'galley: no such file or folder: nix.jsonl; check the path\n',
    });
  });
});

describe('--format', () => {
  it('clean gives any report on standard output; what it did goes to standard error', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const { code, out, err } = galley(folder, ['clean', 'a.txt', '-o', 'out', '-f', 'json', '-f', 'sarif=out.sarif']);
    expect(code).toBe(0);
    expect(JSON.parse(out).files[0].findings.length).toBeGreaterThan(2);
    expect(err).toContain('Look at every change: out/galley-report.html\n');
    expect(JSON.parse(readFileSync(path.join(folder, 'out.sarif'), 'utf8')).runs[0].results).toHaveLength(3);
  });

  it('fix reports what it found before it changed anything', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const { code, out } = galley(folder, ['fix', 'a.txt', '-f', 'concise']);
    expect(
      out
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('a.txt:')),
    ).toHaveLength(3);
    expect([code, readFileSync(path.join(folder, 'a.txt'), 'utf8')]).toEqual([0, CLEAN]);
  });

  it('fix keeps the patch and the text apart from a report', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    for (const args of [['a.txt', '--dry-run'], ['--stdin']]) {
      expect(galley(folder, ['fix', ...args, '-f', 'json'], DIRTY)).toMatchObject({
        code: 2,
        err: expect.stringContaining('name a file, as in --format json=report.json'),
      });
      expect(galley(folder, ['fix', ...args, '-f', 'json=r.json'], DIRTY).code).toBe(0);
      expect(JSON.parse(readFileSync(path.join(folder, 'r.json'), 'utf8')).files[0].findings.length).toBeGreaterThan(2);
    }
  });

  it('diff writes reports beside the patch, or one instead of it', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const patch = galley(folder, ['diff', 'a.txt']).out;
    const { code, out } = galley(folder, ['diff', 'a.txt', '-f', 'markdown=a.md', '-f', 'diff=a.patch']);
    expect([code, out]).toEqual([1, patch]);
    expect(readFileSync(path.join(folder, 'a.patch'), 'utf8')).toBe(patch);
    expect(galley(folder, ['diff', 'a.txt', '--word', '-f', 'diff=b.patch']).out).toContain('[-Advertisement-]');
    expect(readFileSync(path.join(folder, 'b.patch'), 'utf8')).toBe(patch);
    expect(readFileSync(path.join(folder, 'a.md'), 'utf8')).toContain('### `a.txt`');
    expect(galley(folder, ['diff', 'a.txt', '-f', 'criticmarkup']).out).toContain('{--Sign up');
  });
});
