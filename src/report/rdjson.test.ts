import { expect, test } from 'vitest';
import { hostileFiles, sampleFiles } from './fixture.ts';
import { rdjson, rdjsonl } from './rdjson.ts';

interface Position {
  readonly line: number;
  readonly column?: number;
}
interface Range {
  readonly start: Position;
  readonly end?: Position;
}
interface Diagnostic {
  readonly message: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly range: Range };
  readonly suggestions?: readonly { readonly range: Range; readonly text: string }[];
}

test('a diagnostic for each proposed finding, with a suggestion', () => {
  const { source, diagnostics } = JSON.parse(rdjson(sampleFiles()));
  expect(source).toEqual({ name: 'galley' });
  expect(diagnostics).toHaveLength(9);
  const range = { start: { line: 15, column: 39 }, end: { line: 15, column: 57 } };
  expect(diagnostics.find((one: { code: { value: string } }) => one.code.value.startsWith('spin/'))).toEqual({
    message: 'Reads like a synonym put in for “dead of the night”.',
    location: { path: 'articles/ferry.txt', range },
    severity: 'WARNING',
    code: { value: 'spin/lexicon/quick/dead' },
    suggestions: [{ range, text: 'dead of the night' }],
  });
});

test('lines hold the same diagnostics, whatever the text', () => {
  for (const files of [sampleFiles(), hostileFiles(), []]) {
    const written = rdjsonl(files);
    expect(written.replaceAll('\n', '')).not.toMatch(/[\r\u0085\u2028\u2029\v\f]/);
    const lines = written.split('\n').slice(0, -1);
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      JSON.parse(rdjson(files)).diagnostics.map((one: Diagnostic) => ({ ...one, source: { name: 'galley' } })),
    );
  }
});

test('columns are bytes: the suggestions applied to the bytes give the cleaned text', () => {
  const [file] = hostileFiles();
  const bytes = Buffer.from(file?.text as string);
  const starts = [0, ...[...bytes.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1)];
  const at = (position: Position | undefined): number =>
    (starts[(position?.line as number) - 1] as number) + (position?.column as number) - 1;
  const { diagnostics } = JSON.parse(rdjson(file ? [file] : [])) as { diagnostics: Diagnostic[] };
  const suggestions = diagnostics.flatMap((one) => one.suggestions ?? []);
  expect(suggestions).toHaveLength(3);
  let result = bytes;
  for (const { range, text } of suggestions.reverse()) {
    result = Buffer.concat([result.subarray(0, at(range.start)), Buffer.from(text), result.subarray(at(range.end))]);
  }
  expect(result.toString()).toBe(file?.cleaned);
});

test('records have a line and no suggestion, names are exact', () => {
  const { diagnostics } = JSON.parse(rdjson(hostileFiles())) as { diagnostics: Diagnostic[] };
  expect(diagnostics[0]?.location.path).toBe(hostileFiles()[0]?.place?.file);
  expect(diagnostics[4]).toMatchObject({ location: { path: 'in/many.jsonl', range: { start: { line: 7 } } } });
  expect(diagnostics.slice(3).every(({ suggestions }) => suggestions === undefined)).toBe(true);
  expect(diagnostics[3]?.severity).toBe('INFO');
  for (const { message } of diagnostics) expect(message).toMatch(/^.+$/);
});
