import { setOf } from './cues.ts';
import type { Features } from './features.ts';
import { column, own } from './matrix.ts';

/**
 * Behind the last paragraph of an extract, where at least this share of the lines goes, the others go with them below these log-odds (nats) when the text says fewer than this
 * share of their content words: headlines of other stories.
 */
const TAIL = { share: 0.5, limit: -0.5, topic: 0.2 } as const;
/** Words of prose that stand above the comments. */
const TEXT_WORDS = 120;
/** Lines of a comment form (“reply”, “report”) that make a thread, the words of one, and how far from a comment it may stand, in units. */
const BUTTONS = 3;
const BUTTON_WORDS = 8;
const REACH = 3;
/** Log-odds (nats) below which prose between two such lines is a comment. */
const COMMENT_LIMIT = 1.5;
const COMMENT = setOf('comment');

/** The list of other stories behind a text has no heading in most extracts, and half of its lines look like any other line. Takes the rest of it. */
export function joinTail({ matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  const topic = column(matrix, own('topic of the text'));
  let from = verdicts.length;
  while (from > 0 && !(prose[from - 1] === 1 && verdicts[from - 1] === 0)) from--;
  const gone = verdicts.subarray(from).reduce((sum, verdict) => sum + (verdict === 0 ? 0 : 1), 0);
  if (gone < TAIL.share * (verdicts.length - from)) return;
  for (let unit = from; unit < verdicts.length; unit++) {
    const isOther = prose[unit] === 0 && (topic[unit] as number) < TAIL.topic;
    if (verdicts[unit] === 0 && isOther && (odds[unit] as number) < TAIL.limit) verdicts[unit] = 1;
  }
}

/** What readers write reads like prose, but stands between the buttons of their thread. Takes it where those go. */
export function joinComments({ units, cues, matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  let from = 0;
  for (let words = 0; from < units.count && words < TEXT_WORDS; from++)
    if (prose[from] === 1 && verdicts[from] === 0) words += units.words[from] as number;
  const buttons: number[] = [];
  for (let unit = from; unit < units.count; unit++) {
    const isButton = verdicts[unit] !== 0 && prose[unit] === 0 && (units.words[unit] as number) <= BUTTON_WORDS;
    if (isButton && ((cues[unit] as number) & COMMENT) !== 0) buttons.push(unit);
  }
  if (buttons.length < BUTTONS) return;
  for (let i = 1; i < buttons.length; i++) {
    const [above, below] = [buttons[i - 1] as number, buttons[i] as number];
    for (let unit = Math.max(above + 1, below - REACH); unit < below && unit <= above + REACH; unit++)
      if (prose[unit] === 1 && verdicts[unit] === 0 && (odds[unit] as number) <= COMMENT_LIMIT) verdicts[unit] = 1;
  }
}
