import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { htmlTag } from './html-tag.ts';

describeExamples(htmlTag);

describe('encoding/html-tag', () => {
  it.each([
    ['a <b>bold</b> word', 'a bold word', 'inline tags leave the spaces'],
    ['a <b> bold </b> word', 'a bold word', 'spaces on both sides become one'],
    ['a</b> <i>word</i> here', 'a word here', 'a space between two tags'],
    ['one<br><br>two', 'one\n\ntwo', 'two line breaks'],
    ['<ul><li>One</li><li>Two</li></ul>', 'One\nTwo', 'list items'],
    ['<tr><td>One</td><td>2</td></tr>', 'One 2', 'cells'],
    ['one\r\ntwo<br>three', 'one\r\ntwo\r\nthree', 'line ends of the file'],
    [
      '<figure><img src="a.jpg" alt="x"><figcaption>A <em>shop</em></figcaption></figure>\nThe shop in the old street closed in May.',
      'The shop in the old street closed in May.',
      'a figure on a line of its own',
    ],
    ['<p>Text <a href=”https://example.com/a”>link</a></p>', 'Text link', 'curly quotation marks'],
    ['<iframe src="https://example.com" allowfullscreen></iframe>\n\nText', 'Text', 'attribute without value'],
    ['H<sub>2</sub>O', 'H2O', 'subscript'],
    ['<![CDATA[Text]]>', 'Text', 'character data'],
  ])('cleans %s (%s)', (text, fixed) => {
    const result = runRule(htmlTag, text, { level: 'safe' });
    expect(result.text).toBe(fixed);
    expectSound(htmlTag, text, result);
  });

  it('takes a caption in the middle of a line as three findings', () => {
    const result = runRule(htmlTag, 'The shop closed.<figcaption>The shop</figcaption>It will reopen.');
    expect(result.text).toBe('The shop closed.\n\nIt will reopen.');
    expect(result.findings.map((finding) => finding.edits.length)).toEqual([1, 1, 1]);
  });

  it('asks in Markdown, where tags may be meant', () => {
    const { findings } = runRule(htmlTag, 'one<br>two', { article: { format: 'markdown' } });
    expect(findings.map((finding) => finding.safety)).toEqual(['review']);
  });

  it('keeps every word and is idempotent', () => {
    const piece = fc.constantFrom(
      'word',
      ' ',
      '\n',
      '<p>',
      '</p>',
      '<br>',
      '<b>',
      '</b>',
      '<td>',
      '<li>',
      '<a href="x">',
      '</a>',
      '<',
      '>',
      '<!--',
      '-->',
      '<name>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        const result = runRule(htmlTag, text);
        const words = (some: string): number => some.replace(/<!--[\s\S]*?-->/g, ' ').match(/word/g)?.length ?? 0;
        if (result.verdict !== 'no-article') expect(words(result.text)).toBe(words(text));
        expectSound(htmlTag, text, result);
      }),
    );
  });

  describeLinear(htmlTag, [
    '<',
    '<a ',
    '<a href="',
    '<!--',
    '<script>',
    '<p>',
    '<figcaption>',
    '</p>word',
    '<a x=1 ',
    '<![CDATA[',
    ' ',
    '<a \t',
  ]);
});
