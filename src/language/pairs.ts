import { type Irregular, inflectPair } from './inflect.ts';

/** Word classes of lexicon rows. */
export const WORD_CLASSES = ['verb', 'noun', 'adj', 'adv', 'func', 'phrase', 'name', 'number'] as const;

/** A row of `rules/spin/*.tsv`, or what inflection made of one. */
export interface Pair {
  readonly spun: string;
  readonly original: string;
  /** One of WORD_CLASSES. */
  readonly class: string;
  /** Spun pages on which the form was seen. */
  readonly pages: number;
  /** Also an ordinary word: counts only in a convicted document. */
  readonly ambiguous: boolean;
  /** Compared with its capitals. */
  readonly cased: boolean;
  /** Neither seen on a page nor known of an engine: what a spinner is likely to write. */
  readonly likely?: boolean;
  /** In the dictionary of the commonest engine, though on none of the pages that were counted. */
  readonly usual?: boolean;
  /** In the dictionary of a rarer engine. */
  readonly rare?: boolean;
  /** Made from a real name word by word. */
  readonly combined?: boolean;
  /** Stands for all inflections of the word. */
  readonly inflects?: boolean;
  /** The form that inflection started from. */
  readonly base?: string;
}

/** What a lexicon file holds: pairs, and the forms it switches off (`!form`). */
export interface PairFile {
  readonly pairs: readonly Pair[];
  readonly removed: readonly string[];
}

const NOTES = new Set(['amb', 'name', 'inflect', 'likely', 'usual', 'rare']);
const CLASSES = new Set<string>(WORD_CLASSES);

/**
 * Parses a lexicon file: `#` comments, rows of `spun`, `original`, `class`, `pages` and `note`, tab-separated; the last three may be left
 * away. A header line that starts with `spun` is skipped. `!form` alone switches a form off.
 * @throws Error with file, line and reason for a row that is not complete.
 */
export function parsePairs(source: string, file: string): PairFile {
  const pairs: Pair[] = [];
  const removed: string[] = [];
  for (const [at, line] of source.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#') || line.startsWith('spun\toriginal')) continue;
    if (line.startsWith('!')) removed.push(removedForm(line, `${file}:${at + 1}`));
    else pairs.push(parseRow(line, `${file}:${at + 1}`));
  }
  return { pairs, removed };
}

function removedForm(line: string, where: string): string {
  const form = line.slice(1).trim();
  if (form === '' || form.includes('\t'))
    throw new Error(`${where}: Unexpected row “${line}”, expected ! and one form`);
  return form;
}

function parseRow(line: string, where: string): Pair {
  const [spun = '', original = '', ...rest] = line.split('\t').map((cell) => cell.trim());
  // A spreadsheet writes the tabs of cells that were left empty.
  const [kind, pages, note] = [rest[0] || 'phrase', rest[1] || '0', rest[2] ?? ''];
  const notes = note === '' ? [] : note.split(',');
  const fail = (reason: string): Error =>
    new Error(`${where}: ${reason} in “${line}”, expected spun, original, class, pages and note, separated by tabs`);
  if (spun === '' || original === '') throw fail(spun === '' ? 'Missing spun form' : 'Missing original');
  if (spun.toLowerCase() === original.toLowerCase() && !notes.includes('name'))
    throw fail('Form and original are the same');
  if (!CLASSES.has(kind)) throw fail(`Unexpected class “${kind}” (one of ${WORD_CLASSES.join(', ')})`);
  if (!/^\d+$/.test(pages)) throw fail(`Unexpected number of pages “${pages}”`);
  const unknown = notes.find((entry) => !NOTES.has(entry));
  if (unknown !== undefined) throw fail(`Unexpected note “${unknown}” (${[...NOTES].join(', ')})`);
  return {
    spun,
    original,
    class: kind,
    pages: Number(pages),
    ambiguous: notes.includes('amb'),
    cased: notes.includes('name'),
    ...(notes.includes('likely') ? { likely: true } : {}),
    ...(notes.includes('usual') ? { usual: true } : {}),
    ...(notes.includes('rare') ? { rare: true } : {}),
    ...(notes.includes('inflect') ? { inflects: true } : {}),
  };
}

/** Writes out the inflections of the rows that ask for them. Pages are those of the row: the engines swap lemmas. */
export function expandPairs(pairs: readonly Pair[], irregular: Irregular): Pair[] {
  return pairs.flatMap((pair) => {
    if (!pair.inflects) return [pair];
    const { inflects: _, ...row } = pair;
    return inflectPair(pair.spun, pair.original, pair.class, irregular).map(([spun, original]) => ({
      ...row,
      spun,
      original,
      base: pair.spun,
    }));
  });
}
