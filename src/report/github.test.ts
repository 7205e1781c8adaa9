import { expect, test } from 'vitest';
import { finding, hostileFiles, reviewed, sampleFiles } from './fixture.ts';
import { github } from './github.ts';

test('an annotation for each finding, the surest first', () => {
  const lines = github(sampleFiles()).split('\n');
  expect(lines).toHaveLength(10);
  expect(lines[0]).toBe('::warning file=articles/ferry.txt,line=19,endLine=19,title=media/image::Image markup.');
  expect(lines.find((line) => line.includes('spin/lexicon/quick'))).toBe(
    '::warning file=articles/ferry.txt,line=15,endLine=15,col=39,endColumn=56,title=spin/lexicon/quick/dead::Reads like a synonym put in for “dead of the night”.',
  );
});

test('errors, warnings and hints have commands of their own, ten of each', () => {
  const text = `${'bad\n'.repeat(12)}`;
  const of = (severity: 'error' | 'info', amount: number) =>
    Array.from({ length: amount }, (_, index) => finding(text, 'bad', { nth: index + 1, severity }));
  const lines = github([reviewed('a.txt', text, [...of('info', 3), ...of('error', 12)])]).split('\n');
  expect(lines[0]).toMatch(/^::error file=a\.txt,line=1,/);
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(10);
  expect(lines.filter((line) => line.startsWith('::notice '))).toHaveLength(3);
  expect(lines.at(-2)).toBe('2 findings more than GitHub shows as annotations');
});

test('a finding that ends with its line break ends on its line', () => {
  const text = 'Advert\n\nNews.\n';
  expect(github([reviewed('a.txt', text, [finding(text, 'Advert\n')])])).toContain('line=1,endLine=1,title=');
});

test('hostile names and messages cannot start a command or a property', () => {
  const lines = github(hostileFiles()).trimEnd().split('\n');
  expect(lines).toHaveLength(6);
  for (const line of lines) {
    expect(line).toMatch(
      /^::(?:warning|notice) file=[^,:]*,line=\d+,endLine=\d+(?:,col=\d+,endColumn=\d+)?,title=[^,:]*::/,
    );
    expect(line.replace(/%(?:25|0A|0D|3A|2C)/g, '')).not.toMatch(/[%\r\u0085\u2028\u2029\u001b\u0007]/);
  }
  expect(lines[0]).toContain('file=we%2C ir%3Ad/%255B<LF>😀');
  expect(github([])).toBe('');
});
