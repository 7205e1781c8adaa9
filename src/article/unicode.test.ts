import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { decodeUnmarkedUtf16, decodeUtf8, mostlyUtf8 } from './unicode.ts';

test.each([
  ['overlong', [0xc0, 0xaf]],
  ['surrogate', [0xed, 0xa0, 0x80]],
  ['beyond Unicode', [0xf4, 0x90, 0x80, 0x80]],
  ['overlong of three', [0xe0, 0x80, 0x80]],
  ['overlong of four', [0xf0, 0x80, 0x80, 0x80]],
  ['cut', [0xf0, 0x9f, 0x98]],
])('%s sequences are bad bytes', (_, bad) => {
  const buffer = Buffer.concat([Buffer.from('é'), Buffer.from(bad)]);
  expect(decodeUtf8(buffer, false).damaged).toBe(bad.length);
  expect(mostlyUtf8(buffer)).toBe(false);
});

test('every well-formed sequence length is read', () => {
  for (const text of ['\x7f', '\x80', '\u07ff', '\u0800', '\ud7ff', '\ue000', '\uffff', '\u{10000}', '\u{10ffff}']) {
    const buffer = Buffer.concat([Buffer.from(text), Buffer.of(0xff)]);
    expect(decodeUtf8(buffer, false)).toMatchObject({ text: `${text}\udcff`, damaged: 1 });
  }
});

describe('NUL bytes without a mark', () => {
  test.each([
    ['English', 'The mayor said: “No.”\r\n'],
    ['English without any mark but ASCII', 'The mayor said no.\r\n'],
    ['a word of two letters', 'No'],
    ['Greek', 'Η κυβέρνηση ανακοίνωσε νέα μέτρα.'],
    ['Arabic', 'أعلنت الحكومة عن إجراءات جديدة.'],
    ['Japanese', '政府は新たな措置を発表した。\n'],
    ['Japanese with an icon of the page,', '\uf09a 政府は新たな措置を発表した。\n'],
  ])('%s in UTF-16 is text', (_, text) => {
    const buffer = Buffer.from(text, 'utf16le');
    expect(decodeUnmarkedUtf16(buffer)).toMatchObject({ text, encoding: { name: 'utf-16le' } });
    expect(decodeUnmarkedUtf16(buffer.swap16())).toMatchObject({ text, encoding: { name: 'utf-16be' } });
  });

  test('a byte may be left over at the end', () => {
    const cut = Buffer.concat([Buffer.from('The mayor said no.', 'utf16le'), Buffer.of(0x93)]);
    expect(decodeUnmarkedUtf16(cut)).toMatchObject({ encoding: { name: 'utf-16le-cut' }, damaged: 1 });
  });

  test.each([
    ['UTF-8 text with a stray NUL', Buffer.from('The café\0 is open.')],
    ['Latin-1 text with a stray NUL', Buffer.from('The caf\xe9\0 is open!', 'latin1')],
    ['a letter and a NUL', Buffer.from('a\0')],
    ['records of numbers', Buffer.from(Uint32Array.from({ length: 50 }, (_, index) => index * 7).buffer)],
  ])('%s is not', (_, buffer) => {
    expect(decodeUnmarkedUtf16(buffer)).toBeUndefined();
  });
});
