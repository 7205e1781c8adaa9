import { expect, test } from 'vitest';
import { formatOf, isArticlePath } from './format.ts';

test.each([
  ['a.txt', 'text'],
  ['notes/a.text', 'text'],
  ['README', 'text'],
  ['a.2024-05-01', 'text'],
  ['.md', 'text'],
  ['a.md', 'markdown'],
  ['A.MARKDOWN', 'markdown'],
  ['a.mdx', 'markdown'],
  ['a.html', 'html'],
  ['a.HTM', 'html'],
  ['a.xhtml', 'html'],
  ['a.txt.jsonl', 'jsonl'],
  ['dir.html/a.ndjson', 'jsonl'],
  ['dir.html/a', 'text'],
  ['a.constructor', 'text'],
  [undefined, 'text'],
] as const)('%s is %s', (file, format) => {
  expect(formatOf(file)).toBe(format);
});

test.each(['a.txt', 'a.text', 'a.md', 'a.markdown', 'a.html', 'a.HTM', 'a.jsonl', 'sub/a.ndjson'])(
  '%s is looked for',
  (file) => {
    expect(isArticlePath(file)).toBe(true);
  },
);

test.each(['a', 'a.mdx', 'a.xhtml', 'a.json', 'a.pdf', 'a.txt.gz', '.txt', 'a.constructor'])(
  '%s is not looked for',
  (file) => {
    expect(isArticlePath(file)).toBe(false);
  },
);
