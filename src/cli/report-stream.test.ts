import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { afterEach, expect, test, vi } from 'vitest';
import { concise } from '../report/concise.ts';
import { checkReport, sampleFiles } from '../report/fixture.ts';
import { json } from '../report/json.ts';
import { jsonl } from '../report/jsonl.ts';
import { reportStream } from './report-stream.ts';

const report = checkReport(sampleFiles());

/** What a stream writes, piece by piece. */
async function written(format: 'json' | 'jsonl' | 'concise', times = 1): Promise<string[]> {
  const pieces: string[] = [];
  vi.spyOn(fs, 'writeSync').mockImplementation(((_: number, bytes: Buffer) => {
    pieces.push(bytes.toString());
    return bytes.length;
  }) as typeof fs.writeSync);
  syncBuiltinESMExports();
  const stream = await reportStream([{ format }], report);
  for (let i = 0; i < times; i++) for (const file of report.files) stream?.add([file]);
  stream?.end({ ...report, files: [] });
  return pieces;
}

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

test('writes the same bytes as the whole report', async () => {
  expect((await written('json')).join('')).toBe(json(report));
  vi.restoreAllMocks();
  expect((await written('jsonl')).join('')).toBe(jsonl(report.files));
  vi.restoreAllMocks();
  expect((await written('concise')).join('')).toBe(concise(report));
});

test('a long report does not wait for its end', async () => {
  const pieces = await written('json', 200);
  expect(pieces.length).toBeGreaterThan(1);
  expect(JSON.parse(pieces.join('')).files).toHaveLength(200 * report.files.length);
});

test('several formats, files and formats that need the whole are written in the end', async () => {
  expect(await reportStream([{ format: 'json', file: 'a.json' }], report)).toBeUndefined();
  expect(await reportStream([{ format: 'json' }, { format: 'html', file: 'a.html' }], report)).toBeUndefined();
  expect(await reportStream([{ format: 'sarif' }], report)).toBeUndefined();
});
