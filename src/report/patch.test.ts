import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { unifiedPatch } from './patch.ts';

const repository = mkdtempSync(join(tmpdir(), 'galley-patch-'));
const git = (args: readonly string[], input = ''): string =>
  execFileSync('git', args, { cwd: repository, input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] });
git(['init', '-q']);
git(['config', 'core.autocrlf', 'false']);
afterAll(() => rmSync(repository, { recursive: true, force: true }));

/** Writes `before`, lets git apply the patch, and expects the bytes of `after`. */
function applies(path: string, before: string, after: string): void {
  const file = join(repository, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, before);
  git(['apply', '--whitespace=nowarn', '-'], unifiedPatch(path, before, after));
  const written = readFileSync(file);
  // Comparing long buffers with `toEqual` takes seconds.
  if (!written.equals(Buffer.from(after))) expect(written.toString()).toBe(after);
}

const ARTICLE = Array.from({ length: 30 }, (_, line) => `Line ${line} of the article.\n`).join('');

describe('git apply takes the patch and gives the same bytes', () => {
  test.each<[string, string, string]>([
    ['one line in the middle', ARTICLE, ARTICLE.replace('Line 15 of', 'Line fifteen of')],
    [
      'two far places',
      ARTICLE,
      ARTICLE.replace('Line 2 of the article.\n', '').replace('Line 27 ', 'Line twenty-seven '),
    ],
    ['CRLF', 'a\r\nb\r\nc\r\n', 'a\r\nc\r\n'],
    ['CRLF to LF', 'a\r\nb\r\nc\r\n', 'a\nb\nc\n'],
    ['mixed line ends', 'a\r\nb\nc\rd\r\n', 'a\r\nb!\nc\rd\r\n'],
    ['lone CR is no line end', 'one\rtwo\rthree', 'one\rthree'],
    ['CR at the very end', 'a\nb\r', 'a\nc\r'],
    ['no final newline, before and after', 'a\nb', 'a\nc'],
    ['final newline added', 'a\nb', 'a\nb\n'],
    ['final newline taken away', 'a\nb\n', 'a\nb'],
    ['last line without newline goes', 'a\nb', 'a\n'],
    ['emptied file', 'a\nb\n', ''],
    ['emptied file without final newline', 'a', ''],
    ['filled empty file', '', 'a\nb\n'],
    ['only line breaks', '\n\n\n', '\n'],
    ['BOM stays', '\ufeffa\nb\n', '\ufeffa\n'],
    ['lines that look like a patch', '--- a/x\n+++ b/x\n@@ -1 +1 @@\n\\ No newline\n', '+++ b/x\n@@ -1 +1 @@\n'],
    ['U+2028 and NEL are no line ends', 'a\u2028b\u0085c\nd\n', 'a\u2028b\nd\n'],
    ['NUL', 'a\0b\nc\n', 'ab\nc\n'],
  ])('%s', (_, before, after) => applies('article.txt', before, after));

  test.each([
    'with space.txt',
    'a b/c d.txt',
    'x b/x',
    'été.md',
    '日本/記事 1.txt',
    'quo"te.txt',
    'back\\slash.txt',
    'tab\t.txt',
    '😀.txt',
    'trail ',
    '-dash',
    'b/b.txt',
  ])('file name %j', (path) => applies(path, ARTICLE, ARTICLE.replace('Line 7 of the article.\n', '')));

  test('any two texts', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', ' ', '\\', '-', '+'), { maxLength: 24 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        applies('article.txt', before, after);
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('all lines of a long file changed: one block, in good time', () => {
    const lines = Array.from(
      { length: 4000 },
      (_, line) => `Paragraph ${line} with enough words in it to be a line of text.`,
    );
    const before = `head\nhead\nhead\nhead\nhead\n${lines.join('\n')}\ntail\ntail\ntail\ntail`;
    const after = before.replaceAll('words', 'letters');
    const started = process.cpuUsage();
    const patch = unifiedPatch('long.txt', before, after);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
    expect(patch.match(/^@@/gm)).toHaveLength(1);
    applies('long.txt', before, after);
    applies('long.txt', before, '');
    applies('long.txt', before, lines.join('\r\n'));
  });
});

test('patches of several files can be put together in one', () => {
  const names = ['one.txt', 'two words.txt', 'drei.txt'];
  for (const name of names) writeFileSync(join(repository, name), ARTICLE);
  const after = ARTICLE.replace('Line 3 of the article.\n', '').replace(/\n$/, '');
  git(['apply', '-'], names.map((name) => unifiedPatch(name, ARTICLE, after)).join(''));
  for (const name of names) expect(readFileSync(join(repository, name), 'utf8')).toBe(after);
});

test('headers are those that git itself writes', () => {
  for (const name of ['plain.txt', 'with space.txt', 'é t.txt']) {
    writeFileSync(join(repository, name), ARTICLE);
    git(['add', '--', name]);
    const after = ARTICLE.replace('Line 7 of the article.\n', '');
    writeFileSync(join(repository, name), after);
    const theirs = git(['diff', '--no-color', '--', name])
      .replace(/^index .*\n/m, '')
      .replace(/^(@@ .* @@).*$/gm, '$1');
    expect(unifiedPatch(name, ARTICLE, after)).toBe(theirs);
  }
});

test('no change is no patch', () => {
  expect(unifiedPatch('a.txt', ARTICLE, ARTICLE)).toBe('');
});

test('a leading ./ is not part of the name', () => {
  expect(unifiedPatch('./a.txt', 'a\n', 'b\n')).toContain('--- a/a.txt\n+++ b/a.txt\n');
});
