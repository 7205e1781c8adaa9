import { expect, test } from 'vitest';
import { hostileFiles, reviewed, sampleFiles } from './fixture.ts';
import { vfile } from './vfile.ts';

test('a block for each file with findings, then the counts', () => {
  const written = vfile(sampleFiles(), { color: false });
  expect(written).toMatch(/^articles\/ferry\.txt\n3:\d+-3:\d+ +warning +A date glued to the byline/);
  expect(written).toMatch(/\n15:39-15:57 +warning +Reads like a synonym .* spin\/lexicon +galleyproof\n/);
  expect(written).not.toContain('harbour fund');
  expect(written).toMatch(/\n⚠ 9 warnings\n$/);
});

test('hostile names and messages stay on their line', () => {
  const lines = vfile(hostileFiles(), { color: false }).split('\n');
  expect(lines.filter((line) => /^\d+:\d+-\d+:\d+ /.test(line))).toHaveLength(6);
  expect(lines.some((line) => line.startsWith('we, ir:d/%5B<LF>😀'))).toBe(true);
  expect(lines.join('')).not.toMatch(/[\r\u0007\u001b\u2028\u202e]/);
});

test('nothing to say is no output; colour only when asked for', () => {
  expect(vfile([reviewed('a.txt', 'News.\n', [])], { color: true })).toBe('');
  expect(vfile(sampleFiles(), { color: true })).toContain('\u001b[');
});
