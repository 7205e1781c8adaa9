import { LetterPattern } from '../../article/plain.ts';
import { ABOUT, AT, BEATS, CAREER, NO_NAMES, OTHER_TRADES, PREDICATES, TRADES } from './note-words.ts';

/** Points of what a note may say of its author. */
const POINTS = {
  trade: 2,
  office: 1,
  beat: 2,
  outlet: 1,
  contact: 2,
  career: 1,
  byline: 2,
  mark: 1,
  name: 1,
  topic: 1,
} as const;
export type Sign = keyof typeof POINTS;

/** A trade tells most at the beginning of the note. */
const REACH = 14;
const REACH_WITHOUT_NAME = 6;
const NAME_PART = String.raw`\p{Lu}[\p{L}'’.-]*`;
const OPENING = new LetterPattern(
  String.raw`^([•*–—_-]\s*)?(${NAME_PART}(?: (?:(?:de|da|do|dos|di|del|della|van|von|der|den|la|le|el|al|bin|ben) ){0,2}${NAME_PART}){0,3})(?:, [^,.!?]{3,90},)? (\p{Ll}+)(?!\p{L})`,
);
const NAME_ROW = new LetterPattern(
  `^(?:(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or|[Dd]i|[Dd]oor) )?(${NAME_PART}(?: ${NAME_PART}){1,3})$`,
);
const ADDRESS = /[\w.+-]+@[\w-]+\.\w|(?:^|[\s(])@\w{3,}/;
const CONTACT =
  /\b(?:[Ff]ollow (?:him|her|them|me)|(?:be|is) (?:reached|contacted)|[Ee]mail (?:him|her|them)|[Cc]ontact (?:him|her|them)|LinkedIn|Twitter|Bluesky|Instagram|Mastodon)\b/;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu;
const CAPITAL = /^\p{Lu}/u;

/** The beginning of a note. */
export interface Subject {
  /** '' when neither the note nor the row above has one. */
  readonly name: string;
  /** The word behind the name, '' when the note goes without the name. */
  readonly predicate: string;
  /** The words behind that. */
  readonly said: readonly string[];
  readonly signs: readonly Sign[];
}

/**
 * Of whom a note speaks: by full name, by the first name under the row with the name, or by no name at all.
 * @param above the name in the row above, '' when there is none.
 */
export function subjectOf(text: string, above: string): Subject | undefined {
  const opening = OPENING.for(text).exec(text);
  if (opening && PREDICATES.has(opening[3] as string)) {
    const signs: Sign[] = opening[1] === undefined ? [] : ['mark'];
    const predicate = opening[3] as string;
    const said = wordsIn(text.slice(opening[0].length));
    const [first = '', ...rest] = (opening[2] as string).split(' ');
    if (NO_NAMES.has(first.toLowerCase())) return undefined;
    if (rest.length > 1 && TRADES.has(first.toLowerCase()))
      return { name: rest.join(' '), predicate, said, signs: [...signs, 'trade'] };
    if (rest.length > 0) return { name: opening[2] as string, predicate, said, signs };
    if (above.startsWith(`${first} `)) return { name: above, predicate, said, signs };
  }
  return { name: above, predicate: '', said: wordsIn(text), signs: [] };
}

/** The trade that a note begins with, lower case; one of those who write before others. */
export function tradeOf({ predicate, said }: Subject): string | undefined {
  const words = said.slice(0, predicate === '' ? REACH_WITHOUT_NAME : REACH).map((word) => word.toLowerCase());
  return words.find((word) => TRADES.has(word)) ?? words.find((word) => OTHER_TRADES.has(word));
}

/** What the sentences say of the one whom they name. */
export function signsOf(text: string, subject: Subject): Sign[] {
  const { predicate, said } = subject;
  const signs: Sign[] = [...subject.signs];
  const lower = said.map((word) => word.toLowerCase());
  const trade = tradeOf(subject);
  if (trade !== undefined) {
    if (!signs.includes('trade')) signs.push(TRADES.has(trade) ? 'trade' : 'office');
    const from = lower.indexOf(trade) + 1;
    if (said.some((word, i) => i >= from && i < from + REACH && CAPITAL.test(word) && isBehindAt(lower, i)))
      signs.push('outlet');
  }
  if (BEATS.has(predicate) || lower.some((word) => BEATS.has(word))) signs.push('beat');
  if (BEATS.has(predicate) && ABOUT.has(lower[0] as string)) signs.push('topic');
  if (ADDRESS.test(text) || CONTACT.test(text)) signs.push('contact');
  if (lower.some((word) => CAREER.has(word))) signs.push('career');
  return signs;
}

/** Behind a preposition, with or without an article: “at Gull”, “for the Gull”. */
const isBehindAt = (words: readonly string[], i: number): boolean =>
  AT.has(words[i - 1] as string) || (i > 1 && AT.has(words[i - 2] as string));

export const pointsOf = (signs: readonly Sign[]): number => signs.reduce((sum, sign) => sum + POINTS[sign], 0);

/** The name that is all of a row, '' when there is none. */
export function nameIn(text: string): string {
  return NAME_ROW.for(text).exec(text)?.[1] ?? '';
}

/** Words and numbers as they stand. */
export const wordsIn = (text: string): string[] => text.match(WORD) ?? [];
