import { InputError } from './decode.ts';

/**
 * Text of a file that is no article (config, lexicon, pack, list): UTF-8 or, with its byte order mark, UTF-16, as shells and spreadsheets of Windows write it. The mark is taken off.
 * @param lenient bytes that are no UTF-8 become replacement characters
 * @throws InputError when they are none, without the name of the file: phrases with such letters would match nothing, without a word.
 */
export function textOfFile(bytes: Uint8Array, lenient = false): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: !lenient }).decode(bytes);
  } catch {
    throw new InputError('is not UTF-8; save it as UTF-8');
  }
}
