import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { lostBreak } from './lost-break.ts';

describeExamples(lostBreak);

const FILL = 'The council met in the town hall and talked about the roof.';

describe('structure/lost-break', () => {
  it.each([
    ['worth £31,400.The rest of the money', 'a number'],
    ['a good deal more.“Each of these hives', 'an opening quotation mark'],
    ['it was “better than anyone in this room.”Scarrow was caught', 'a closing quotation mark'],
    ['he could no longer fill”.He had no', 'a full stop behind the quotation'],
    ['a rise of 3 per cent (or 5%).The rest', 'a bracket'],
    ['was it worth it?!The answer is', 'two marks'],
    ['it was a long way.A man on the quay', 'a word of one letter'],
    ['they came to Glasgow.The train was', 'a name on the left'],
  ])('breaks %s (%s)', (piece) => {
    const text = `${FILL}\n\nThe people said ${piece} said on that day and went.`;
    const result = runRule(lostBreak, text);
    expect(result.text.split('\n\n')).toHaveLength(3);
    expectSound(lostBreak, text, result);
  });

  it('is safe where the breaks were lost and asks where one place may be a typing error', () => {
    const one = `${FILL} It was cold there.They went home at six.`;
    expect(runRule(lostBreak, `${FILL}\n\n${FILL}\n\n${one}`).findings.map((finding) => finding.safety)).toEqual([
      'review',
    ]);
    expect(runRule(lostBreak, `${one}They slept well there.`).findings.map((finding) => finding.safety)).toEqual([
      'safe',
      'safe',
    ]);
  });

  it('uses single line breaks where the article does', () => {
    const text = `${FILL}\n${FILL}\n${FILL}\nIt was very cold there.They went home at six.`;
    expect(runRule(lostBreak, text).text).toBe(text.replace('there.They', 'there.\nThey'));
  });

  it('leaves the inside of quotations to a person', () => {
    const text = '“We waited there all night.They never came to us,” she said.';
    expect(runRule(lostBreak, text).findings.map((finding) => finding.safety)).toEqual(['report']);
  });

  it('only ever inserts line breaks', () => {
    const piece = fc.constantFrom(
      'the shop was open',
      'Monday',
      '.',
      '!',
      '”',
      '“',
      '"',
      ' ',
      'The ',
      'He said',
      '2019',
      'J',
      '…',
      ')',
      '\n',
      'example.com',
      '%',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 16 }), (pieces) => {
        const text = pieces.join('');
        const result = runRule(lostBreak, text);
        expect(result.text.replace(/\n/g, '')).toBe(text.replace(/\n/g, ''));
        expectSound(lostBreak, text, result);
      }),
    );
  });

  describeLinear(lostBreak, ['word.The ', 'The.', '."The"', 'a.', 'Monday.The first man was here and']);
});
