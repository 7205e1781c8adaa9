import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { hasBinaryControls } from './binary.ts';
import { decode, InputError } from './decode.ts';

const WESTERN =
  'Le ministre a déclaré : « L’été fut beau. » Größe und Maß – das Kind füllte die Straße. El señor Núñez pagó £5.';
const CENTRAL = 'Rząd ogłosił nowe środki wsparcia. Vláda oznámila, že řešení přijde příští týden. A kormány döntött.';
const CYRILLIC = 'Правительство объявило о новых мерах поддержки экономики, цены выросли на пять процентов.';
const JAPANESE = '政府は経済を支援するための新たな措置を発表した。カタカナのテスト、ｶﾅ。「物価が上昇した」と述べた。';
const CHINESE = '政府宣布了支持经济的新措施。总理表示，价格上涨了百分之五。';
const TAIWANESE = '政府宣布了支持經濟的新措施。總理表示，價格上漲了百分之五。';
const KOREAN = '정부는 경제를 지원하기 위한 새로운 조치를 발표했다. 총리는 물가가 올랐다고 말했다.';

const TEXTS: readonly (readonly [encoding: string, text: string])[] = [
  ...['windows-1252', 'iso-8859-1', 'iso-8859-15', 'cp850', 'macroman'].map((name) => [name, WESTERN] as const),
  ...['windows-1250', 'iso-8859-2', 'cp852'].map((name) => [name, CENTRAL] as const),
  ...['windows-1251', 'koi8-r', 'koi8-u', 'iso-8859-5', 'cp866', 'maccyrillic'].map(
    (name) => [name, CYRILLIC] as const,
  ),
  ['shift_jis', JAPANESE],
  ['euc-jp', JAPANESE],
  ['gbk', CHINESE],
  ['gb18030', CHINESE],
  ['big5', TAIWANESE],
  ['euc-kr', KOREAN],
];

/** ISO-2022 is seven bits wide, and iconv-lite has none of it: EUC-JP between escapes, each byte without its high bit. */
function iso2022jp(text: string): Buffer {
  const parts = text.split(/([^\0-\x7f]+)/u).map((part, index) => {
    const double = index % 2 === 1;
    const bytes = iconv.encode(part, 'euc-jp').map((byte) => byte & 0x7f);
    return double ? Buffer.concat([Buffer.from('\x1b$B'), bytes, Buffer.from('\x1b(B')]) : Buffer.from(part);
  });
  return Buffer.concat(parts);
}

async function refusal(bytes: Buffer): Promise<unknown> {
  return decode(bytes).then(
    () => 'read as text',
    (error: unknown) => error,
  );
}

describe('texts in every encoding are texts', () => {
  test.each(TEXTS)('%s', async (name, text) => {
    const bytes = iconv.encode(`${text}\r\n\r\n\t${text}\f\n`, name);
    expect(hasBinaryControls(bytes)).toBe(false);
    expect((await decode(bytes)).text.length).toBeGreaterThan(0);
  });

  test('ISO-2022-JP, and with bytes that belong to no character', async () => {
    const bytes = iso2022jp('A: 政府は1990年。B: 経済、5%の上昇。\n'.repeat(3));
    expect(bytes.filter((byte) => byte === 0x1b).length).toBeGreaterThan(bytes.length * 0.05);
    for (const each of [bytes, Buffer.concat([bytes, Buffer.of(0xfd, 0xfe)])]) {
      expect((await decode(each)).text.length).toBeGreaterThan(0);
    }
  });

  // Each beside a letter that makes the bytes no UTF-8.
  test.each([
    ['the end of a DOS file', 'Fünf Männer.\r\n\x1a'],
    ['hyphens that a PDF wrote as 0x02', `Die Re\x02gierung kündigte neue Maß\x02nahmen an. ${WESTERN}`],
    ['colours of a terminal', '\x1b[1mÄrger\x1b[0m um \x1b[31mStraße\x1b[0m'],
    [
      'quotation marks of which the low byte stayed',
      '\x1cNon,\x1d dit-il. \x1cC\x19est l\x19été.\x1d \x13 \x1cOui.\x1d',
    ],
    ['the frame of a wire message', `\x16\x16\x01r1234\x1f\x02${WESTERN.repeat(6)}\x03\x16\x16\x04`],
    ['a vertical tab for each break of a line', 'Öl\x0bund\x0bGas\x0bsind\x0bteuer'],
  ])('%s', async (_, text) => {
    const bytes = Buffer.from(text.replaceAll('’', "'").replaceAll('–', '-'), 'latin1');
    expect((await decode(bytes)).text).toHaveLength(bytes.length);
  });
});

describe('binary files are refused in plain words', () => {
  const MESSAGE = /^binary file \((?:NUL bytes|control characters)\): remove them if this is text, or leave/;

  /** The same noise in every run: digests of a counter. */
  const noise = (seed: number, length: number): Buffer => {
    const digests = Array.from({ length: Math.ceil(length / 64) }, (_, at) =>
      createHash('sha512').update(`${seed}:${at}`).digest(),
    );
    return Buffer.concat(digests).subarray(0, length);
  };

  test.each([200, 300, 1000, 20_000])('%i bytes of noise, with NUL bytes and without', async (length) => {
    for (let seed = 0; seed < 200; seed++) {
      const bytes = noise(seed, length);
      for (const each of [bytes, bytes.map((byte) => byte || 0xaa)]) {
        const error = await refusal(Buffer.from(each));
        expect(error).toBeInstanceOf(InputError);
        expect((error as InputError).message).toMatch(MESSAGE);
      }
    }
  });

  test('of 100 bytes without a NUL one in 200 may pass, of 150 one in 600', () => {
    const missed = (length: number): number =>
      Array.from({ length: 3000 }, (_, seed) => Buffer.from(noise(seed, length).map((byte) => byte || 0xaa))).filter(
        (bytes) => !hasBinaryControls(bytes),
      ).length;
    expect(missed(100)).toBeLessThan(15);
    expect(missed(150)).toBeLessThan(5);
  });

  const PACKED = gzipSync(Buffer.from(WESTERN.repeat(50)));
  test.each([
    ['gzip', PACKED],
    ['PNG image', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'), PACKED])],
    ['JPEG image', Buffer.concat([Buffer.from('\xff\xd8\xff\xe0\0\x10JFIF\0', 'latin1'), PACKED])],
    [
      'PDF',
      Buffer.concat([Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Length 900>>\nstream\n', 'latin1'), PACKED]),
    ],
    [
      'ZIP or Office document',
      Buffer.concat([Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'), PACKED]),
    ],
  ])('the head of a file: %s', async (kind, bytes) => {
    for (const length of [100, 300, bytes.length]) {
      expect(String(await refusal(bytes.subarray(0, length)))).toContain(`binary file (${kind})`);
    }
  });
});
