import { CUES } from './cues.ts';

/** Columns of one unit by itself, in order. The names are what a report shows as evidence. */
const OWN = [
  'length',
  'words',
  'word length',
  'ends a sentence',
  'ends with a colon',
  'ends with an ellipsis',
  'ends with a word',
  'sentence marks',
  'commas',
  'quotation marks',
  'starts with a mark',
  'starts in lower case',
  'capitals',
  'all caps',
  'digits',
  'frequent words',
  'address',
  'bullet',
  'separators',
  'handles',
  'year',
  'time',
  'question',
  'brackets',
  'copyright sign',
  'currency',
  'numbers',
  'gap above',
  'cues',
  'prose',
  'from start',
  'to end',
  'position',
  'position by characters',
  'prose before',
  'prose after',
  'before the text',
  'behind the text',
  'inside the text',
  'copies',
  'same start',
  'topic of the text',
  'topic of the page',
  'content words',
  'topic above',
  'topic below',
  'one of many sentences',
  'opens a line',
  'closes a line',
  'wording',
  'words of the text it repeats',
  'words of its run',
  'break above',
  'break below',
  'words behind the last sentence',
  'capitals at the end',
  'words in closing brackets',
  'words of its label',
  'seams',
  'names with a slash',
  'same opening',
  'same ending',
] as const;

export type OwnName = (typeof OWN)[number];

/** Columns that say the same about all units of a text. */
const PAGE = [
  'page: units',
  'page: prose units',
  'page: prose words',
  'page: sentence ends',
  'page: unit length',
  'page: sentences',
  'page: cue units',
  'page: cue classes',
  'page: words of the text',
  'page: ideographs',
  'page: script',
  'page: words',
  'page: wording',
  'page: gaps',
  'page: longest unit',
] as const;

export type PageName = (typeof PAGE)[number];

/** Columns that are also looked up in the neighbours. */
export const CONTEXT: readonly OwnName[] = [
  'words',
  'word length',
  'capitals',
  'frequent words',
  'cues',
  'topic of the text',
  'ends a sentence',
  'prose',
  'wording',
];

/** Where a context column looks. */
export const PLACES = ['one above', 'one below', 'two above', 'two below', 'around', 'above', 'below'] as const;

/** Columns that average over everything above or below. */
const FAR: readonly OwnName[] = ['wording', 'ends a sentence', 'cues'];

/** Names of all columns of the matrix. */
export const COLUMNS: readonly string[] = [
  ...OWN,
  ...CUES.map((cue) => `cue: ${cue}`),
  ...PAGE,
  ...CONTEXT.flatMap((name) => PLACES.map((place) => `${name}, ${place}`)),
  ...FAR.flatMap((name) => [`${name}, all above`, `${name}, all below`]),
  ...CUES.flatMap((cue) => [`cue: ${cue}, around`, `cue: ${cue}, so far`]),
  'time, around',
  'wording against the page',
];

export const FIRST_CUE = OWN.length;
export const FIRST_PAGE: number = FIRST_CUE + CUES.length;
export const FIRST_CONTEXT: number = FIRST_PAGE + PAGE.length;
export const FIRST_FAR: number = FIRST_CONTEXT + CONTEXT.length * PLACES.length;
export const FIRST_CUE_CONTEXT: number = FIRST_FAR + FAR.length * 2;
export const TIME_AROUND: number = FIRST_CUE_CONTEXT + CUES.length * 2;
export const FAR_COLUMNS: readonly number[] = FAR.map((name) => OWN.indexOf(name));
export const WORDING_AGAINST_PAGE: number = COLUMNS.length - 1;

const OWN_INDEX = Object.fromEntries(OWN.map((name, index) => [name, index])) as Readonly<Record<OwnName, number>>;
const PAGE_INDEX = Object.fromEntries(PAGE.map((name, index) => [name, FIRST_PAGE + index])) as Readonly<
  Record<PageName, number>
>;

export function own(name: OwnName): number {
  return OWN_INDEX[name];
}

export function page(name: PageName): number {
  return PAGE_INDEX[name];
}

/** Features of all units, column after column. */
export interface Matrix {
  readonly units: number;
  readonly values: Float32Array;
}

export function makeMatrix(units: number): Matrix {
  return { units, values: new Float32Array(units * COLUMNS.length) };
}

/** One column, shared with the matrix. */
export function column({ units, values }: Matrix, index: number): Float32Array {
  return values.subarray(index * units, (index + 1) * units);
}
