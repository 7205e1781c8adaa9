import type { Article } from '../../article/article.ts';
import type { Sheet } from './sheet.ts';

/** Verbs whose form tells one subject from several, and the other form of each. */
const OTHER_NUMBER = new Map<string, { readonly many: boolean; readonly other: string }>();
for (const [one, many] of [
  ['is', 'are'],
  ['was', 'were'],
  ['has', 'have'],
  ['does', 'do'],
  ["isn't", "aren't"],
  ["wasn't", "weren't"],
  ["hasn't", "haven't"],
  ["doesn't", "don't"],
] as const) {
  OTHER_NUMBER.set(one, { many: false, other: many });
  OTHER_NUMBER.set(many, { many: true, other: one });
}
const LONGEST_VERB = 7;

/** Plurals without an s. */
const PLURALS = new Set(
  'people children men women policemen policewomen lawmakers servicemen teeth feet mice criteria these those both'.split(
    ' ',
  ),
);
/** Nouns of which either number may be said: British news writes “the government are”. */
const EITHER = new Set(
  (
    'army association audience band bank board club committee company council couple crew crowd data department enterprise family firm fleet government group ' +
    'half headquarters jury league lot majority means media military minority ministry nation navy number opposition pair panel party percent police politics press public ' +
    'rest series side species squad staff team union variety works'
  ).split(' '),
);

/** Does a noun name several things? Undefined when it does not tell. */
export function isPlural(noun: string): boolean | undefined {
  const word = noun.toLowerCase();
  if (EITHER.has(word) || !/^[a-z-]{3,}$/.test(word)) return undefined;
  if (PLURALS.has(word)) return true;
  if (/(?:ss|us|is|ics|news)$/.test(word)) return undefined;
  return word.endsWith('s');
}

const DETERMINERS = new Set(
  'the a an this that these those his her its their our my your some any no every each several many few'.split(' '),
);
/** Words behind which a clause begins: what follows is its subject, not what another noun is made of. */
const CLAUSE_STARTS = new Set(
  'that because when while if but although though where whether as since until yet so'.split(' '),
);
/** Words between a determiner and its noun that are looked at. */
const MOST_ADJECTIVES = 2;

/** A verb that stands right behind its subject and tells the number of it. */
export interface NumberedVerb {
  readonly many: boolean;
  readonly written: string;
  /** The same verb in the other number. */
  readonly other: string;
}

/** The verb behind the units `[from, to)` when they end a subject that needs no parsing to be known as one; undefined otherwise. */
export function verbOfSubject(article: Article, sheet: Sheet, from: number, to: number): NumberedVerb | undefined {
  const { count, start, end, change, capital } = sheet;
  if (to >= count || (change[to] as number) >= 0 || capital[to] === 1) return undefined;
  const [first, last] = [start[to] as number, end[to] as number];
  if (last - first > LONGEST_VERB) return undefined;
  const written = article.text.slice(first, last);
  const verb = OTHER_NUMBER.get(written.replace('’', "'"));
  if (!verb || !/^\s+$/.test(article.text.slice(end[to - 1], first)) || !isSubject(article, sheet, from))
    return undefined;
  return { many: verb.many, written, other: written.includes('’') ? verb.other.replace("'", '’') : verb.other };
}

/** Is the noun at a unit the head of a group that begins its clause? “The prices of the shares are” has its number from another noun. */
function isSubject(article: Article, sheet: Sheet, noun: number): boolean {
  const wordAt = (at: number): string => article.text.slice(sheet.start[at], sheet.end[at]).toLowerCase();
  if (sheet.starts[noun] === 1) return true;
  for (let at = noun - 1; at >= Math.max(0, noun - 1 - MOST_ADJECTIVES); at--) {
    const word = wordAt(at);
    if (DETERMINERS.has(word)) return sheet.starts[at] === 1 || (at > 0 && CLAUSE_STARTS.has(wordAt(at - 1)));
    if (sheet.starts[at] === 1 || !/^[a-z-]+$/.test(word)) return false;
  }
  return false;
}

/** Does a verb fit a subject that ends with these words? True as well when that is not known. */
export function agrees(words: string, verb: NumberedVerb): boolean {
  const plural = isPlural(words.slice(words.lastIndexOf(' ') + 1));
  return plural === undefined || plural === verb.many;
}
