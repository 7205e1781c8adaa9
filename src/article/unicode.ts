import { Buffer, isUtf8 } from 'node:buffer';
import type { Decoded } from './decoded.ts';

/** Lone surrogates; with the `u` flag a proper pair does not match. */
export const LONE = /[\ud800-\udfff]/u;
/** Characters no text has. */
const CONTROL = /[\0-\x08\x0e-\x1f\ufffe\uffff]/;

/** Without a mark, UTF-8 with bad bytes is taken for UTF-8 when more sequences of several bytes are right than wrong. */
export function mostlyUtf8(buffer: Buffer): boolean {
  if (isUtf8(buffer)) return true;
  let balance = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    if (length !== 1) balance += length === 0 ? -1 : 1;
    at += length || 1;
  }
  return balance > 0;
}

/** The surrogate-escape method (PEP 383): every bad byte 0xNN becomes the lone surrogate U+DCNN. */
export function decodeUtf8(buffer: Buffer, bom: boolean): Decoded {
  const encoding = { name: 'utf-8', bom };
  if (isUtf8(buffer)) return { text: buffer.toString('utf8'), encoding, damaged: 0 };
  const parts: string[] = [];
  let damaged = 0;
  let start = 0;
  for (let at = 0; at < buffer.length; ) {
    const length = sequenceLength(buffer, at);
    at += length || 1;
    if (length > 0) continue;
    parts.push(buffer.toString('utf8', start, at - 1), escapeByte(buffer[at - 1] ?? 0));
    damaged++;
    start = at;
  }
  parts.push(buffer.toString('utf8', start));
  return { text: parts.join(''), encoding, damaged };
}

/** The lone surrogate that stands for a byte outside every character. */
export function escapeByte(byte: number): string {
  return String.fromCharCode(0xdc00 | byte);
}

/** Bytes of the well-formed UTF-8 sequence at `at`, 0 if there is none (Unicode standard, table 3-7). */
function sequenceLength(buffer: Buffer, at: number): number {
  const lead = buffer[at] ?? 0;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = buffer[at + 1] ?? 0;
  if (second < lowest || second > highest) return 0;
  for (let next = at + 2; next < at + length; next++) if (((buffer[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/**
 * JavaScript strings hold any sequence of UTF-16 units, so even broken pairs survive; only a half unit needs care. It
 * becomes a high surrogate, which can never make a pair with what stands before it.
 */
export function decodeUtf16(buffer: Buffer, name: 'utf-16le' | 'utf-16be', bom: boolean): Decoded {
  const whole = buffer.subarray(0, buffer.length & ~1);
  const text = (name === 'utf-16le' ? whole : Buffer.from(whole).swap16()).toString('utf16le');
  if (whole.length === buffer.length) return { text, encoding: { name, bom }, damaged: 0 };
  const stray = String.fromCharCode(0xd800 | (buffer[whole.length] ?? 0));
  return { text: text + stray, encoding: { name: `${name}-cut`, bom }, damaged: 1 };
}

export function encodeUtf16(text: string, name: 'utf-16le' | 'utf-16be', cut: boolean): Buffer {
  const last = text.charCodeAt(text.length - 1);
  const stray = cut && last >= 0xd800 && last <= 0xd8ff ? [last & 0xff] : [];
  const units = Buffer.from(stray.length > 0 ? text.slice(0, -1) : text, 'utf16le');
  if (name === 'utf-16be') units.swap16();
  return stray.length > 0 ? Buffer.concat([units, Buffer.from(stray)]) : units;
}

/** In fewer units a stray NUL beside a letter looks like UTF-16. */
const MIN_UNITS = 2;

const PRIVATE = /[\ue000-\uf8ff]/g;
/** A tenth of noise read as UTF-16 is for private use; a text has an icon or two of its page. */
const PRIVATE_SHARE = 0.02;

/**
 * UTF-16 without a mark: the side with more NUL bytes holds the high halves.
 *
 * @returns undefined for binary files, which the strict look at the result keeps out.
 */
export function decodeUnmarkedUtf16(buffer: Buffer): Decoded | undefined {
  let even = 0;
  let odd = 0;
  buffer.forEach((byte, at) => {
    if (byte === 0 && at % 2 === 0) even++;
    else if (byte === 0) odd++;
  });
  const decoded = decodeUtf16(buffer, odd > even ? 'utf-16le' : 'utf-16be', false);
  const text = decoded.damaged > 0 ? decoded.text.slice(0, -1) : decoded.text;
  const isText =
    text.length >= MIN_UNITS &&
    !LONE.test(text) &&
    !CONTROL.test(text) &&
    (text.match(PRIVATE)?.length ?? 0) <= Math.max(1, text.length * PRIVATE_SHARE) &&
    !isTextWithNuls(buffer, even + odd);
  return isText ? decoded : undefined;
}

/**
 * Two ASCII letters make a Chinese character in UTF-16, so text with some NUL bytes would pass. Real UTF-16 shows by a NUL
 * in most units, or in other scripts by bytes that are control characters.
 */
function isTextWithNuls(buffer: Buffer, nuls: number): boolean {
  if (nuls > buffer.length / 4) return false;
  const rest = Buffer.from(buffer.filter((byte) => byte !== 0));
  return !CONTROL.test(rest.toString('latin1'));
}
