import { describe, expect, it } from 'vitest';
import { Article } from './article.ts';
import {
  BREAK,
  classOf,
  DIGIT,
  fold,
  hashWord,
  IDEOGRAPH,
  isLower,
  isUpper,
  LETTER,
  MARK,
  SENTENCE_MARK,
  SPACE,
} from './characters.ts';

describe('capitals', () => {
  it('are letters of alphabets that have two cases', () => {
    const upper = [...'AZÉŁЖΩ'].map((one) => isUpper(one.charCodeAt(0)));
    expect(upper).toEqual(upper.map(() => true));
    for (const one of 'azéłжω09.אب한あ字') expect(isUpper(one.charCodeAt(0))).toBe(false);
    expect(isLower('ж'.charCodeAt(0))).toBe(true);
  });
});

describe('lower case', () => {
  it('is what it is for every letter alone, except where that is two code units', () => {
    for (let code = 0; code < 0x700; code++) {
      const lower = String.fromCharCode(code).toLowerCase();
      const isFolded = code < 0x600 && lower.length === 1;
      expect([code, fold(code)]).toEqual([code, isFolded ? lower.charCodeAt(0) : code]);
    }
  });
});

describe('classes of characters', () => {
  it.each([
    ['letters', LETTER, 'azAZéßÿŁжΩאبक한ﬁ'],
    ['digits', DIGIT, '09'],
    ['characters that are words', IDEOGRAPH, 'あア字㐀豈'],
    ['spaces', SPACE, '\t\v\f \u00a0\u1680\u2003\u200b\u202f\u205f\u3000'],
    ['ends of a line', BREAK, '\n\r\u0085\u2028\u2029'],
    ['marks that end a sentence', SENTENCE_MARK, '.!?…。！？؟।'],
    ['marks between letters of their alphabets', MARK, '×÷\u037e\u0387\u0589\u05be\u05c0\u060c\u061b\u06d4\u0965'],
    ['other marks', MARK, '\0\u000e,;:-“”‘’«»()@#'],
  ])('%s', (_, expected, characters) => {
    for (const one of characters)
      expect([one.charCodeAt(0).toString(16), classOf(one.charCodeAt(0))]).toEqual([
        one.charCodeAt(0).toString(16),
        expected,
      ]);
  });

  it('fold to lower case where there is one, a unit for a unit', () => {
    expect([...'AÉЖΩZ'].map((one) => String.fromCharCode(fold(one.charCodeAt(0)))).join('')).toBe('aéжωz');
    // Its lower case has two units.
    expect(fold('İ'.charCodeAt(0))).toBe('İ'.charCodeAt(0));
    expect(fold('字'.charCodeAt(0))).toBe('字'.charCodeAt(0));
  });
});

it('words of every alphabet have hashes of their own, in a text and alone', () => {
  const words = ['كتاب', 'كتب', 'כלב', 'כלא', '한국', '한글', 'пирс', 'мост', 'isn’t', 'isnt'];
  const { tokens } = new Article(words.join(' '));
  expect([...tokens.hash.subarray(0, tokens.count)]).toEqual(words.map(hashWord));
  expect(new Set(words.map(hashWord)).size).toBe(words.length);
});
