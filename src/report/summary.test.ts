import { expect, test } from 'vitest';
import { checkReport, finding, reviewed, sampleFiles } from './fixture.ts';
import { json } from './json.ts';
import { nextStep, summarise } from './summary.ts';

const TEXT = 'Advertisement\n\nThe bridge is open.\n';
const advert = (path: string) => reviewed(path, TEXT, [finding(TEXT, 'Advertisement\n\n', { put: '' })]);
const clean = (path: string) => reviewed(path, 'The bridge is open.\n', []);

test('counts files by verdict and proposed findings by safety and rule, rules sorted', () => {
  const { summary } = checkReport(sampleFiles());
  expect(summary).toEqual({
    files: 3,
    verdicts: { clean: 1, edited: 1, flagged: 1, 'no-article': 0 },
    safe: 5,
    review: 2,
    report: 2,
    rules: {
      'boilerplate/newsletter': 1,
      'boilerplate/related': 1,
      'duplicate/paragraph': 1,
      'media/image': 1,
      'metadata/date': 1,
      'spacing/double': 1,
      'spin/lexicon': 2,
      'structure/truncated': 1,
    },
    found: 2,
  });
  expect(Object.keys(summary.rules)).toEqual(Object.keys(summary.rules).sort());
});

test('the order of the files does not matter', () => {
  const files = sampleFiles().map(({ report }) => report);
  expect(JSON.stringify(summarise([...files].reverse()))).toBe(JSON.stringify(summarise(files)));
});

test('what was superseded, in conflict or suppressed does not count', () => {
  const file = reviewed('a.txt', TEXT, [finding(TEXT, 'Advertisement', { status: 'suppressed' })]);
  expect(summarise([file.report])).toMatchObject({ safe: 0, review: 0, report: 0, rules: {} });
});

test('the last line names the next command', () => {
  expect(nextStep(checkReport(sampleFiles()).summary)).toBe(
    '9 findings in 2 of 3 files · 5 safe to fix: galley fix · 4 need a look: galley review',
  );
  expect(nextStep(checkReport([advert('a.txt')]).summary)).toBe('1 finding in 1 of 1 file · 1 safe to fix: galley fix');
  const look = reviewed('a.txt', TEXT, [finding(TEXT, 'bridge', { safety: 'report' })]);
  expect(nextStep(checkReport([look, clean('b.txt')]).summary)).toBe(
    '1 finding in 1 of 2 files · 1 needs a look: galley review',
  );
});

test('files with nothing but information are counted where findings are, though they are clean', () => {
  const told = reviewed('a.txt', TEXT, [finding(TEXT, 'bridge', { safety: 'report', severity: 'info' })], {
    verdict: 'clean',
  });
  expect(nextStep(checkReport([told, clean('b.txt')]).summary)).toBe(
    '1 finding in 1 of 2 files · 1 needs a look: galley review',
  );
  expect(JSON.parse(json(checkReport([told]))).summary).not.toHaveProperty('found');
});

test('a clean run says so', () => {
  expect(nextStep(checkReport([clean('a.txt'), clean('b.txt')]).summary)).toBe(
    '2 files checked, all clean: nothing to do',
  );
  expect(nextStep(checkReport([clean('a.txt')]).summary)).toBe('1 file checked, clean: nothing to do');
  const nothing = reviewed('menu.txt', 'Home\nNews\n', [], { verdict: 'no-article' });
  expect(nextStep(checkReport([clean('a.txt'), nothing]).summary)).toBe(
    '2 files checked, no findings · 1 file has no article in it',
  );
});

test('no files is not a clean run', () => {
  expect(nextStep(summarise([]))).toBe('No articles to check: nothing to do');
});
