import { expect, test } from 'vitest';
import { columns, countWords, shorten, wrap } from './layout.ts';

test('columns: wide letters count two, combining marks none', () => {
  expect(columns('abc')).toBe(3);
  expect(columns('日本')).toBe(4);
  expect(columns('e\u0301é')).toBe(2);
});

test('words stand between white space', () => {
  expect(countWords(' one two\n\nthree ')).toBe(3);
  expect(countWords('')).toBe(0);
});

test('a long text keeps its two ends and says how much is missing', () => {
  const text = Array.from({ length: 50 }, (_, index) => `w${index}`).join(' ');
  expect(shorten(text)).toBe('w0 w1 w2 w3 w4 w5 w6 w7 w8 w9 w10 w11 … [30 words] … w42 w43 w44 w45 w46 w47 w48 w49');
  expect(shorten('short enough')).toBe('short enough');
});

test('white space at the ends survives shortening: the words around still have their space', () => {
  expect(shorten(` ${'word '.repeat(40)}`)).toMatch(/^ word .* word $/);
});

test('text without spaces is shortened by characters, and no emoji is cut in two', () => {
  const shortened = shorten('日'.repeat(500));
  expect(shortened).toBe(`${'日'.repeat(120)} … [320 characters] … ${'日'.repeat(60)}`.replace(/ {2}/g, ' '));
  expect(shorten('😀'.repeat(400))).not.toMatch(/\p{Cs}/u);
});

test('a long link keeps its two ends', () => {
  const link = `https://news.example/${'a'.repeat(90)}/the-end-of-the-link`;
  expect(shorten(`See ${link} now`)).toBe('See https://news.example/aaaaaaaaaaaaaaa…he-end-of-the-link now');
});

test('wraps at spaces only; what touches stays together; colours do not count', () => {
  const red = (text: string): string => `<red>${text}</red>`;
  expect(wrap([{ text: 'the old ' }, { text: 'grey harbour', paint: red }, { text: ', rebuilt' }], 16)).toEqual([
    'the old <red>grey</red>',
    '<red>harbour</red>, rebuilt',
  ]);
  expect(wrap([{ text: 'the ' }, { text: 'grey harbour', paint: red }, { text: ' again' }], 80)).toEqual([
    'the <red>grey harbour</red> again',
  ]);
  expect(wrap([{ text: 'a wordmuchlongerthantheline b' }], 10)).toEqual(['a', 'wordmuchlongerthantheline', 'b']);
  expect(wrap([], 10)).toEqual([]);
});
