import { classOf, isLower, isUpper, LETTER } from '../../article/characters.ts';

/**
 * How a decoded character counts as evidence. `alone`: one is enough. `company`: letters of another script, believed
 * only when several stand together. `never`: nothing a news text would hold, so the characters mean what they show
 * (`CAFÉ”` is not `CAF` + U+0254).
 */
export type Standing = 'alone' | 'company' | 'never';

type Range = readonly [from: number, to: number];

/** Latin letters and marks of European and Vietnamese text, typographic marks, currency, symbols, ligatures, emoji. */
const ALONE: readonly Range[] = [
  [0xa0, 0x17f],
  [0x1a0, 0x1a1],
  [0x1af, 0x1b0],
  [0x218, 0x21b],
  [0x2bb, 0x2bc],
  [0x300, 0x328],
  [0x1e00, 0x1eff],
  [0x2002, 0x2063],
  [0x20a0, 0x20bf],
  [0x2100, 0x2bff],
  [0xfb00, 0xfb06],
  [0xfe0f, 0xfe0f],
  [0xfeff, 0xfeff],
  [0x1f000, 0x1faff],
];

/** Greek to Ethiopic, Khmer, East Asian scripts and Arabic presentation forms. */
const COMPANY: readonly Range[] = [
  [0x370, 0x139f],
  [0x1780, 0x17ff],
  [0x3000, 0x9fff],
  [0xac00, 0xd7a3],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
  [0xff00, 0xffef],
];

export function standingOf(code: number): Standing {
  const within = ([from, to]: Range): boolean => code >= from && code <= to;
  return ALONE.some(within) ? 'alone' : COMPANY.some(within) ? 'company' : 'never';
}

/**
 * Marks that can follow a capital letter in clean text, and are trail bytes as well. Anything else behind a lead is
 * proof.
 */
const FOLLOWERS = new Set([...'…‘’“”•–—™›»«©ª®°²³´·¹º\u00a0\u00ad'].map((mark) => mark.charCodeAt(0)));

export function mayFollowWord(code: number): boolean {
  return FOLLOWERS.has(code);
}

/**
 * Behind a lone `Ã` these are letters that are words of their own or marks that no clean text has there: é, à, ó, ª, º.
 */
const STANDALONE = new Set([...'©\u00a0³ªº²´¹'].map((mark) => mark.charCodeAt(0)));

/**
 * May a sequence be believed although its characters could stand side by side in clean text (`ELÄMÄ”`, `AMANHÃ…`)?
 *
 * @param before, after codes of the neighbours, NaN at the ends of the text.
 */
export function isBelievable(lead: number, trail: number, before: number, after: number): boolean {
  const upperBefore = isUpper(before);
  // “«Â»” names the letter; the damaged pair would be “Â«Â»”.
  if (lead === 0xc2) return !upperBefore && before !== 0xab;
  // A capital in the middle of a word, followed by a closing mark and 's: a possessive in capitals.
  if (trail === 0x2019 && upperBefore) return isUpper(after);
  const letterAfter = classOf(after) === LETTER;
  if (lead === 0xc3 && STANDALONE.has(trail)) return !upperBefore || letterAfter;
  // “4Ã—100m” is a multiplication sign.
  if (lead === 0xc3 && trail === 0x2014 && before >= 0x30 && before <= 0x39) return true;
  return letterAfter || isLower(before);
}
