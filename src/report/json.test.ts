import { expect, test } from 'vitest';
import { checkReport, finding, reviewed, sampleFiles } from './fixture.ts';
import { json } from './json.ts';
import type { CheckReport } from './model.ts';

/** What a sentence needs besides is no part of the contract. */
function shown({ summary: { found: _, ...summary }, ...report }: CheckReport): CheckReport {
  return { ...report, summary };
}

test('is the report, indented by two, with a final line feed', () => {
  const report = checkReport(sampleFiles());
  const written = json(report);
  expect(JSON.parse(written)).toEqual(shown(report));
  expect(
    written.startsWith('{\n  "schemaVersion": 1,\n  "version": "1.2.3",\n  "files": [\n    {\n      "path": '),
  ).toBe(true);
  expect(written.endsWith('}\n')).toBe(true);
});

test('is what JSON.stringify makes of the whole, with files and without', () => {
  const text = 'Line \u2028 “quoted”\nAdvertisement\n';
  for (const files of [[], [reviewed('a.txt', text, [finding(text, 'Advertisement', { put: '' })])], sampleFiles()]) {
    const report = checkReport(files);
    const written = json(report);
    expect(written).toBe(`${JSON.stringify(JSON.parse(written), null, 2)}\n`);
    expect(JSON.parse(written)).toEqual(shown(report));
  }
});

test('the order in which objects were built does not show', () => {
  const report = checkReport(sampleFiles());
  expect(json(backwards(report) as CheckReport)).toBe(
    json({ ...report, files: report.files.map(sameEvidenceBackwards) }),
  );
  // Evidence keeps the order of its rule, so the comparison turns it round on both sides.
  function sameEvidenceBackwards(file: CheckReport['files'][number]): CheckReport['files'][number] {
    return {
      ...file,
      findings: file.findings.map((one) => ({ ...one, evidence: backwards(one.evidence) as typeof one.evidence })),
    };
  }
});

test('metadata keys are sorted and unknown keys left out', () => {
  const file = reviewed('a.txt', 'Text.\n', [], { metadata: { title: 'T', date: '2026-05-12', credits: ['B', 'A'] } });
  const odd = { ...file.report, secret: 1 };
  const [written] = (JSON.parse(json({ ...checkReport([file]), files: [odd] })) as CheckReport).files;
  expect(JSON.stringify(written?.metadata)).toBe('{"credits":["B","A"],"date":"2026-05-12","title":"T"}');
  expect(written).not.toHaveProperty('secret');
});

test('a finding has the keys of the schema in its order; absent ones are not written', () => {
  const text = 'Advertisement\n';
  const report = checkReport([reviewed('a.txt', text, [finding(text, 'Advertisement', { put: '' })])]);
  const [written] = (JSON.parse(json(report)) as CheckReport).files.flatMap(({ findings }) => findings);
  expect(Object.keys(written ?? {})).toEqual([
    'id',
    'rule',
    'severity',
    'safety',
    'status',
    'confidence',
    'inQuote',
    'start',
    'end',
    'line',
    'column',
    'message',
    'evidence',
    'edits',
  ]);
});

test('a lone surrogate is escaped, so the output is valid UTF-8', () => {
  const report = checkReport([reviewed('a\ud800.txt', 'Text.\n', [])]);
  expect(json(report)).toContain('"path": "a\\ud800.txt"');
});

/** The same value with the keys of every object in the opposite order. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, backwards(inner)]),
  );
}
