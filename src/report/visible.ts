/**
 * Article text, file names and messages come from strangers: a control character can repaint a terminal, a bidi control
 * can make a line read as something else. These functions show such characters instead of sending them on.
 */

// Everything without a glyph of its own: controls, formats, lone surrogates, line and paragraph separators. Left out are
// joiners (emoji, Persian, Hindi need them), Arabic number signs (they are drawn) and the plain tab and line feed. Made when asked for: looking classes up
// in the tables of Unicode takes a good part of a start.
const hidden = (): RegExp =>
  /(?!\u200c|\u200d|[\t\n\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu;

// In a changed stretch also what merely looks like nothing or like a plain space, since it may be the whole change.
const unclear = (): RegExp =>
  /(?![\t\n \u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}])[\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{Variation_Selector}\u115f\u3164]/gu;

/** Text that neither finds anything in. Nearly all is such, and compiling the classes of Unicode takes longer than showing a report. */
const PLAIN = /^[\t\n -~\u00a1-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u23ff]*$/;

const NAMES: Readonly<Record<string, string>> = {
  '\t': 'TAB',
  '\n': 'LF',
  '\u00a0': 'NBSP',
  '\u00ad': 'SHY',
  '\r': 'CR',
  '\u001b': 'ESC',
};

/** `U+202E`, or a common short name such as `NBSP`. */
export function characterName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return NAMES[character] ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** How much to show: `hidden` what has no glyph, `unclear` also odd spaces, joiners and variation selectors. */
export type Show = 'hidden' | 'unclear';

/**
 * Cuts `text` into plain stretches and characters that must be shown by name.
 * The `text` of all parts put together is the input.
 */
export function parts(text: string, show: Show = 'hidden'): { text: string; name?: string }[] {
  if (PLAIN.test(text)) return text === '' ? [] : [{ text }];
  const result: { text: string; name?: string }[] = [];
  let from = 0;
  for (const match of text.matchAll(show === 'hidden' ? hidden() : unclear())) {
    if (match.index > from) result.push({ text: text.slice(from, match.index) });
    result.push({ text: match[0], name: characterName(match[0]) });
    from = match.index + match[0].length;
  }
  if (from < text.length) result.push({ text: text.slice(from) });
  return result;
}

/** `text` with characters that cannot be seen written as `<U+202E>`. Line feeds and tabs stay. */
export function visible(text: string, show: Show = 'hidden'): string {
  if (PLAIN.test(text)) return text;
  return text.replace(show === 'hidden' ? hidden() : unclear(), (character) => `<${characterName(character)}>`);
}

/** `visible` on one line: runs of spaces, tabs and line breaks become one space. */
export function oneLine(text: string, show: Show = 'hidden'): string {
  return visible(text.replace(/[ \t\r\n]+/g, ' '), show);
}

/** A file name or other identifier: spaces stay as they are, line feeds and tabs are written by name too. */
export function visibleName(name: string): string {
  return visible(name).replace(/[\t\n]/g, (character) => `<${characterName(character)}>`);
}
