import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode, decodeAs, decodeUnicode, type Encoding, encode, InputError } from './decode.ts';

const utf8 = (text: string): Buffer => Buffer.from(text, 'utf8');
const utf16le = (text: string): Buffer => Buffer.from(text, 'utf16le');
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const bytes = (...values: (number | string | Buffer)[]): Buffer =>
  Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value as string))));

/** Decoded and encoded again, by both ways to decode. */
async function roundTrip(input: Uint8Array): Promise<Uint8Array> {
  const decoded = await decode(input);
  expect(await decodeAs(input, decoded.encoding)).toEqual(decoded);
  return encode(decoded.text, decoded.encoding);
}

const TEXT = 'Café “Zürich” – 5 €\n';

describe('decodeUnicode', () => {
  test.each([
    ['empty', '', Buffer.alloc(0), 'utf-8', false],
    ['ASCII', 'plain\r\ntext', utf8('plain\r\ntext'), 'utf-8', false],
    ['UTF-8', TEXT, utf8(TEXT), 'utf-8', false],
    ['UTF-8 with mark', TEXT, bytes(0xef, 0xbb, 0xbf, TEXT), 'utf-8', true],
    ['nothing but a mark', '', bytes(0xef, 0xbb, 0xbf), 'utf-8', true],
    ['a second mark is text', '\ufeffa', bytes(0xef, 0xbb, 0xbf, '\ufeffa'), 'utf-8', true],
    ['UTF-16LE with mark', TEXT, bytes(0xff, 0xfe, utf16le(TEXT)), 'utf-16le', true],
    ['UTF-16BE with mark', TEXT, bytes(0xfe, 0xff, utf16be(TEXT)), 'utf-16be', true],
    ['UTF-16LE', TEXT, utf16le(TEXT), 'utf-16le', false],
    ['UTF-16BE', TEXT, utf16be(TEXT), 'utf-16be', false],
    ['UTF-16LE, Russian', 'Да, в 5 утра.\n', utf16le('Да, в 5 утра.\n'), 'utf-16le', false],
    ['UTF-16BE, Chinese', '一、总理表示:\n', utf16be('一、总理表示:\n'), 'utf-16be', false],
    ['UTF-16LE with half a pair', 'a\ud83d', bytes(0xff, 0xfe, utf16le('a\ud83d')), 'utf-16le', true],
  ])('%s', async (_, text, input, name, bom) => {
    expect(decodeUnicode(input)).toEqual({ text, encoding: { name, bom }, damaged: 0 });
    expect(await decode(input)).toEqual(decodeUnicode(input));
    expect(Buffer.from(await roundTrip(input))).toEqual(input);
  });

  test('UTF-16 that ends in half a unit keeps the stray byte, until an edit takes it away', async () => {
    const input = bytes(0xff, 0xfe, utf16le('ab'), 0x93);
    const decoded = decodeUnicode(input);
    expect(decoded).toEqual({ text: 'ab\ud893', encoding: { name: 'utf-16le-cut', bom: true }, damaged: 1 });
    expect(Buffer.from(await roundTrip(input))).toEqual(input);
    const without = await encode('ab', { name: 'utf-16le-cut', bom: true });
    expect(Buffer.from(without)).toEqual(input.subarray(0, -1));
    expect((await decodeAs(without, { name: 'utf-16le-cut', bom: true })).text).toBe('ab');
  });

  test('any byte may be left over, and no other end of a text is taken for one', async () => {
    for (const stray of [0, 0xff]) {
      const input = bytes(0xff, 0xfe, utf16le('ab'), stray);
      expect(Buffer.from(await roundTrip(input))).toEqual(input);
    }
    const whole = await encode('a\uff61', { name: 'utf-16le-cut', bom: false });
    expect(Buffer.from(whole)).toEqual(utf16le('a\uff61'));
  });

  test('bad bytes in UTF-8 become lone surrogates and bytes again', () => {
    const input = bytes('“Café', 0x92, 's” …', 0xe2, 0x80);
    expect(decodeUnicode(input)).toEqual({
      text: '“Café\udc92s” …\udce2\udc80',
      encoding: { name: 'utf-8', bom: false },
      damaged: 3,
    });
  });

  test('more bad bytes than good sequences: not UTF-8', () => {
    expect(decodeUnicode(bytes('caf', 0xe9))).toBeUndefined();
    expect(decodeUnicode(bytes('é', 0xe9, ' '))).toBeUndefined();
  });

  test('a mark decides: even mostly bad bytes are UTF-8 then', () => {
    expect(decodeUnicode(bytes(0xef, 0xbb, 0xbf, 'caf', 0xe9))?.text).toBe('caf\udce9');
  });

  test('a view into a larger buffer', () => {
    expect(decodeUnicode(new Uint8Array(utf8('xxabcxx')).subarray(2, 5))?.text).toBe('abc');
  });

  test.each([
    ['PDF', bytes('%PDF-1.7\n')],
    ['ZIP or Office document', bytes('PK\x03\x04')],
    ['PNG image', bytes(0x89, 'PNG\r\n\x1a\n')],
    ['JPEG image', bytes(0xff, 0xd8, 0xff, 0xe0)],
    ['GIF image', bytes('GIF89a', 1, 0)],
    ['gzip', bytes(0x1f, 0x8b, 0x08)],
    ['NUL bytes', bytes('text\0more text, and more')],
    ['NUL bytes', bytes(0x7f, 'ELF', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0)],
    ['NUL bytes', Buffer.alloc(100)],
    ['NUL bytes', bytes(0)],
  ])('refuses binary files: %s', (kind, input) => {
    expect(() => decodeUnicode(input)).toThrow(InputError);
    expect(() => decodeUnicode(input)).toThrow(`binary file (${kind}): `);
  });

  test('refuses UTF-32 with a remedy', () => {
    expect(() => decodeUnicode(bytes(0xff, 0xfe, 0, 0, 'a', 0, 0, 0))).toThrow('convert the file to UTF-8');
    expect(() => decodeUnicode(bytes(0, 0, 0xfe, 0xff, 0, 0, 0, 'a'))).toThrow('convert the file to UTF-8');
  });

  test('an article about a file format is text', () => {
    expect(decodeUnicode(utf8('GIF89a is a format.'))?.damaged).toBe(0);
    expect(decodeUnicode(utf8('%PDF is how a PDF begins.'))?.damaged).toBe(0);
  });
});

