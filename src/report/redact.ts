/**
 * A text whose letters are `x` and `X` and whose digits are `0`: nobody can read it, and yet capitals, marks, spaces and line breaks stand where they stood, which is
 * most of what rules look at. Combining marks go, since in some scripts they are half of a word.
 */
export function redact(text: string): string {
  return text.replace(/\p{L}|\p{N}|\p{M}/gu, (sign) => {
    if (/\p{M}/u.test(sign)) return '';
    if (/\p{N}/u.test(sign)) return '0';
    return /[\p{Lu}\p{Lt}]/u.test(sign) ? 'X' : 'x';
  });
}
