/** A replacement in the case of what it replaces: capital at the start of a sentence, capitals for capitals. */
export function matchCase(replacement: string, written: string, startsSentence: boolean): string {
  const code = written.charCodeAt(0);
  if (code >= 0x61 && code <= 0x7a) return replacement;
  const letters = written.replace(/[^\p{L}]/gu, '');
  if (letters.length > 1 && letters === letters.toUpperCase() && letters !== letters.toLowerCase())
    return replacement.toUpperCase();
  const first = written.charAt(0);
  const capital = first !== first.toLowerCase() && (startsSentence || !/^I\b/.test(written));
  return capital ? replacement.charAt(0).toUpperCase() + replacement.slice(1) : replacement;
}

const article = (): RegExp => /(^|[^\p{L}'’-])(an?)(\s+)$/iu;
/** Words that sound unlike they are spelt: “an hour”, “a European”. */
const VOWEL_SOUND = /^(?:hon(?:est|our|or)|hour|heir|[aefhilmnorsx]\d|(?:[FHLMNRSX][A-Z]{1,3}\b)|8|11\b|18\b)/;
const CONSONANT_SOUND =
  /^(?:eu|ewe|one\b|once|uni(?:t|on|que|form|vers|on|c|l)|us(?:e|ual|age)|ur(?:an|in)|ut(?:il|op)|u[bkt][aeiou])/i;

/** Does “an” stand before this word? */
export function takesAn(word: string): boolean {
  if (VOWEL_SOUND.test(word) || /^(?:hon(?:est|our|or)|hour|heir)/i.test(word)) return true;
  return /^[aeiou]/i.test(word) && !CONSONANT_SOUND.test(word);
}

/** The article “a” or “an” that ends `before`, with the spaces behind it. */
export function articleBefore(before: string): { readonly word: string; readonly space: string } | undefined {
  const match = article().exec(before);
  return match ? { word: match[2] as string, space: match[3] as string } : undefined;
}
