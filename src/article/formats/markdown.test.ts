import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { protectedSpans } from './markdown.ts';

/** The protected parts as text. */
function parts(text: string): string[] {
  return protectedSpans(text).map(({ start, end }) => text.slice(start, end));
}

describe('front matter', () => {
  test.each([
    ['YAML', '---\ntitle: A day\ntags:\n  - x\n---\nText', ['---\ntitle: A day\ntags:\n  - x\n---']],
    ['YAML closed by dots, CRLF', '---\r\ntitle: x\r\n...\r\nText', ['---\r\ntitle: x\r\n...']],
    ['TOML', '+++\ntitle = "x"\n+++\n\nText', ['+++\ntitle = "x"\n+++']],
    ['empty', '---\n---\nText', ['---\n---']],
    ['not in the middle of a text', 'Text\n\n---\ntitle: x\n---\n', []],
    ['not prose between thematic breaks', '---\nThe mayor spoke: nobody came.\n\n---\nText', []],
    ['not unclosed', '---\ntitle: x\n\nText', []],
  ])('%s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('code blocks', () => {
  test.each([
    ['fence', 'a\n```js\nlet x;\n```\nb', ['```js\nlet x;\n```']],
    ['tildes, longer closing fence', '~~~\n```\n~~~~\nb', ['~~~\n```\n~~~~']],
    ['a shorter fence does not close', '````\n```\n````\nb', ['````\n```\n````']],
    ['unclosed to the end', 'a\n\n```\nx\n\ny\n', ['```\nx\n\ny\n']],
    ['no fence: a backtick in the info string', '```x`y\n`', ['`y\n`']],
    ['in a list', '- item\n\n      ```\n      x\n      ```\n- b', ['      ```\n      x\n      ```']],
    ['behind a list marker', '1. ```\n   x\n   ```\n2. b', ['1. ```\n   x\n   ```']],
    ['in a block quote, which ends it', '> ```\n> x\ntext `c`', ['> ```\n> x', '`c`']],
    ['indented after a blank line', 'a\n\n    x\n\n\ty\n\nb', ['    x\n\n\ty']],
    ['indented at the beginning', '    x\nb', ['    x']],
    ['indentation inside a paragraph is prose', 'a\n    b', []],
    ['indentation inside a list is prose', '- a\n\n    b\n\n1. c\n\n      d', []],
    ['after the list it is code again', '- a\n\ntext\n\n    x', ['    x']],
    ['a thematic break is no list', '* * *\n\n    x', ['    x']],
    ['line ends of old Macs', 'a\r\r    x\rb', ['    x']],
  ])('%s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('inline', () => {
  test.each([
    ['code span', 'the `npm run` of ``a ` b``', ['`npm run`', '``a ` b``']],
    ['code span over a line end', 'a `b\nc` d', ['`b\nc`']],
    ['not over a paragraph, item or heading', 'a `b\n\nc` d\n- e `f\n- g` h\n# i `j\nk` l', []],
    ['escaped backtick', 'a \\`b` c `d', ['` c `']],
    ['unequal runs', 'a ``b` c', []],
    ['link destination', 'see [the report](https://a.org/x_(y) "Title") now', ['](https://a.org/x_(y) "Title")']],
    ['destination in angle brackets', '[a](<b c> (t))', ['](<b c> (t))']],
    ['link text with brackets', '[a [b] c](d)', ['](d)']],
    ['no link: space in the destination', '[a](b c)', []],
    ['no link: nothing opens', 'a](b)', []],
    ['no link: escaped', '\\[a](b)', []],
    ['image', 'x ![alt text](a.jpg "t") y', []],
    ['escaped exclamation mark', '\\![a](b)', ['](b)']],
    ['link around nothing but an image', '[![alt](a.jpg)](https://a.org) [ ![alt](a.jpg) ](b)', []],
    ['link around an image and words', '[![alt](a.jpg) Read on](https://a.org)', ['](https://a.org)']],
    ['autolinks', 'at <https://a.org/x> or <desk@a.org>, if a < b > c', ['<https://a.org/x>', '<desk@a.org>']],
    ['bare addresses are for the rules', 'at https://a.org/x', []],
    ['a bracket in code opens no link', '`[`a](b)', ['`[`']],
  ])('%s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('reference definitions', () => {
  test.each([
    ['definition', 'a [b]\n\n[b]: https://a.org "Title"\n[c]: <x y>', ['[b]: https://a.org "Title"', '[c]: <x y>']],
    ['not inside a paragraph', 'a\n[b]: https://a.org', []],
    ['prose after a label', '[Update]: The mayor has spoken.', []],
    ['footnotes are prose', '[^1]: Reuters', []],
    ['no empty label', '[ ]: x', []],
  ])('%s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('comments', () => {
  test.each([
    ['inline', 'a <!-- b --> c', ['<!-- b -->']],
    [
      'over several paragraphs',
      '<!-- a\n\n```\n\n- `b --> `c` d\n\n```\nx',
      ['<!-- a\n\n```\n\n- `b -->', '`c`', '```\nx'],
    ],
    ['begun inside a paragraph', 'a <!-- b\n\nc --> `d`\ne', ['<!-- b\n\nc -->', '`d`']],
    ['begun inside a heading', '# a <!-- b\n\nc -->\n\n    x', ['<!-- b\n\nc -->', '    x']],
    ['unclosed at the beginning of a line', 'a\n<!-- b\n\nc', ['<!-- b\n\nc']],
    ['unclosed inside a line is prose', 'a <!-- b\n\nc', []],
    ['in code', '`<!--` a\n\n    <!--\n\nb -->', ['`<!--`', '    <!--']],
    ['shortest', '<!--> a <!---> b', ['<!-->', '<!--->']],
    ['before a definition', '<!-- a -->\n[b]: c', ['<!-- a -->', '[b]: c']],
  ])('%s', (_, text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

const PIECES = [
  '`',
  '``',
  '```',
  '~~~',
  '\n',
  '\r\n',
  '\n\n',
  '    ',
  '\t',
  '- ',
  '> ',
  '# ',
  '---',
  '+++',
  '<!--',
  '-->',
  '![',
  '[',
].concat(['](', ')', '(', ']', ']: ', '<', '>', 'https://a', '"', '\\', 'a', ' ', 'k: v', '1. ']);

test('always sorted, disjoint, inside the text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      let last = 0;
      for (const { start, end } of protectedSpans(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
      expect(last).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 3000 },
  );
});

test.each([
  ...PIECES,
  '](a "',
  '[](',
  '![](',
  '[![](',
  '](<',
  '[a]: b ',
  '[\n',
  '* ',
  '<a:',
  '`` `',
  '<!-- \n\n',
  '\\`',
  '](\n',
])('linear time for a megabyte of %j', (piece) => {
  const started = process.cpuUsage();
  for (const prefix of ['', '[', 'a ', '---\n', '](', '[]('])
    protectedSpans(prefix + piece.repeat(1e6 / piece.length / 6));
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
});
