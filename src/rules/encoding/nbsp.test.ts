import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { nbsp } from './nbsp.ts';

describeExamples(nbsp);

const FRENCH =
  'Le maire de la ville est dans les rues avec des habitants qui ont voté pour une aide et il a dit que cela ne suffit pas pour la commune.';

describe('encoding/nbsp', () => {
  it('keeps the spaces of French typography and takes the others', () => {
    const text = `${FRENCH} Le prix\u00a0: 40\u202f000 euros, soit 5\u00a0% de plus\u00a0que\u00a0prévu.`;
    expect(runRule(nbsp, text).text).toBe(
      `${FRENCH} Le prix\u00a0: 40\u202f000 euros, soit 5\u00a0% de plus que prévu.`,
    );
  });

  it('leaves the ends of lines to the rule for white space', () => {
    expect(runRule(nbsp, 'one\u00a0\n\u00a0\ntwo').findings).toEqual([]);
  });

  it('never changes anything but spaces', () => {
    const piece = fc.constantFrom('word', ' ', '\u00a0', '\u2009', '\u202f', '\u3000', '\n', '5', '«', '»', ':', '東');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join('');
        const result = runRule(nbsp, text);
        expect(result.text.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
        expectSound(nbsp, text, result);
      }),
    );
  });

  describeLinear(nbsp, ['\u00a0', 'a\u00a0', ' \u00a0', '«\u00a0']);
});
