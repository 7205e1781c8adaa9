import type { Edit } from './finding.ts';

/**
 * Applies sorted, disjoint edits (touching is fine). O(text + edits).
 * @throws RangeError when edits overlap or leave the text: silently skipping one would break the promise that nothing is lost.
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  // Joined at once: a text that was put together with `+` is read by way of its pieces, and the tokeniser takes half as long again.
  const parts: string[] = [];
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(
        `edit ${edit.start}–${edit.end} overlaps another or leaves the text of ${text.length} units`,
      );
    }
    parts.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  parts.push(text.slice(at));
  return parts.join('');
}

/** Edits that turn the result of `applyEdits(text, edits)` back into `text`, sorted. */
export function invertEdits(text: string, edits: readonly Edit[]): Edit[] {
  let delta = 0;
  return edits.map((edit) => {
    const start = edit.start + delta;
    delta += edit.text.length - (edit.end - edit.start);
    return { start, end: start + edit.text.length, text: text.slice(edit.start, edit.end) };
  });
}

/** Orders edits by start, then end; an insertion comes before a replacement at the same place. */
export function byPosition(a: Edit, b: Edit): number {
  return a.start - b.start || a.end - b.end || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
}
