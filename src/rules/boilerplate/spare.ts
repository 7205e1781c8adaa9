import { countCues, without } from './cues.ts';
import type { Features } from './features.ts';
import { column, own } from './matrix.ts';

/** Log-odds (nats) below which prose without a cue goes from within a text, and fewer lines than a list without one. */
const PROSE_LIMIT = -3.5;
const LINE_LIMIT = -4;
/** Lines in a row that make a list, cue classes it may hold by chance, and the mean log-odds from which it stays. */
const LIST_UNITS = 4;
const LIST_CLASSES = 2;
const LIST_LIMIT = -5;
/** Lines that must stay for the others of their list to be taken back, the share of a list that may not go alone, and the log-odds (nats) below which a line does. */
const LIST_STAYS = 2;
const LIST_SHARE = 0.5;
const LIST_SURE = -4;
/** Words of a headline, the share of its content words that the text repeats (less in the very first line), and the log-odds (nats) it must have. */
const HEADLINE_WORDS = { min: 3, max: 25 } as const;
const HEADLINE_TOPIC = 0.34;
const FIRST_TOPIC = 0.15;
const HEADLINE_LIMIT = -4;
/** Units below the last sure paragraph among which the closing one is looked for, and the log-odds (nats) it must have. */
const CLOSING_REACH = 2;
const CLOSING_LIMIT = -2.5;
/** Prose without a cue that stays in a script the model hardly knows, by its log-odds (nats). */
const DOUBTFUL_LIMIT = -2.5;
/** A page of which less prose without a cue stays, in words and as a share of it, has lost its text; what is within so many nats of the best paragraph is the text. */
const TEXT_WORDS = 60;
const TEXT_SHARE = 0.2;
const TEXT_REACH = 1;
/** Log-odds (nats) below which not even the best paragraph is text. */
const NO_TEXT = -6;
/** A date says nothing about what a line is. */
const TELLING = without('date');

/**
 * Takes back what the odds alone would take from within an article, between the first and the last paragraph that stays. There a line needs a second signal besides its odds:
 * prose and single lines a cue, a run of lines cues of three classes, because lists, tables, results and product data look like menus; or odds that leave no doubt. The limits are tuned out of fold
 * on the extractor outputs of the dev benches, and on their clean texts without blank lines: hardly any furniture of an extract stands within its text, so little is lost by caution.
 */
export function spare({ units, cues, matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  const stays = (unit: number): boolean => verdicts[unit] === 0 && prose[unit] === 1;
  let first = 0;
  while (first < units.count && !stays(first)) first++;
  let last = units.count - 1;
  while (last > first && !stays(last)) last--;
  for (let unit = first; unit < last; unit++)
    if (prose[unit] === 1 && ((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= PROSE_LIMIT)
      verdicts[unit] = 0;
  spareHeadline(units, cues, matrix, odds, verdicts, first);
  spareLists(cues, prose, odds, verdicts, first, last);
  let from = first + 1;
  while (from < last) {
    let to = from;
    let sum = 0;
    let seen = cues[from - 1] as number;
    for (; to < last && verdicts[to] !== 0; to++) {
      sum += odds[to] as number;
      seen |= cues[to] as number;
    }
    const isList = to - from >= LIST_UNITS;
    if (isList && countCues(seen & TELLING) <= LIST_CLASSES && sum >= LIST_LIMIT * (to - from))
      verdicts.fill(0, from, to);
    for (let unit = from; unit < to && !isList; unit++)
      if (((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= LINE_LIMIT) verdicts[unit] = 0;
    from = to + 1;
  }
}

/** A list goes as a whole or not at all: where most of its lines stay, the others are no furniture, unless a cue or the odds say so beyond doubt. */
function spareLists(
  cues: Int32Array,
  prose: Float32Array,
  odds: Float32Array,
  verdicts: Uint8Array,
  first: number,
  last: number,
): void {
  for (let from = first + 1, to = from; from < last; from = to + 1) {
    let gone = 0;
    for (to = from; to < last && prose[to] === 0; to++) if (verdicts[to] !== 0) gone++;
    const count = to - from;
    if (gone === 0 || count - gone < LIST_STAYS || gone > LIST_SHARE * count) continue;
    for (let unit = from; unit < to; unit++)
      if (((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= LIST_SURE) verdicts[unit] = 0;
  }
}

/** The headline stands among breadcrumbs, labels and bylines, but the text says its words again. The first such line above the text stays. */
function spareHeadline(
  units: Features['units'],
  cues: Int32Array,
  matrix: Features['matrix'],
  odds: Float32Array,
  verdicts: Uint8Array,
  first: number,
): void {
  const topic = column(matrix, own('topic of the text'));
  for (let unit = 0; unit < first; unit++) {
    const words = units.words[unit] as number;
    const isLong = words >= HEADLINE_WORDS.min && words <= HEADLINE_WORDS.max;
    const least = unit === 0 ? FIRST_TOPIC : HEADLINE_TOPIC;
    if (!isLong || (topic[unit] as number) < least || ((cues[unit] as number) & TELLING) !== 0) continue;
    if ((odds[unit] as number) >= HEADLINE_LIMIT) verdicts[unit] = 0;
    return;
  }
}

/**
 * The closing paragraph may stand below a box or an advertisement, next to all that follows the article, and looks like furniture there. One stays that has no cue
 * and is not worse than CLOSING_LIMIT. Between paragraphs nothing is taken back: that costs more on the full pages of the benches than it saves.
 */
export function spareClosing({ units, cues, matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  let last = units.count - 1;
  while (last >= 0 && !(verdicts[last] === 0 && prose[last] === 1 && (odds[last] as number) > 0)) last--;
  if (last < 0) return;
  for (let unit = last + 1; unit < Math.min(units.count, last + 1 + CLOSING_REACH); unit++) {
    if (prose[unit] !== 1) continue;
    if (((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) >= CLOSING_LIMIT) verdicts[unit] = 0;
    return;
  }
}

/** Takes back prose without a cue that the model doubts, wherever it stands. */
export function spareDoubtful({ cues, matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  for (let unit = 0; unit < verdicts.length; unit++)
    if (prose[unit] === 1 && ((cues[unit] as number) & TELLING) === 0 && (odds[unit] as number) > DOUBTFUL_LIMIT)
      verdicts[unit] = 0;
}

/**
 * Every page has a text. Where hardly any prose would stay, the model does not know this kind of text, and its odds still tell better paragraphs from worse ones: those next
 * to the best stay.
 */
export function spareText({ units, cues, matrix }: Features, odds: Float32Array, verdicts: Uint8Array): void {
  const prose = column(matrix, own('prose'));
  const isText = (unit: number): boolean => prose[unit] === 1 && ((cues[unit] as number) & TELLING) === 0;
  let all = 0;
  let stays = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let unit = 0; unit < units.count; unit++) {
    if (!isText(unit)) continue;
    const words = units.words[unit] as number;
    all += words;
    if (verdicts[unit] === 0) stays += words;
    best = Math.max(best, odds[unit] as number);
  }
  if (best < NO_TEXT || stays >= TEXT_WORDS || stays >= TEXT_SHARE * all) return;
  for (let unit = 0; unit < units.count; unit++)
    if (isText(unit) && (odds[unit] as number) > best - TEXT_REACH) verdicts[unit] = 0;
}
