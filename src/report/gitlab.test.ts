import { expect, test } from 'vitest';
import { finding, hostileFiles, reviewed, sampleFiles } from './fixture.ts';
import { gitlab } from './gitlab.ts';

test('an issue for each proposed finding, in order', () => {
  const issues = JSON.parse(gitlab(sampleFiles()));
  expect(issues).toHaveLength(9);
  expect(issues[2]).toEqual({
    description: 'Reads like a synonym put in for “dead of the night”.',
    check_name: 'spin/lexicon/quick/dead',
    fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    severity: 'minor',
    location: { path: 'articles/ferry.txt', lines: { begin: 15, end: 15 } },
  });
});

test('fingerprints are unique in the report and hold when lines move', () => {
  const prints = (text: string): string[] =>
    JSON.parse(gitlab([reviewed('a.txt', text, [finding(text, 'Advert', { id: 'c-1' })])])).map(
      (issue: { fingerprint: string }) => issue.fingerprint,
    );
  expect(prints('Advert\n')).toEqual(prints('\n\nAdvert\n'));
  const all = JSON.parse(gitlab([...hostileFiles(), ...sampleFiles()]));
  expect(new Set(all.map((issue: { fingerprint: string }) => issue.fingerprint)).size).toBe(all.length);
});

test('hostile text stays inside its string; a record stands at its line', () => {
  const written = gitlab(hostileFiles());
  expect(written).not.toMatch(/[\r\u0085\u2028\u2029\v\f]/);
  const issues = JSON.parse(written);
  expect(issues[0].location.path).toBe(hostileFiles()[0]?.place?.file);
  expect(issues[4].location).toEqual({ path: 'in/many.jsonl', lines: { begin: 7, end: 7 } });
  for (const { description } of issues) expect(description).toMatch(/^.+$/);
  expect(gitlab([])).toBe('[]\n');
});
