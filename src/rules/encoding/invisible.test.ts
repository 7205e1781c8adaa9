import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { invisible } from './invisible.ts';

describeExamples(invisible);

describe('encoding/invisible', () => {
  it('takes only invisible characters away', () => {
    const piece = fc.constantFrom(
      'word',
      ' ',
      '\u00ad',
      '\u200b',
      '\u200c',
      '\u200d',
      '\ufeff',
      '\u0000',
      '\u0007',
      '\n',
      '\r\n',
      '\t',
      '👨',
      '👩',
      '❤️',
      'ب',
      'क',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        const text = pieces.join('');
        const result = runRule(invisible, text);
        const visible = (some: string): string => some.replace(/[\u00ad\u200b-\u200d\ufeff\u0000\u0007]/g, '');
        if (result.verdict !== 'no-article') expect(visible(result.text)).toBe(visible(text));
        expectSound(invisible, text, result);
      }),
    );
  });

  it('makes one finding of neighbours and names them', () => {
    const { findings } = runRule(invisible, 'Break\u200b\u200b\u00ad here.');
    expect(findings.map((finding) => finding.evidence)).toEqual([{ characters: ['U+200B', 'U+200B', 'U+00AD'] }]);
  });

  describeLinear(invisible, ['\u200b', 'a\u00ad', '\u200e', '\u000b', 'क\u200d']);
});
