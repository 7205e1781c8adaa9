import { Buffer } from 'node:buffer';
import path from 'node:path';
import { unifiedPatch } from '../report/patch.ts';
import type { SourceFile } from './source.ts';
import { slashes } from './walk.ts';

/**
 * The patch that turns a file into its cleaned bytes, as `git apply` takes it; empty when nothing changes. It is made of bytes, not of text: the lines
 * of a patch must be those of the file, whatever its encoding, byte order mark and damaged characters.
 *
 * @param name path relative to the folder where the patch will be applied
 */
export function patchOf(name: string, source: SourceFile, cleaned: Uint8Array): Buffer {
  return Buffer.from(unifiedPatch(slashes(name), latin1(source.bytes), latin1(cleaned)), 'latin1');
}

/** A patch that creates a file: what a page of HTML becomes is a new text beside it. */
export function creationOf(name: string, bytes: Uint8Array): Buffer {
  if (bytes.length === 0) return Buffer.alloc(0);
  const target = slashes(name);
  const patch = unifiedPatch(target, '', latin1(bytes))
    .replace(/^diff --git .*$/m, '$&\nnew file mode 100644')
    .replace(/^--- .*$/m, '--- /dev/null');
  return Buffer.from(patch, 'latin1');
}

/** How a patch names a file: below the working directory where that is possible. */
export function patchName(file: string): string {
  const relative = path.relative(process.cwd(), path.resolve(file));
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative;
}

/** One character a byte, so that text functions can work on bytes. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
