import type { StructuredPatch } from 'diff';
import { formatPatch, structuredPatch } from 'diff';

const CONTEXT = 3;

// jsdiff costs O(lines x changed lines). Up to this many added and removed lines a 1 MB file stays near 0.1 s; past it
// the lines between the first and the last change are replaced as one block, which is coarse but right.
const MAX_CHANGED_LINES = 1000;

/**
 * A unified diff that `git apply` takes, or '' when nothing changed.
 *
 * Only LF ends a line, as in git: CRLF files and lone CR pass through byte for byte.
 *
 * @param path POSIX path relative to the root where the patch will be applied
 * @param before the text as written on disk, including a BOM if the file has one; the patch must be stored in the
 *   file's own encoding, which for `git apply` in practice means UTF-8
 * @param after the new text in the same shape; '' empties the file and does not delete it
 */
export function unifiedPatch(path: string, before: string, after: string): string {
  if (before === after) return '';
  const name = path.replace(/^(?:\.\/+)+/, '');
  const patch =
    structuredPatch(`a/${name}`, `b/${name}`, before, after, '', '', {
      context: CONTEXT,
      maxEditLength: MAX_CHANGED_LINES,
    }) ?? oneHunk(`a/${name}`, `b/${name}`, before, after);
  return endNamesWithTab(formatPatch({ ...patch, isGit: true }), name);
}

/** Like git, a tab after a name with spaces, so that other patch tools see where it ends. */
function endNamesWithTab(patch: string, name: string): string {
  if (!name.includes(' ')) return patch;
  return patch.replace(/^--- .*$/m, '$&\t').replace(/^\+\+\+ .*$/m, '$&\t');
}

function oneHunk(oldFileName: string, newFileName: string, before: string, after: string): StructuredPatch {
  const old = before.match(LINE) ?? [];
  const fresh = after.match(LINE) ?? [];
  const limit = Math.min(old.length, fresh.length);
  let head = 0;
  while (head < limit && old[head] === fresh[head]) head++;
  let tail = 0;
  while (tail < limit - head && old.at(-1 - tail) === fresh.at(-1 - tail)) tail++;
  const from = Math.max(0, head - CONTEXT);
  const to = Math.max(0, tail - CONTEXT);
  const lines = [
    ...old.slice(from, head).map(written(' ')),
    ...old.slice(head, old.length - tail).map(written('-')),
    ...fresh.slice(head, fresh.length - tail).map(written('+')),
    ...old.slice(old.length - tail, old.length - to).map(written(' ')),
  ].flat();
  const hunk = {
    oldStart: from + 1,
    oldLines: old.length - to - from,
    newStart: from + 1,
    newLines: fresh.length - to - from,
    lines,
  };
  return { oldFileName, newFileName, oldHeader: '', newHeader: '', hunks: [hunk] };
}

const LINE = /[^\n]*\n|[^\n]+$/g;

const written =
  (sign: string) =>
  (line: string): string[] =>
    line.endsWith('\n') ? [sign + line.slice(0, -1)] : [sign + line, '\\ No newline at end of file'];
