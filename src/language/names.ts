/** What spinners write for a capitalised word inside a name. */
export interface NameWord {
  readonly spun: string;
  /** Of the engine that spins most pages; its words are combined with each other, the words of rarer engines stand alone. */
  readonly main: boolean;
}

export type NameWords = ReadonlyMap<string, readonly NameWord[]>;

/** Most spun names of one name: a name of many words that all have synonyms would make hundreds. */
const MAX_NAMES = 6;
const MAIN_ENGINE = 'A';

/**
 * Reads the table of name words: `word<TAB>spun word(s)<TAB>engines`, one pair a line, `#` comments.
 * @throws Error with file and line for a row of another shape.
 */
export function parseNameWords(source: string, file: string): Map<string, NameWord[]> {
  const words = new Map<string, NameWord[]>();
  for (const [at, line] of source.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [word = '', spun = '', engines = ''] = line.split('\t');
    if (word === '' || spun === '' || word === spun) {
      throw new Error(`${file}:${at + 1}: Unexpected row “${line}”, expected a word and what spinners write for it`);
    }
    const entry = { spun, main: engines.split(',').includes(MAIN_ENGINE) };
    const list = words.get(word);
    if (list) list.push(entry);
    else words.set(word, [entry]);
  }
  return words;
}

/** Names one a line, a field behind a tab, `#` comments. */
export function parseNames(source: string): string[] {
  return source
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => (line.split('\t')[0] as string).trim());
}

/**
 * What spinners make of a name: every word swapped or kept, at least one swapped, capitals kept; fewest swaps first.
 * @param real names that are somebody’s: a spun name that is one of them convicts nobody.
 */
export function spunNames(name: string, words: NameWords, real: ReadonlySet<string>): string[] {
  let variants: { readonly text: string; readonly swaps: number; readonly closed: boolean }[] = [
    { text: '', swaps: 0, closed: false },
  ];
  for (const word of name.split(' ')) {
    const swapped = words.get(word) ?? [];
    variants = variants.flatMap(({ text, swaps, closed }) => [
      { text: `${text} ${word}`, swaps, closed },
      ...swapped
        .filter(({ main }) => swaps === 0 || (main && !closed))
        .map(({ spun, main }) => ({ text: `${text} ${spun}`, swaps: swaps + 1, closed: !main })),
    ]);
  }
  return variants
    .filter(({ swaps }) => swaps > 0)
    .sort((a, b) => Number(a.closed) - Number(b.closed) || a.swaps - b.swaps)
    .map(({ text }) => text.trim())
    .filter((text) => text.includes(' ') && !real.has(text))
    .slice(0, MAX_NAMES);
}
