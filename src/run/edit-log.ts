import { Buffer } from 'node:buffer';
import { decodeAs, type Encoding, encode, InputError } from '../article/decode.ts';
import { applyEdits, invertEdits } from '../engine/apply.ts';
import type { Edit } from '../engine/finding.ts';
import { type SourceFile, sha256 } from './source.ts';

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
  /** The original bytes in base64, when the copy has another shape than the original (HTML, JSONL). */
  readonly original?: string;
}

/** @param edits the applied edits of a text file, sorted; `undefined` for formats that keep their bytes in the log. */
export function recordOf(
  relative: string,
  cleanedName: string,
  source: SourceFile,
  cleaned: Uint8Array,
  edits: readonly Edit[] | undefined,
): EditRecord {
  const common = {
    v: 1,
    path: relative,
    cleaned: cleanedName,
    sha256: source.sha256,
    cleanedSha256: sha256(cleaned),
    encoding: source.encoding,
  } as const;
  const text = source.units[0]?.text ?? '';
  if (edits) return { ...common, inverse: invertEdits(text, edits) };
  return { ...common, original: Buffer.from(source.bytes).toString('base64') };
}

/**
 * Original bytes of a cleaned copy.
 * @throws InputError when the copy was changed after cleaning, so that the edits no longer fit, or the log was.
 */
export async function restoreBytes(record: EditRecord, cleaned: Uint8Array): Promise<Uint8Array> {
  if (record.original !== undefined) return verified(record, Buffer.from(record.original, 'base64'));
  if (sha256(cleaned) !== record.cleanedSha256) {
    throw new InputError(
      `${record.cleaned}: was changed after it was cleaned; restore needs the copy as galley wrote it`,
    );
  }
  const { text } = await decodeAs(cleaned, record.encoding);
  let original: string;
  try {
    original = applyEdits(text, record.inverse ?? []);
  } catch {
    throw new InputError(`${record.path}: ${EDITED}`);
  }
  return verified(record, await encode(original, record.encoding));
}

const EDITED = 'the log does not lead back to the original; was it edited?';

function verified(record: EditRecord, bytes: Uint8Array): Uint8Array {
  if (sha256(bytes) !== record.sha256) throw new InputError(`${record.path}: ${EDITED}`);
  return bytes;
}
