import type { Article } from '../../article/article.ts';
import { classOf, isSpaceOrBreak, SENTENCE_MARK } from '../../article/characters.ts';

/** Icon descriptions that follow each other in one row. Offsets in UTF-16 units; `end` is the end of the last description. */
export interface IconRun {
  readonly start: number;
  readonly end: number;
  readonly labels: readonly string[];
  /** Descriptions that say “an icon”. */
  readonly sure: number;
}

/** A label in title case, then its description: `Calendar An icon of a desk calendar.` All repetitions are bounded. */
const itemPattern = (): RegExp =>
  /((?:[\p{Lu}\d][\p{L}\p{N}'’&+/-]{0,30} ){1,6})(An? [^.!?\n\r]{1,200})[.!?](?=["”’)]?(?:\s|$|\p{Lu}))/uy;
/** Longest item. */
const ITEM_LENGTH = 400;
/** What descriptions of icons name. */
const ICON = /\b(?:icon|symbol|logo|glyph|mark|arrow|button|dots)\b/i;
const surePattern = (): RegExp => /^An? (?:[\p{L}-]{1,20} ){0,3}icon\b/iu;

/** Icon descriptions of a text in runs: a run that fills its row goes on at the start of the next one. O(n) over the rows that hold “icon”. */
export function iconDumpsOf(article: Article): IconRun[][] {
  const { text, rows } = article;
  const dumps: IconRun[][] = [];
  let open: IconRun[] | undefined;
  let at = text.indexOf('icon');
  let row = at < 0 ? rows.count : article.rowAt(at);
  while (row < rows.count) {
    for (const run of runsOf(article, row)) {
      if (open && run.start === rows.start[row]) open.push(run);
      else {
        open = [run];
        dumps.push(open);
      }
    }
    if (open?.[open.length - 1]?.end !== rows.end[row]) open = undefined;
    const next = rows.end[row] as number;
    if (at < next) at = text.indexOf('icon', next);
    row = open || at < 0 ? row + 1 : article.rowAt(at);
    if (!open && at < 0) break;
  }
  return dumps;
}

function runsOf({ text, rows }: Article, row: number): IconRun[] {
  const to = rows.end[row] as number;
  const runs: IconRun[] = [];
  let at = rows.start[row] as number;
  while (at < to) {
    const run = runAt(text, at, to);
    if (run.labels.length > 0) runs.push(run);
    const cue = text.indexOf('icon', run.end);
    if (cue < 0 || cue >= to) break;
    at = nextSentence(text, Math.max(at, run.end - 1, cue - ITEM_LENGTH), to);
  }
  return runs;
}

/** Where the next sentence of a row may start, or `to`. */
function nextSentence(text: string, from: number, to: number): number {
  for (let at = from; at + 1 < to; at++) {
    if (classOf(text.charCodeAt(at)) !== SENTENCE_MARK) continue;
    let next = at + 1;
    while (next < to && '"”’)'.includes(text.charAt(next))) next++;
    if (!isSpaceOrBreak(text.charCodeAt(next))) continue;
    while (next < to && isSpaceOrBreak(text.charCodeAt(next))) next++;
    return next;
  }
  return to;
}

function runAt(text: string, from: number, to: number): IconRun {
  const items = itemPattern();
  const labels: string[] = [];
  let sure = 0;
  let end = from;
  let at = from;
  while (at < to) {
    items.lastIndex = at;
    const item = items.exec(text);
    if (!item || !ICON.test(item[0])) break;
    labels.push((item[1] as string).trim());
    if (surePattern().test(item[2] as string)) sure++;
    end = at + item[0].length;
    at = end;
    while (at < to && isSpaceOrBreak(text.charCodeAt(at))) at++;
  }
  return { start: from, end, labels, sure };
}
