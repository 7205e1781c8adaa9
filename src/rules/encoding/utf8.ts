import { byteOf } from './cp1252.ts';

/** A UTF-8 sequence whose bytes were shown as characters of windows-1252. */
export interface Sequence {
  /** End of the sequence in the text, UTF-16 units. */
  readonly end: number;
  /** The code point it encodes. */
  readonly code: number;
}

/**
 * The well-formed sequence of two to four bytes at `at` (Unicode standard, table 3-7), read no further than `limit`.
 */
export function sequenceAt(text: string, at: number, limit = text.length): Sequence | undefined {
  const lead = text.charCodeAt(at);
  if (!(lead >= 0xc2 && lead <= 0xf4)) return undefined;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  if (at + length > limit) return undefined;
  let code = lead & (length === 2 ? 0x1f : length === 3 ? 0x0f : 0x07);
  for (let i = 1; i < length; i++) {
    const byte = byteOf(text.charCodeAt(at + i));
    if (byte < 0x80 || byte > 0xbf) return undefined;
    code = (code << 6) | (byte & 0x3f);
  }
  const overlong = (length === 3 && code < 0x800) || (length === 4 && code < 0x10000);
  if (overlong || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined;
  return { end: at + length, code };
}
