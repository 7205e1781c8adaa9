import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requiredOf } from './required.ts';

const holds = (text: string, source: string): boolean =>
  requiredOf(source).every((clause) => clause.some((one) => text.includes(one)));

describe('requiredOf', () => {
  it('reads off what every match holds', () => {
    expect(requiredOf('\\d+ words? by \\p{Lu}')).toEqual([[' word by ', ' words by ']]);
    expect(requiredOf('[Oo]ne(?=%|\\.\\d)')).toEqual([['One%', 'one%', 'One.', 'one.']]);
    expect(requiredOf('(?:Photo|Image)s?(?: by|:) .+')).toEqual([
      ['Photo by ', 'Photo: ', 'Photos by ', 'Photos: ', 'Image by ', 'Image: ', 'Images by ', 'Images: '],
    ]);
  });

  it('keeps several clauses, and says nothing where anything may stand', () => {
    expect(requiredOf('[(\\[].{3,9}(?:Getty|AFP)')).toEqual([
      ['Getty', 'AFP'],
      ['(', '['],
    ]);
    expect(requiredOf('\\p{L}+|x')).toEqual([]);
    expect(requiredOf('(?:very )?.')).toEqual([]);
  });

  it('never asks for what a match lacks', () => {
    const atom = fc.constantFrom(
      'a',
      'B',
      '\\.',
      '[xy]',
      '\\d',
      '(?:ab|c)',
      '(?:a|.)',
      '(?:ab?|cd)',
      '(?:a[bc]d|e\\d)',
    );
    const part = fc
      .tuple(atom, fc.constantFrom('', '', '?', '+', '*', '{2}', '{0,1}', '{1,3}'))
      .map(([one, repeat]) => one + repeat);
    const sequence = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
    const pattern = fc.array(sequence, { minLength: 1, maxLength: 3 }).map((all) => all.join('|'));
    fc.assert(
      fc.property(
        pattern.chain((source) => fc.tuple(fc.constant(source), fc.stringMatching(new RegExp(`^(?:${source})$`)))),
        ([source, text]) => holds(`- ${text} -`, source),
      ),
      { numRuns: 500 },
    );
  });
});
