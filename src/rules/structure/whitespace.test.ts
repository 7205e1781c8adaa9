import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { whitespace } from './whitespace.ts';

describeExamples(whitespace);

describe('structure/whitespace', () => {
  it.each([
    ['One.\r\rTwo.\r\r\rThree.', 'One.\r\rTwo.\r\rThree.', 'old line ends'],
    ['One.\u00a0\u00a0\nTwo.', 'One.\nTwo.', 'no-break spaces at the end of a line'],
    ['One.\n \t\n \nTwo.', 'One.\n\nTwo.', 'blank lines that are not empty'],
    [
      '\u3000東京で会議が開かれた。\n\u3000大阪でも。',
      '\u3000東京で会議が開かれた。\n\u3000大阪でも。',
      'the wide space that begins a paragraph',
    ],
    ['- One\n  - Two\n  - Three', '- One\n  - Two\n  - Three', 'nested lists'],
  ])('makes %j into %j (%s)', (text, fixed) => {
    expect(runRule(whitespace, text).text).toBe(fixed);
  });

  it('keeps hard breaks, indentation and nothing else in Markdown', () => {
    const text = 'One.  \nTwo.\n\n\n\n    code\n';
    expect(runRule(whitespace, text, { article: { format: 'markdown' } }).text).toBe('One.  \nTwo.\n\n    code\n');
  });

  it.each([
    ['word\r\n\t\nword', 'word\r\n\nword'],
    ['word\r word', 'word\rword'],
    ['word\r\n\r\nword', 'word\r\n\r\nword'],
  ])('%j becomes %j', (text, fixed) => expect(runRule(whitespace, text).text).toBe(fixed));

  it('changes white space only, and nothing the second time', () => {
    const piece = fc.constantFrom(
      'word',
      'Another one',
      ' ',
      '  ',
      '\t',
      '\n',
      '\r\n',
      '\n\n',
      '\u00a0',
      '\u3000',
      '東京',
      '- ',
      '.',
      '1. ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const result = runRule(whitespace, text);
        expect(result.text.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        expectSound(whitespace, text, result);
        if (result.verdict !== 'no-article') expect(result.text).not.toMatch(/[ \t]\r?\n|(?:\r?\n){3}|^\n/);
      }),
    );
  });

  describeLinear(whitespace, ['a ', ' ', '\t', ' \n', 'a\n', 'a  b', '  a\n', '\n']);
});
