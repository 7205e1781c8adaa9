import { Buffer, constants } from 'node:buffer';
import { hasBinaryControls, signatureKind } from './binary.ts';
import { type Decoded, type Encoding, InputError } from './decoded.ts';
import { decodeUnmarkedUtf16, decodeUtf8, decodeUtf16, encodeUtf16, LONE, mostlyUtf8 } from './unicode.ts';

export { type Decoded, type Encoding, InputError };

const BOMS = [
  { name: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { name: 'utf-16le', bytes: [0xff, 0xfe] },
  { name: 'utf-16be', bytes: [0xfe, 0xff] },
] as const;

const ESCAPED_BYTE = /([\udc80-\udcff])/u;

/**
 * Decode what is Unicode: byte order marks, strict UTF-8, UTF-16 without a mark, and UTF-8 with some bad bytes.
 *
 * @returns `undefined` when the bytes are in no Unicode encoding.
 * @throws InputError for binary files, UTF-32 and files too large for one string.
 */
export function decodeUnicode(bytes: Uint8Array): Decoded | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > constants.MAX_STRING_LENGTH) {
    throw new InputError(`file of ${buffer.length} bytes is too large to hold in memory: split it into smaller files`);
  }
  refuseBinary(buffer);
  const mark = BOMS.find((candidate) => candidate.bytes.every((byte, index) => buffer[index] === byte));
  if (mark !== undefined) {
    const body = buffer.subarray(mark.bytes.length);
    return mark.name === 'utf-8' ? decodeUtf8(body, true) : decodeUtf16(body, mark.name, true);
  }
  // Half of ASCII text in UTF-16 is NUL bytes, and valid UTF-8 besides, so this question comes first.
  if (buffer.includes(0)) return decodeUnmarkedUtf16(buffer) ?? refuseBytes('NUL bytes');
  if (mostlyUtf8(buffer)) return decodeUtf8(buffer, false);
  return hasBinaryControls(buffer) ? refuseBytes('control characters') : undefined;
}

/**
 * Decode a file of unknown encoding so that `encode` gives back the same bytes.
 *
 * @throws InputError for binary files, UTF-32 and files too large for one string.
 */
export async function decode(bytes: Uint8Array): Promise<Decoded> {
  const unicode = decodeUnicode(bytes);
  if (unicode !== undefined) return unicode;
  const { decodeLegacy } = await import('./legacy.ts');
  return decodeLegacy(bytes);
}

/**
 * Decode bytes whose encoding is known, for instance a cleaned copy by the encoding of its original: guessing anew could
 * give another answer, because the text has changed.
 *
 * @throws InputError when the encoding is unknown, or the bytes make no sense in it.
 */
export async function decodeAs(bytes: Uint8Array, encoding: Encoding): Promise<Decoded> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const family = unicodeFamily(encoding.name);
  const body = encoding.bom ? buffer.subarray(BOMS.find(({ name }) => name === family)?.bytes.length ?? 0) : buffer;
  if (family === 'utf-8') return decodeUtf8(body, encoding.bom);
  if (family !== undefined) return { ...decodeUtf16(body, family, encoding.bom), encoding };
  const { decodeNamed } = await import('./legacy.ts');
  return decodeNamed(buffer, encoding.name);
}

/**
 * The bytes of `text`, with byte order mark if the encoding has one. The inverse of `decode`: lone surrogates
 * U+DC80..U+DCFF become the bytes they stand for.
 *
 * @throws InputError when a character does not exist in the encoding, or the encoding is unknown.
 */
export async function encode(text: string, encoding: Encoding): Promise<Uint8Array> {
  const family = unicodeFamily(encoding.name);
  const mark = encoding.bom ? (BOMS.find(({ name }) => name === family)?.bytes ?? []) : [];
  const body =
    family === 'utf-16le' || family === 'utf-16be'
      ? encodeUtf16(text, family, encoding.name !== family)
      : encodeEscaped(text, encoding.name, await characterEncoder(encoding.name));
  const all = Buffer.concat([Buffer.from(mark), body]);
  return new Uint8Array(all.buffer, all.byteOffset, all.byteLength);
}

function unicodeFamily(name: string): (typeof BOMS)[number]['name'] | undefined {
  return BOMS.find((candidate) => name === candidate.name || name === `${candidate.name}-cut`)?.name;
}

async function characterEncoder(name: string): Promise<(text: string) => Buffer> {
  if (name === 'utf-8') return (text) => Buffer.from(text, 'utf8');
  const { legacyEncoder } = await import('./legacy.ts');
  return legacyEncoder(name);
}

function refuseBinary(buffer: Buffer): void {
  const kind = signatureKind(buffer);
  if (kind !== undefined) {
    throw new InputError(`binary file (${kind}): extract its text first, or leave it out with an ignore pattern`);
  }
  const head = buffer.toString('latin1', 0, 4);
  if (head === '\xff\xfe\0\0' || head === '\0\0\xfe\xff') {
    throw new InputError(
      'UTF-32 is not supported: convert the file to UTF-8, for instance with iconv -f utf-32 -t utf-8',
    );
  }
}

function refuseBytes(what: string): never {
  const problem = `binary file (${what})`;
  throw new InputError(`${problem}: remove them if this is text, or leave the file out with an ignore pattern`);
}

function encodeEscaped(text: string, name: string, encodeCharacters: (text: string) => Buffer): Buffer {
  if (!LONE.test(text)) return encodeCharacters(text);
  const parts = text.split(ESCAPED_BYTE).map((part, index) => {
    if (index % 2 === 1) return Buffer.of(part.charCodeAt(0) & 0xff);
    const lone = LONE.exec(part)?.[0];
    if (lone === undefined) return encodeCharacters(part);
    const code = lone.charCodeAt(0).toString(16).toUpperCase();
    throw new InputError(
      `half a character (U+${code}) cannot be written in ${name}: reject the change that cut it in two`,
    );
  });
  return Buffer.concat(parts);
}
