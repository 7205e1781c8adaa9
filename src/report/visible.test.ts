import { expect, test } from 'vitest';
import { characterName, oneLine, parts, visible, visibleName } from './visible.ts';

test('an escape sequence cannot reach the terminal', () => {
  expect(visible('\u001b[31mred\u0007 \u009b0m')).toBe('<ESC>[31mred<U+0007> <U+009B>0m');
});

test('bidi controls, lone surrogates, invisible formats and separators are named', () => {
  expect(visible('a\u202eb\u2066c\ud800d\u200be\ufefff\u2028g\u00adh')).toBe(
    'a<U+202E>b<U+2066>c<U+D800>d<U+200B>e<U+FEFF>f<U+2028>g<SHY>h',
  );
});

test('plain text of any script stays as it is', () => {
  for (const text of ['naïve – “quoted” 12\u00a0000\n\tnext', 'می‌خواهم', '👩‍👩‍👧 🏳️‍🌈', 'क्‍ष', '日本語', '\u0600١٢']) {
    expect(visible(text)).toBe(text);
  }
});

test('in a change also odd spaces and joiners show, since they may be the whole change', () => {
  expect(visible('a\u00a0b\u2009c\u200dd e', 'unclear')).toBe('a<NBSP>b<U+2009>c<U+200D>d e');
});

test('a message or a file name cannot forge a second line', () => {
  expect(oneLine('first\r\nsecond\t third\u2028fourth')).toBe('first second third<U+2028>fourth');
  expect(visibleName('two  spaces\nand a line')).toBe('two  spaces<LF>and a line');
});

test('parts put together are the input', () => {
  const text = '\u202ea\ud83d\ude00b\udc00';
  expect(parts(text)).toEqual([
    { text: '\u202e', name: 'U+202E' },
    { text: 'a😀b' },
    { text: '\udc00', name: 'U+DC00' },
  ]);
  expect(characterName('\u{e0041}')).toBe('U+E0041');
});

test('leaves out the long look only where it would find nothing', () => {
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCharCode(code);
    // A lone surrogate beside it forces the long look.
    for (const show of ['hidden', 'unclear'] as const)
      expect(visible(`${character}\ud800`, show)).toBe(`${visible(character, show)}<U+D800>`);
  }
});
