/** Spun words of a capitalised word inside a name, most typical first. */
export type NameWords = ReadonlyMap<string, readonly string[]>;

/** Most spun names of one name: a name of many words that all have synonyms would make hundreds. */
const MAX_NAMES = 40;

/**
 * Reads the table of name words: `word<TAB>spun word(s)`, one pair a line, `#` comments.
 * @throws Error with file and line for a row of another shape.
 */
export function parseNameWords(source: string, file: string): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const [at, line] of source.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [word = '', spun = ''] = line.split('\t');
    if (word === '' || spun === '' || word === spun) {
      throw new Error(`${file}:${at + 1}: Unexpected row “${line}”, expected a word and what spinners write for it`);
    }
    const list = words.get(word);
    if (!list) words.set(word, [spun]);
    else if (!list.includes(spun)) list.push(spun);
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
  let variants: { readonly text: string; readonly swaps: number }[] = [{ text: '', swaps: 0 }];
  for (const word of name.split(' ')) {
    const swapped = words.get(word) ?? [];
    variants = variants
      .flatMap(({ text, swaps }) => [
        { text: `${text} ${word}`, swaps },
        ...swapped.map((spun) => ({ text: `${text} ${spun}`, swaps: swaps + 1 })),
      ])
      .slice(0, MAX_NAMES * 4);
  }
  return variants
    .filter(({ swaps }) => swaps > 0)
    .sort((a, b) => a.swaps - b.swaps)
    .map(({ text }) => text.trim())
    .filter((text) => text.includes(' ') && !real.has(text))
    .slice(0, MAX_NAMES);
}
