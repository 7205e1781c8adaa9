import { FUNCTION_WORDS } from './function-words.ts';
import type { MinedPair } from './mine-pairs.ts';
import type { Pair, WORD_CLASSES } from './pairs.ts';
import { type CleanCounts, cleanCount, countKey } from './weights.ts';

type WordClass = (typeof WORD_CLASSES)[number];

/** Share of clean news from which a word, or a group of words, is ordinary: three in a million, and one in two million. */
const ORDINARY_WORD = 3e-6;
const ORDINARY_GROUP = 0.5e-6;

const NUMBER_WORDS =
  /^(?:\d.*|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twent\w+|thirt\w+|fort(?:y|ieth)|fift\w+|sixt\w+|sevent\w+|eight\w+|ninet\w+|hundreds?|thousands?|millions?|billions?|trillions?|dozens?|first|second|third|fourth|fifth)$/;

/** Rows as a lexicon file writes them, with class and notes guessed. */
export function annotated(
  rows: readonly MinedPair[],
  counts: CleanCounts,
  knownClass: (original: string) => string | undefined,
): Pair[] {
  return rows.map((row) => ({
    ...row,
    class: row.cased ? 'name' : (knownClass(row.original.toLowerCase()) ?? guessClass(row.spun, row.original)),
    ambiguous: isOrdinary(row.spun, counts) && !(row.cased && row.spun.includes(' ')),
  }));
}

/** Is the form also a journalist’s word? */
export function isOrdinary(form: string, counts: CleanCounts): boolean {
  const share = cleanCount(countKey(form), counts) / counts.total;
  return share >= (/[\s-]/.test(form) ? ORDINARY_GROUP : ORDINARY_WORD);
}

/** The word class of a row by its endings; groups of words are phrases. */
export function guessClass(spun: string, original: string): WordClass {
  const words = [spun.toLowerCase(), original.toLowerCase()];
  if (words.some((word) => NUMBER_WORDS.test(word))) return 'number';
  if (words.some((word) => word.includes(' '))) return 'phrase';
  if (words.every((word) => FUNCTION_WORDS.has(word))) return 'func';
  const ends = (pattern: RegExp): boolean => words.some((word) => pattern.test(word));
  if (ends(/[a-z]{3}ly$/)) return 'adv';
  if (ends(/(?:[tsc]ion|ment|ness|ity|ship|ism|ist|ance|ence|er|or)s?$/)) return 'noun';
  if (ends(/(?:[a-z]{2}ing|[a-z]{2}ed|ises?|izes?|ify|ifies)$/)) return 'verb';
  if (ends(/(?:ous|ful|less|ive|able|ible|ical|ial|est)$/)) return 'adj';
  return 'noun';
}

/** A lexicon file of rows. @param comment lines that say where they are from. */
export function formatPairs(pairs: readonly Pair[], comment: readonly string[]): string {
  const rows = pairs.map(({ spun, original, class: kind, pages, ambiguous, cased }) =>
    [spun, original, kind, pages, [...(ambiguous ? ['amb'] : []), ...(cased ? ['name'] : [])].join(',')].join('\t'),
  );
  return `${[...comment.map((line) => `# ${line}`), 'spun\toriginal\tclass\tpages\tnote', ...rows].join('\n')}\n`;
}
