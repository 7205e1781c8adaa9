import { Buffer } from 'node:buffer';
import { type Encoding, encode, InputError } from '../article/decode.ts';
import { applyEdits, invertEdits } from '../engine/apply.ts';
import type { Edit } from '../engine/finding.ts';
import { type SourceFile, sha256, sourceOf } from './source.ts';

/** One line of `galley-edits.jsonl`: what turns a cleaned copy back into the original, byte for byte. */
export interface EditRecord {
  readonly v: 1;
  /** Path of the original below the folder that was cleaned, and of the copy below the output folder. */
  readonly path: string;
  readonly cleaned: string;
  /** SHA-256 of the original bytes and of the cleaned bytes. */
  readonly sha256: string;
  readonly cleanedSha256: string;
  readonly encoding: Encoding;
  /** Edits of the cleaned text, UTF-16 offsets. Absent when the copy has another format than the original. */
  readonly inverse?: readonly Edit[];
  /** The original bytes in base64, when inverse edits could not surely bring them back (HTML, JSONL, older encodings). */
  readonly original?: string;
}

/** @param edits the applied edits of a text file, sorted; `undefined` for formats that keep their bytes in the log. */
export function recordOf(relative: string, cleanedName: string, source: SourceFile, cleaned: Uint8Array, edits: readonly Edit[] | undefined): EditRecord {
  const common = { v: 1, path: relative, cleaned: cleanedName, sha256: source.sha256, cleanedSha256: sha256(cleaned), encoding: source.encoding } as const;
  const text = source.units[0]?.text ?? '';
  if (edits && isSelfEvident(source)) return { ...common, inverse: invertEdits(text, edits) };
  return { ...common, original: Buffer.from(source.bytes).toString('base64') };
}

/** Will the cleaned copy be decoded the same way as the original? Certain for sound UTF-8 and for UTF-16 with a mark; else the log keeps the bytes. */
function isSelfEvident({ encoding, damaged }: SourceFile): boolean {
  return (encoding.name === 'utf-8' && damaged === 0) || (encoding.name.startsWith('utf-16') && encoding.bom);
}

/**
 * Original bytes of a cleaned copy.
 * @throws InputError when the copy was changed after cleaning, so that the edits no longer fit.
 */
export async function restoreBytes(record: EditRecord, cleaned: Uint8Array): Promise<Uint8Array> {
  if (record.original !== undefined) return Buffer.from(record.original, 'base64');
  if (sha256(cleaned) !== record.cleanedSha256) {
    throw new InputError(`${record.cleaned}: was changed after it was cleaned; restore needs the copy as galley wrote it`);
  }
  const source = await sourceOf(record.cleaned, cleaned, { format: 'text' });
  const bytes = await encode(applyEdits(source.units[0]?.text ?? '', record.inverse ?? []), record.encoding);
  if (sha256(bytes) !== record.sha256) throw new InputError(`${record.path}: the log does not lead back to the original; was it edited?`);
  return bytes;
}
