import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport, finding, hostileFiles, reviewed, sampleFiles } from './fixture.ts';
import { code, markdown, plain } from './markdown.ts';

const written = (files: Parameters<typeof checkReport>[0], maxBytes?: number): string =>
  markdown(checkReport(files), files, maxBytes === undefined ? {} : { maxBytes });

describe('markdown', () => {
  test('a table of rules, then a table of findings for each article that has some', () => {
    const text = written(sampleFiles());
    expect(text).toMatch(
      /^## Galley proof\n\n9 findings in 2 of 3 files .*\n\n\| rule \| findings \|\n\|---\|---:\|\n/,
    );
    expect(text).toContain('| `spin/lexicon` | 2 |\n| `boilerplate/newsletter` | 1 |');
    expect(text).toContain('\n### `articles/ferry.txt`\n\n| line | safety | rule | finding | text | change |\n');
    expect(text).toContain(
      '| 15:39 | review | `spin/lexicon/quick/dead` | Reads like a synonym put in for “dead of the night”. | `quick of the night` | Replace by “dead of the night” |',
    );
    expect(text).not.toContain('harbour fund');
  });

  test('hostile text makes no row, no cell and no line of its own', () => {
    const lines = written(hostileFiles()).split('\n');
    const rows = lines.filter((line) => /^\| \d/.test(line));
    expect(rows).toHaveLength(6);
    for (const line of rows) expect(line.replace(/\\./g, '').match(/\|/g)).toHaveLength(7);
    expect(lines.filter((line) => line.startsWith('### '))).toHaveLength(3);
    expect(written(hostileFiles())).not.toMatch(/[\r\u0085\u2028\u2029\u0007\u202e]/);
  });

  test('stops before a limit and says what is left', () => {
    const text = '😀bad\n'.repeat(400);
    const findings = Array.from({ length: 400 }, (_, index) => finding(text, 'bad', { nth: index + 1 }));
    const limited = written([reviewed('a.txt', text, findings)], 10_000);
    expect(Buffer.byteLength(limited)).toBeLessThanOrEqual(10_000);
    expect(Buffer.byteLength(limited)).toBeGreaterThan(9_000);
    const shown = limited.match(/^\| \d+:/gm)?.length ?? 0;
    expect(limited.endsWith(`\n${400 - shown} findings more, left out for want of room.\n`)).toBe(true);
  });

  test('nothing to say is one line', () => {
    const text = 'News.\n';
    expect(written([reviewed('a.txt', text, [])])).toBe('## Galley proof\n\n1 file checked, clean: nothing to do\n');
  });
});

test('plain text stays text', () => {
  expect(plain('a [l](https://x.example) @bob www.x.example <b> `c` 1*2_3')).toBe(
    'a \\[l\\]\\(https:<!-- -->//x.example\\) @<!-- -->bob www<!-- -->.x.example &lt;b&gt; \\`c\\` 1\\*2\\_3',
  );
});

test('code holds any run of backticks', () => {
  expect(code('a\\|b')).toBe('<code>a\\\\\\|b</code>');
  expect(code('`a``b')).toBe('``` `a``b ```');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('`', 'a', ' '), minLength: 1 }), (text) => {
      const [, fence = ''] = /^(`+)/.exec(code(text)) ?? [];
      const inside = code(text).slice(fence.length, -fence.length);
      expect(inside.split(/[^`]+/).includes(fence)).toBe(false);
    }),
  );
});
