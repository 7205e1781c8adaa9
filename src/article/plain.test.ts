import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinPacks } from '../packs/builtin.ts';
import { isPlain, LetterPattern, plainForm } from './plain.ts';

describe('plainForm', () => {
  it('writes letters out and drops nothing else', () => {
    expect(plainForm('\\p{Lu}[\\p{Ll}\\d’-]{2,9} \\[x\\]\\.')).toBe(
      '[A-Z\\xc0-\\xd6\\xd8-\\xde][a-z\\xb5\\xdf-\\xf6\\xf8-\\xff\\d’-]{2,9} \\[x\\]\\.',
    );
    expect(plainForm('\\u2019 ?(?=\\\\p)')).toBe('\\u2019 ?(?=\\\\p)');
  });

  it.each(['\\p{S}', '\\P{L}', '\\u{1f600}', '[😀x]', '(?<a>x)\\k<a>'])('has none for %s', (pattern) => {
    expect(plainForm(pattern)).toBeUndefined();
  });

  it('stands for the same letters in every plain character', () => {
    const plain = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(isPlain);
    expect(plain).toContain('’');
    expect(plain.join('')).not.toMatch(/[\ud800-\udfff]/);
    for (const category of ['\\p{L}', '\\p{Lu}', '\\p{Ll}', '\\p{M}', '\\p{N}', '\\p{Nd}'])
      for (const pattern of [category, `[${category}]`, `[^${category}]`]) {
        const [whole, short] = [new RegExp(pattern, 'u'), new RegExp(plainForm(pattern) as string)];
        expect(plain.filter((char) => whole.test(char) !== short.test(char))).toEqual([]);
      }
  });

  it('finds the same as the pattern it was made of, in the patterns of the packs', () => {
    const entries = builtinPacks().rules.flatMap((rule) => [...rule.entries]);
    const cases = entries.flatMap(({ patterns = [], phrases }) =>
      patterns.map((pattern) => ({ pattern, phrases: phrases.map(({ source }) => source) })),
    );
    expect(cases.length).toBeGreaterThan(500);
    const rows = fc.constantFrom(...cases).chain(({ pattern, phrases }) => {
      const word = fc.constantFrom(...phrases, 'By', 'Anna', 'Éva', ':', '12', 'März', '2025', '|', '’', '…', 'x', '/');
      return fc.record({ pattern: fc.constant(pattern), words: fc.array(word, { maxLength: 7 }) });
    });
    fc.assert(
      fc.property(rows, ({ pattern, words }) => {
        const row = words.join(' ');
        const short = plainForm(pattern);
        fc.pre(short !== undefined && isPlain(row));
        expect(new RegExp(short as string).exec(row)).toEqual(new RegExp(pattern, 'u').exec(row));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('LetterPattern', () => {
  it('keeps its flags', () => {
    const words = new LetterPattern(String.raw`\p{L}+|.`, 'gsu');
    expect('día\n7'.match(words.for('día\n7'))).toEqual(['día', '\n', '7']);
    expect('слово 😀'.match(words.for('слово 😀'))).toEqual(['слово', ' ', '😀']);
  });

  it.each([
    ['Anna Berg', true],
    ['anna Berg', false],
    ['Ελένη Berg', true],
    ['ελένη Berg', false],
    ['Éva ’t Hooft', true],
  ])('of %s is %s', (text, expected) => {
    expect(new LetterPattern(String.raw`^\p{Lu}[\p{L}’ ]+$`).test(text)).toBe(expected);
  });
});
