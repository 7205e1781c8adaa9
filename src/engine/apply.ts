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

/** Sorted edits; deletions that touch each other become one. */
export function joined(edits: readonly Edit[]): Edit[] {
  const joint: Edit[] = [];
  for (const edit of edits) {
    const last = joint.at(-1);
    if (last?.text === '' && edit.text === '' && last.end === edit.start)
      joint.splice(-1, 1, { ...last, end: edit.end });
    else joint.push(edit);
  }
  return joint;
}

/** An edit without what stays the same at its ends. @param old what stands in its range */
export function trimmed(old: string, { start, end, text }: Edit): Edit {
  const room = Math.min(old.length, text.length);
  let front = 0;
  while (front < room && old[front] === text[front]) front++;
  let back = 0;
  while (back < room - front && old[old.length - 1 - back] === text[text.length - 1 - back]) back++;
  return { start: start + front, end: end - back, text: text.slice(front, text.length - back) };
}
