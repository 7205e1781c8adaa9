import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ValidateFunction } from 'ajv';
import { Ajv2020 as Ajv } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package.ts';
import { checkReport, hostileFiles, sampleFiles } from '../src/report/fixture.ts';
import { rdjson, rdjsonl } from '../src/report/rdjson.ts';
import { sarif } from '../src/report/sarif.ts';
import { folderWith, galley } from './helpers.ts';

const schemaOf = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path.join(import.meta.dirname, 'fixtures', name), 'utf8'));

function validator(schema: Record<string, unknown>): ValidateFunction {
  const ajv = new Ajv({ allErrors: true, strict: false });
  formats.default(ajv);
  return ajv.compile(schema);
}

const rdSchema = schemaOf('rdjson.schema.json');
const isSarif = validator(schemaOf('sarif-2.1.0.schema.json'));
const isRdjson = validator(rdSchema);
const isDiagnostic = validator({ ...rdSchema, $ref: '#/definitions/Diagnostic' });

function expectValid(validate: ValidateFunction, text: string): void {
  validate(JSON.parse(text));
  expect(validate.errors ?? []).toEqual([]);
}
const expectLines = (text: string): void => {
  for (const line of text.trimEnd().split('\n')) expectValid(isDiagnostic, line);
};

describe('sarif and rdjson hold their schemas', () => {
  it.each([
    ['findings of every kind', sampleFiles()],
    ['hostile names and texts, records, pages', hostileFiles()],
    ['nothing', []],
  ])('%s', (_, files) => {
    expectValid(isSarif, sarif(checkReport(files), files, []));
    expectValid(isRdjson, rdjson(files));
    if (files.length > 0) expectLines(rdjsonl(files));
  });

  it('the sample articles', () => {
    const folder = folderWith();
    const to = (name: string): string[] => ['-f', `${name}=${path.join(folder, name)}`];
    const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
    galley(packageRoot(), [
      'check',
      'samples/articles',
      ...to('sarif'),
      ...to('rdjson'),
      ...to('rdjsonl'),
      ...to('concise'),
    ]);
    expectValid(isSarif, read('sarif'));
    expectValid(isRdjson, read('rdjson'));
    expectLines(read('rdjsonl'));
    expect(JSON.parse(read('sarif')).runs[0].results.length).toBeGreaterThan(100);
  });

  it.each<[string, (log: ReturnType<typeof JSON.parse>) => void]>([
    [
      'a region that begins at line 0',
      (log) => (log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0),
    ],
    ['an unknown key', (log) => (log.runs[0].results[0].confidence = 1)],
    ['a level of our own', (log) => (log.runs[0].results[0].level = 'info')],
    ['no message', (log) => delete log.runs[0].results[0].message.text],
    [
      'a path with a space',
      (log) => (log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri = 'a b'),
    ],
  ])('the schema would notice %s', (_, spoil) => {
    const files = sampleFiles();
    const log = JSON.parse(sarif(checkReport(files), files, []));
    expect(isSarif(log)).toBe(true);
    spoil(log);
    expect(isSarif(log)).toBe(false);
  });
});