describe('encode', () => {
  test.each<[string, Encoding, string, string]>([
    [
      'half a character',
      { name: 'utf-8', bom: false },
      'a\ud83d',
      'half a character (U+D83D) cannot be written in utf-8: reject',
    ],
    [
      'an arrow in windows-1252',
      { name: 'windows-1252', bom: false },
      'a → b',
      '“→” (U+2192) does not exist in windows-1252: reject',
    ],
    [
      'an emoji in shift_jis',
      { name: 'shift_jis', bom: false },
      '政府 😀',
      '“😀” (U+1F600) does not exist in shift_jis',
    ],
    ['a C1 control that is not its own byte', { name: 'windows-1252', bom: false }, '\x93', '(U+0093) does not exist'],
    ['an unknown encoding', { name: 'hex', bom: false }, 'ff', 'unknown encoding “hex”: use utf-8'],
  ])('refuses %s', async (_, encoding, text, message) => {
    await expect(encode(text, encoding)).rejects.toThrow(InputError);
    await expect(encode(text, encoding)).rejects.toThrow(message);
  });

  test('decodeAs refuses bytes of another encoding', async () => {
    await expect(decodeAs(utf8('“Café” – 5 €'), { name: 'euc-kr', bom: false })).rejects.toThrow(InputError);
    await expect(decodeAs(utf8('“Café” – 5 €'), { name: 'euc-kr', bom: false })).rejects.toThrow(
      'this file is not in euc-kr: was it changed or converted? Use the original',
    );
    await expect(decodeAs(utf8('a'), { name: 'hex', bom: false })).rejects.toThrow(InputError);
  });
});

describe('every byte comes back', () => {
  /** With more control characters the bytes would be refused as binary. */
  const byte = fc.oneof({ weight: 40, arbitrary: fc.integer({ min: 32, max: 255 }) }, fc.integer({ min: 1, max: 31 }));
  const inputs = {
    'bytes without NUL': fc.array(byte, { maxLength: 200 }).map((values) => bytes(...values)),
    'bytes beyond ASCII': fc
      .array(fc.integer({ min: 0x80, max: 255 }), { maxLength: 60 })
      .map((values) => bytes(...values)),
    'UTF-8 with bad bytes': fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), byte), { maxLength: 30 })
      .map((values) =>
        bytes(...values.map((value) => (typeof value === 'string' ? value.replaceAll('\0', '') : value))),
      ),
    'anything after a mark': fc
      .tuple(fc.constantFrom([0xef, 0xbb, 0xbf], [0xff, 0xfe, 0x41], [0xfe, 0xff]), fc.uint8Array({ maxLength: 61 }))
      .map(([mark, rest]) => bytes(...mark, Buffer.from(rest))),
    'anything at all': fc.uint8Array({ maxLength: 40 }).map((values) => Buffer.from(values)),
  };

  test.each(Object.entries(inputs))('%s', async (_, input) => {
    await fc.assert(
      fc.asyncProperty(input, async (before) => {
        const after = await roundTrip(before).catch((error: unknown) => error);
        if (after instanceof InputError) expect(after.message).toMatch(/^(binary file|UTF-32)/);
        else expect(Buffer.from(after as Uint8Array)).toEqual(before);
      }),
      { numRuns: 500 },
    );
  });
});

test('50 MB of UTF-8 take a second or so', () => {
  const input = utf8('Some “quoted” words in a líne of text.\n'.repeat(1_200_000));
  const started = process.cpuUsage();
  expect(decodeUnicode(input)?.damaged).toBe(0);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(8000);
});
