import { Buffer } from 'node:buffer';
import iconv from 'iconv-lite';
import { type Decoded, InputError } from './decoded.ts';
import { declaredName, guessName, KNOWN } from './guess.ts';
import { escapeByte } from './unicode.ts';

/** What iconv-lite reads bytes as that have no character, and may write them for. GB18030 has it as a real character. */
const UNDEFINED = '\ufffd';
const NEWLINE = 0x0a;
const SPACE = 0x20;

/** Decode bytes in no Unicode encoding. The name in the result, given to `legacyEncoder`, restores them. */
export function decodeLegacy(bytes: Uint8Array): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const name of [declaredName(buffer), guessName(buffer)]) {
    const decoded = name === undefined ? undefined : tryName(buffer, name);
    if (decoded !== undefined) return decoded;
  }
  return decodeNamed(buffer, 'windows-1252');
}

/** @throws InputError when the encoding is unknown, or the bytes make no sense in it. */
export function decodeNamed(buffer: Buffer, name: string): Decoded {
  if (name === 'windows-1252') return { text: decodeWestern(buffer), encoding: { name, bom: false }, damaged: 0 };
  const decoded = KNOWN.has(name) ? tryName(buffer, name) : undefined;
  if (decoded === undefined)
    throw new InputError(`this file is not in ${name}: was it changed or converted? Use the original`);
  return decoded;
}

/**
 * An encoder for text without lone surrogates.
 *
 * @throws InputError at once for an unknown encoding, later when a character does not exist in the encoding.
 */
export function legacyEncoder(name: string): (text: string) => Buffer {
  if (name === 'windows-1252') return encodeWestern;
  if (!KNOWN.has(name)) throw new InputError(`unknown encoding “${name}”: use utf-8`);
  return (text) => {
    const buffer = iconv.encode(text, name);
    if (roundTrip(buffer, name) === text) return buffer;
    const lost = [...new Set(text)].find((each) => roundTrip(iconv.encode(each, name), name) !== each);
    throw notInEncoding(lost ?? text.slice(0, 1), name);
  };
}

function notInEncoding(character: string, name: string): InputError {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const problem = `“${character}” (U+${code}) does not exist in ${name}`;
  return new InputError(`${problem}: reject the change that brings it in, or convert the file to UTF-8 first`);
}

/** Bytes 0x80 to 0x9F. The five that windows-1252 leaves undefined are C1 controls, as browsers read them. */
const WESTERN = Array.from({ length: 32 }, (_, index) => {
  const character = iconv.decode(Buffer.of(0x80 + index), 'windows-1252');
  return character === UNDEFINED ? String.fromCharCode(0x80 + index) : character;
});
const WESTERN_BYTES = new Map(WESTERN.map((character, index) => [character, String.fromCharCode(0x80 + index)]));

/** Every byte has a character of its own, so this never loses anything: the last resort for all other encodings. */
function decodeWestern(buffer: Buffer): string {
  return buffer.toString('latin1').replace(/[\x80-\x9f]/g, (byte) => WESTERN[byte.charCodeAt(0) - 0x80] ?? byte);
}

function encodeWestern(text: string): Buffer {
  const latin1 = text.replace(/[^\0-\x7f\xa0-\xff]/gu, (character) => {
    const byte = WESTERN_BYTES.get(character);
    if (byte === undefined) throw notInEncoding(character, 'windows-1252');
    return byte;
  });
  return Buffer.from(latin1, 'latin1');
}

/** Undefined when more than a tenth of the non-ASCII bytes makes no sense in this encoding. */
function tryName(buffer: Buffer, name: string): Decoded | undefined {
  const encoding = { name, bom: false };
  const whole = roundTrip(buffer, name);
  if (whole !== undefined) return { text: whole, encoding, damaged: 0 };
  const text = decodePieces(buffer, name, [NEWLINE, SPACE]);
  const pieces = text.split(/([\udc80-\udcff])/u);
  const restored = pieces.map((piece, index) =>
    index % 2 === 1 ? Buffer.of(piece.charCodeAt(0) & 0xff) : iconv.encode(piece, name),
  );
  const damaged = (pieces.length - 1) / 2;
  const high = buffer.reduce((sum, byte) => sum + (byte >> 7), 0);
  return damaged * 10 <= high && Buffer.concat(restored).equals(buffer) ? { text, encoding, damaged } : undefined;
}

/** What does not survive as a whole is decoded by lines, by words, by characters. Separators are never half a character. */
function decodePieces(buffer: Buffer, name: string, [separator, ...finer]: readonly number[]): string {
  if (separator === undefined) return decodeCharacters(buffer, name);
  const texts: string[] = [];
  for (let start = 0; start < buffer.length; ) {
    const end = buffer.indexOf(separator, start) + 1 || buffer.length;
    const piece = buffer.subarray(start, end);
    texts.push(roundTrip(piece, name) ?? decodePieces(piece, name, finer));
    start = end;
  }
  return texts.join('');
}

/** The text, unless bytes are undefined or encoding it again gives other bytes. */
function roundTrip(buffer: Buffer, name: string): string | undefined {
  const text = iconv.decode(buffer, name);
  return (name === 'gb18030' || !text.includes(UNDEFINED)) && iconv.encode(text, name).equals(buffer)
    ? text
    : undefined;
}

/** The shortest characters that survive the way there and back; other bytes are escaped. */
function decodeCharacters(buffer: Buffer, name: string): string {
  let text = '';
  for (let at = 0; at < buffer.length; ) {
    const rest = buffer.subarray(at, at + 4);
    const length = [1, 2, 3, 4].find(
      (each) => each <= rest.length && roundTrip(rest.subarray(0, each), name) !== undefined,
    );
    text += length === undefined ? escapeByte(rest[0] ?? 0) : iconv.decode(rest.subarray(0, length), name);
    at += length ?? 1;
  }
  return text;
}
