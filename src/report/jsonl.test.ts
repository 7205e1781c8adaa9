import { expect, test } from 'vitest';
import { reviewed, sampleFiles } from './fixture.ts';
import { jsonLine, jsonl } from './jsonl.ts';

test('one file report a line, in the order given', () => {
  const files = sampleFiles().map(({ report }) => report);
  const written = jsonl(files);
  expect(written.endsWith('}\n')).toBe(true);
  expect(
    written
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(files);
});

test('no files, no lines', () => {
  expect(jsonl([])).toBe('');
});

test('nothing inside a line looks like a line end to any reader', () => {
  const { report } = reviewed('a\u2028b\u2029c\u0085d\ne\r.txt', 'Text.\n', []);
  const line = jsonLine(report);
  expect(line.slice(0, -1)).not.toMatch(/[\n\r\u0085\u2028\u2029\v\f]/);
  expect(JSON.parse(line)).toEqual(report);
});
