import type { Article } from '../../article/article.ts';
import { isSpaceOrBreak } from '../../article/characters.ts';

/** Icon descriptions that follow each other in one row. Offsets in UTF-16 units; `end` is the end of the last description. */
export interface IconRun {
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
  /** Descriptions that say “an icon”. */
  readonly sure: number;
}

/** A label in title case, then its description: `Calendar An icon of a desk calendar.` All repetitions are bounded. */
const ITEM = /((?:[\p{Lu}\d][\p{L}\p{N}'’&+/-]{0,30} ){1,6})(An? [^.!?\n\r]{1,200})[.!?](?=["”’)]?(?:\s|$|\p{Lu}))/uy;
/** What descriptions of icons name. */
const ICON = /\b(?:icon|symbol|logo|glyph|mark|arrow|button|dots)\b/i;
const SURE = /^An? (?:[\p{L}-]{1,20} ){0,3}icon\b/iu;
const SENTENCE_END = /[.!?]["”’)]?\s+/g;

/** The first run of icon descriptions of a row with at least one sure one. O(length of the row). */
export function iconRunOf({ text, rows }: Article, row: number): IconRun | undefined {
  const to = rows.end[row] as number;
  let at = rows.start[row] as number;
  while (at < to) {
    const run = runAt(text, at, to);
    if (run.sure > 0) return run;
    SENTENCE_END.lastIndex = Math.max(at, run.end - 1);
    if (!SENTENCE_END.test(text) || SENTENCE_END.lastIndex >= to) return undefined;
    at = SENTENCE_END.lastIndex;
  }
  return undefined;
}

function runAt(text: string, from: number, to: number): IconRun {
  const labels: string[] = [];
  let sure = 0;
  let end = from;
  let at = from;
  while (at < to) {
    ITEM.lastIndex = at;
    const item = ITEM.exec(text);
    if (!item || !ICON.test(item[0])) break;
    labels.push((item[1] as string).trim());
    if (SURE.test(item[2] as string)) sure++;
    end = at + item[0].length;
    at = end;
    while (at < to && isSpaceOrBreak(text.charCodeAt(at))) at++;
  }
  return { start: from, end, labels, sure };
}
