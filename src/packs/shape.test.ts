import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requiredOf } from './required.ts';
import { shapeOf } from './shape.ts';

describe('shapeOf', () => {
  it.each<[pattern: string, longest: number, first: string | undefined, needs: string]>([
    ['abc', 3, 'a', ''],
    ['(?:Photo|Image): x{2,4}', 11, 'PI', ':'],
    ['\\(c\\) \\d{4}', 12, '(', '()'],
    ['a?b*c', Number.POSITIVE_INFINITY, 'abc', ''],
    ['[xy]z', 3, 'xy', ''],
    ['[^x]z', 3, undefined, ''],
    ['[a-c]z', 3, undefined, ''],
    ['.z', 3, undefined, ''],
    ['(?:.|a)z', 3, undefined, ''],
    ['(?<=x)(?!y)y-z', 3, 'y', '-'],
    ['(a|)(b)', 2, 'ab', ''],
    ['📰 news', 7, '📰', ''],
    ['x(?:.+){0}y', 2, 'x', ''],
    ['(?:\\b)+a', 1, 'a', ''],
    ['(?:\\|a|\\|b)(?:!)?', 3, '|', '|'],
    ['(?:\\.+)z', Number.POSITIVE_INFINITY, '.', '.'],
  ])('%s', (pattern, longest, first, needs) => {
    const shape = shapeOf(pattern);
    expect(shape.longest).toBe(longest);
    expect(shape.first && [...shape.first].sort().join('')).toBe(first && [...first].sort().join(''));
    expect([...shape.needs].sort().join('')).toBe(needs);
  });

  it('holds for every text that a pattern matches', () => {
    const atom = fc.constantFrom('a', '\\.', '[x!]', '\\d', '(?:-b|c-)', '(?:a|)', '(?=a)', '(?<!z)', '📰');
    const part = fc.tuple(atom, fc.constantFrom('', '?', '+', '{0,2}')).map(([one, repeat]) => `(?:${one})${repeat}`);
    const pattern = fc
      .array(fc.array(part, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 })
      .map((all) => all.map((parts) => parts.join('')).join('|'));
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '-', '.', 'x', '!', '7', '📰'), maxLength: 8 });
    fc.assert(
      fc.property(pattern, text, (source, candidate) => {
        if (candidate === '' || !new RegExp(`^(?:${source})$`, 'u').test(candidate)) return;
        const { longest, first, needs } = shapeOf(source);
        expect(candidate.length).toBeLessThanOrEqual(longest);
        if (first) expect([...first].join('')).toContain(candidate.charAt(0));
        for (const mark of needs) expect(candidate).toContain(mark);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('requiredOf', () => {
  it.each<[pattern: string, clauses: string[][]]>([
    ['(?<=by )\\d+ Getty', [[' Getty'], ['by ']]],
    ['(?<!by )\\d+ Getty', [[' Getty']]],
    ['a(?<=ba)\\d', [['ba']]],
    ['(?:Ab)+c\\d', [['Ab'], ['c']]],
    ['[a-z]x', [['x']]],
    ['[^a]x', [['x']]],
    ['[a-c]x', [['ax', 'bx', 'cx']]],
    ['[\\d]x', [['x']]],
    ['[abcdefghijklmn]x', [['x']]],
    ['a{0}b', [['b']]],
    ['(?:\\d a)?b', [['b']]],
    [
      '[ab][cd][ef][gh]',
      [
        ['g', 'h'],
        ['ace', 'acf', 'ade', 'adf', 'bce', 'bcf', 'bde', 'bdf'],
      ],
    ],
  ])('%s', (pattern, clauses) => {
    expect(requiredOf(pattern)).toEqual(clauses);
  });
});
