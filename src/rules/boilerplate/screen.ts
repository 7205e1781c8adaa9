import type { Article } from '../../article/article.ts';
import { KIND_CAPITAL, KIND_NUMBER } from '../../article/tokens.ts';
import { readData } from '../../language/data.ts';
import { CUES, countCues } from './cues.ts';
import { Forest, type PackedForest } from './forest.ts';
import { outlineOf } from './outline.ts';

/** Rows at each end that are looked at one by one. */
const ENDS = 3;
const ROW = ['words', 'prose', 'cue classes'] as const;

/** What the screen looks at: sums over the rows, and the rows at both ends. */
export const SCREEN_COLUMNS: readonly string[] = [
  'rows',
  'rows that are no prose',
  'their share',
  'their words',
  'their share of the words',
  'longest run of them',
  'of them longer than a menu item',
  'words',
  'rows with cues',
  'very long rows',
  'capitals',
  'numbers',
  ...['first', 'last'].flatMap((end) =>
    Array.from({ length: ENDS }, (_, i) => ROW.map((name) => `${end} ${i}: ${name}`)).flat(),
  ),
  ...CUES.map((cue) => `cue: ${cue}`),
];

const MENU_ITEM = 6;
/** A row that is not there. */
const NONE = -1;

/** One row of numbers, in the order of `SCREEN_COLUMNS`. Costs next to nothing: the gate has made the outline. */
export function screenFeatures(article: Article): Float32Array {
  const { count, words, isProse, isLong, cues } = outlineOf(article);
  const { kind, count: tokens } = article.tokens;
  let odd = 0;
  let oddWords = 0;
  let run = 0;
  let longest = 0;
  let items = 0;
  let all = 0;
  let cueRows = 0;
  let long = 0;
  let set = 0;
  for (let row = 0; row < count; row++) {
    const own = words[row] as number;
    all += own;
    long += isLong[row] as number;
    if (cues[row] !== 0) cueRows++;
    set |= cues[row] as number;
    run = isProse[row] ? 0 : run + 1;
    if (isProse[row]) continue;
    odd++;
    oddWords += own;
    if (own > MENU_ITEM) items++;
    longest = Math.max(longest, run);
  }
  let capitals = 0;
  let numbers = 0;
  for (let token = 0; token < tokens; token++) {
    if (kind[token] === KIND_CAPITAL) capitals++;
    else if (kind[token] === KIND_NUMBER) numbers++;
  }
  const features = new Float32Array(SCREEN_COLUMNS.length);
  const sums = [count, odd, odd / (count || 1), oddWords, oddWords / (all || 1), longest, items];
  features.set([...sums, all, cueRows, long, capitals / (all || 1), numbers / (all || 1)]);
  let at = sums.length + 5;
  for (const from of [0, count - 1]) {
    for (let i = 0; i < ENDS; i++, at += ROW.length) {
      const row = from === 0 ? i : from - i;
      const isThere = row >= 0 && row < count;
      features[at] = isThere ? (words[row] as number) : NONE;
      features[at + 1] = isThere ? (isProse[row] as number) : NONE;
      features[at + 2] = isThere ? countCues(cues[row] as number) : 0;
    }
  }
  for (let cue = 0; cue < CUES.length; cue++) features[at + cue] = (set >> cue) & 1;
  return features;
}

/** The screen file: `models/boilerplate-screen.json`. */
export interface PackedScreen {
  readonly version: number;
  readonly columns: number;
  /** Log-odds (nats) from which the line model is asked. */
  readonly threshold: number;
  readonly forest: PackedForest;
}

export const SCREEN_VERSION = 1;
export const SCREEN_FILE = 'boilerplate-screen.json';

/** Languages (ISO 639-1) whose texts the screen may keep away from the model. It knows too few of others to foresee anything in them. */
export const SCREENED: ReadonlySet<string> = new Set(['en']);

/** Will the line model find anything in this text? */
export type Screen = (article: Article) => boolean;

/** @throws when the file belongs to another version of galley. */
export function unpackScreen(json: string): Screen {
  const packed = JSON.parse(json) as PackedScreen;
  if (packed.version !== SCREEN_VERSION || packed.columns !== SCREEN_COLUMNS.length)
    throw new Error(`models/${SCREEN_FILE} belongs to another version of galley; run “npm run train:screen”`);
  const forest = Forest.of(packed.forest);
  return (article) =>
    !SCREENED.has(article.language) ||
    (forest.score({ units: 1, values: screenFeatures(article) })[0] as number) >= packed.threshold;
}

/** The screen that ships, read on first use. A small forest that foresees whether the large one will speak keeps it away from nearly all clean articles. */
export function shippedScreen(): Screen {
  let screen: Screen | undefined;
  return (article) => {
    screen ??= unpackScreen(readData(SCREEN_FILE).toString('utf8'));
    return screen(article);
  };
}
