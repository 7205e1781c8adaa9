import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { imageMarkdown } from './image-markdown.ts';

describeExamples(imageMarkdown);

const clean = (text: string): string => runRule(imageMarkdown, text, { level: 'safe' }).text;

describe('media/image-markdown', () => {
  it.each([
    ['![a](https://example.com/b_(c)_(d(e)).jpg) Text.', 'Text.', 'brackets in the address'],
    ['![one] and ![two](b.png) stay or go.', '![one] and stay or go.', 'an image without address stays'],
    ['A ![x](y.png "a (b) c") b.', 'A b.', 'brackets in the title'],
    ['A ![cat [on a mat]](cat.png), b.', 'A , b.', 'brackets in the description'],
    ['![a](b.png) ![c](d.png)\nText.', 'Text.', 'two on a line of their own'],
    ['A ![a](b.png) ![c](d.png) b.', 'A b.', 'two in a sentence'],
    ['* ![a](b.png)\n* Text.', '* Text.', 'a list item that is an image'],
    ['![a](/my pictures/pier 1.jpg)\nText.', 'Text.', 'spaces in the address of an image'],
    ['[![a](b.png)](https://example.com/x) Text.', 'Text.', 'the link around it goes too'],
    [
      '[![a](b.png) more](https://example.com) Text.',
      '[more](https://example.com) Text.',
      'a link with words in it stays',
    ],
    ['![](data:image/png;base64,AAAA+/=) Text.', 'Text.', 'the picture itself as address'],
    ['Text.![a](b.png)', 'Text.', 'glued to the end'],
  ])('%j becomes %j (%s)', (text, fixed) => {
    expect(clean(text)).toBe(fixed);
  });

  it.each([
    ['Use `![a](b.png)` here.', 'code'],
    ['Use \\![a](b.png) here.', 'escaped'],
    ['He wrote ![sic] (as one does) on it.', 'a space before the bracket'],
    ['![a](not an address) stays.', 'words in the brackets'],
    ['![a](https://example.com/b(c.jpg stays.', 'an open bracket'],
    ['Stop![1](', 'the end of the text'],
  ])('leaves %j (%s)', (text) => {
    expect(runRule(imageMarkdown, text).findings).toEqual([]);
  });

  it('asks a person about images in a Markdown file', () => {
    const article = { format: 'markdown' } as const;
    expect(runRule(imageMarkdown, '![a](b.png)\n\nText.', { article }).findings).toMatchObject([{ safety: 'review' }]);
  });

  it('keeps the description in the evidence', () => {
    expect(runRule(imageMarkdown, '![The pier](b.png)\n\nText.').findings[0]?.evidence).toEqual({
      alt: ['The pier'],
      address: 'b.png',
    });
  });

  it('takes every line of images as one edit of that line', () => {
    const text = 'One.\n![a](b.png)\nTwo.\n\n![c](d.png)\n\nThree.';
    const edits = runRule(imageMarkdown, text).findings.flatMap((finding) => finding.edits);
    expect(edits.map((edit) => text.slice(edit.start, edit.end))).toEqual(['![a](b.png)\n', '![c](d.png)\n\n']);
  });

  it('is sound on any mix of brackets', () => {
    const piece = fc.constantFrom(
      '!',
      '[',
      ']',
      '(',
      ')',
      '![a](b)',
      '[![a](b)](c)',
      ' ',
      '\n',
      'word',
      '\\',
      '`',
      '"t"',
      '<',
      '>',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join('');
        expectSound(imageMarkdown, text, runRule(imageMarkdown, text));
      }),
    );
  });

  describeLinear(imageMarkdown, ['![', '![](', '![a](b', '[![a](b)](c) ', '![a](b c', '![]()', '](', '![a](b)\n']);
});
