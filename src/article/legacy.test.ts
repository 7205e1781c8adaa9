import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, decodeAs, encode } from './decode.ts';

const RUSSIAN =
  'Правительство объявило о новых мерах поддержки экономики. Президент заявил, что цены выросли на пять процентов.';
const JAPANESE = '政府は経済を支援するための新たな措置を発表した。首相は物価が上昇したと述べた。カタカナのテスト。';

test('0x93 is a quotation mark, undefined bytes are C1 controls', async () => {
  const bytes = Buffer.from('\x93\x81\x8d\x8f\x90\x9d', 'latin1');
  const decoded = await decode(bytes);
  expect(decoded).toMatchObject({ text: '“\x81\x8d\x8f\x90\x9d', encoding: { name: 'windows-1252' } });
  expect(Buffer.from(await encode(decoded.text, decoded.encoding))).toEqual(bytes);
});

test('U+FFFD is a character of GB18030', async () => {
  const text = '政府宣布了\ufffd新措施。';
  const encoding = { name: 'gb18030', bom: false };
  expect(await decodeAs(iconv.encode(text, 'gb18030'), encoding)).toEqual({ text, encoding, damaged: 0 });
});

describe('damage', () => {
  test('a byte that belongs to no character is kept; the text around it is read', async () => {
    const bytes = Buffer.concat([
      iconv.encode(JAPANESE, 'shift_jis'),
      Buffer.of(0xfd),
      iconv.encode(`\n${JAPANESE}`, 'shift_jis'),
    ]);
    const decoded = await decode(bytes);
    expect(decoded).toMatchObject({
      text: `${JAPANESE}\udcfd\n${JAPANESE}`,
      encoding: { name: 'shift_jis' },
      damaged: 1,
    });
    expect(Buffer.from(await encode(decoded.text, decoded.encoding))).toEqual(bytes);
  });

  test('an undefined byte in a single-byte encoding', async () => {
    const bytes = Buffer.concat([iconv.encode(RUSSIAN, 'windows-1251'), Buffer.of(0x98)]);
    expect(await decode(bytes)).toMatchObject({ text: `${RUSSIAN}\udc98`, damaged: 1 });
  });
});

test('a megabyte on one line with damage is read in moderate time', async () => {
  const bytes = Buffer.concat([iconv.encode(RUSSIAN.repeat(10_000), 'windows-1251'), Buffer.of(0x98)]);
  const started = process.cpuUsage();
  expect((await decode(bytes)).damaged).toBe(1);
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(10_000);
});
