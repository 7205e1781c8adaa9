import fs, { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { packageVersion } from '../package.ts';
import { concise } from '../report/concise.ts';
import { checkReport, sampleFiles } from '../report/fixture.ts';
import { html } from '../report/html.ts';
import { json } from '../report/json.ts';
import { jsonl } from '../report/jsonl.ts';
import { markdown } from '../report/markdown.ts';
import type { Output, OutputFormat } from './output.ts';
import { Reports } from './reports.ts';

const files = sampleFiles();
const report = { ...checkReport(files), version: packageVersion() };
const folder = mkdtempSync(path.join(tmpdir(), 'galley-test-'));
const to = (format: OutputFormat): Output => ({ format, file: path.join(folder, format) });
const read = (format: OutputFormat): string => readFileSync(path.join(folder, format), 'utf8');

async function written(outputs: readonly Output[], times = 1): Promise<Reports> {
  const reports = await Reports.open(outputs, []);
  for (let i = 0; i < times; i++)
    for (const file of files)
      reports.add({ reports: [file.report], files: [file], patch: Buffer.from(`patch of ${file.report.path}\n`) });
  await reports.end([], { color: false, max: 0 });
  return reports;
}

/** What goes to standard output, piece by piece. */
function watchOutput(): string[] {
  const pieces: string[] = [];
  vi.spyOn(fs, 'writeSync').mockImplementation(((_: number, bytes: Buffer) => {
    pieces.push(bytes.toString());
    return bytes.length;
  }) as typeof fs.writeSync);
  syncBuiltinESMExports();
  return pieces;
}

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
  for (const name of readdirSync(folder)) rmSync(path.join(folder, name));
});

test('writes the same bytes as whole reports, several at a time', async () => {
  await written((['json', 'jsonl', 'concise', 'html', 'diff', 'markdown'] as const).map(to));
  expect(read('json')).toBe(json(report));
  expect(read('jsonl')).toBe(jsonl(report.files));
  expect(read('concise')).toBe(concise(report));
  expect(read('html')).toBe(html(report, files));
  expect(read('markdown')).toBe(markdown(report, files));
  expect(read('diff')).toBe(files.map((file) => `patch of ${file.report.path}\n`).join(''));
  expect(readdirSync(folder)).toHaveLength(6);
});

test('the page waits for its files on the disk, however many they are', async () => {
  const many = Array.from({ length: 200 }, () => files).flat();
  await written([to('html')], 200);
  expect(read('html').length).toBeGreaterThan(1 << 20);
  expect(read('html')).toBe(html({ ...checkReport(many), version: report.version }, many));
});

test('a long report on standard output does not wait for its end', async () => {
  const pieces = watchOutput();
  await written([{ format: 'json' }], 200);
  expect(pieces.length).toBeGreaterThan(1);
  expect(JSON.parse(pieces.join('')).files).toHaveLength(200 * report.files.length);
});

test('texts are wanted for the formats that show them, and for a listing only until it is full', async () => {
  const reports = await Reports.open([{ format: 'pretty' }], [], 3);
  expect(reports.needsTexts(report.files)).toBe(true);
  expect(reports.needsTexts(report.files.filter(({ findings }) => findings.length === 0))).toBe(false);
  reports.add({ reports: report.files, files });
  expect(reports.needsTexts(report.files)).toBe(false);
  const none = await Reports.open([{ format: 'json' }], []);
  expect([none.needsTexts(report.files), none.wantsPatches, none.prints]).toEqual([false, false, true]);
  expect((await Reports.open([{ format: 'sarif' }], [])).needsTexts([])).toBe(true);
});

test('what is abandoned leaves nothing, and a place that cannot be written to is said before the work', async () => {
  const reports = await Reports.open([to('json'), to('html')], []);
  reports.add({ reports: report.files, files });
  expect(readdirSync(folder)).toHaveLength(2);
  reports.abandon();
  expect(readdirSync(folder)).toEqual([]);
  const file = path.join(process.execPath, 'no-folder');
  await expect(Reports.open([to('json'), { format: 'html', file }], [])).rejects.toThrow(`${file}: cannot be written`);
  expect(readdirSync(folder)).toEqual([]);
});
