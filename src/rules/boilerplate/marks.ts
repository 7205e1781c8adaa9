/** Kinds of marks the line model counts. */
export const NONE = 0;
export const COMMA = 1;
export const STOP = 2;
export const QUOTE = 3;
export const PAREN = 4;
export const SEPARATOR = 5;
export const NUMERAL = 6;
export const COLON = 7;
export const HANDLE = 8;
export const QUESTION = 9;
export const COPYRIGHT = 10;
export const DASH = 11;
export const CURRENCY = 12;
export const ELLIPSIS = 13;
export const BULLET = 14;
export const KINDS = 15;

/** Kind of every UTF-16 code unit. */
export const markKinds: Uint8Array = new Uint8Array(0x10000);

const MARKS: readonly (readonly [kind: number, marks: string])[] = [
  [COMMA, ',،、，;；'],
  [STOP, '.!。！।؟'],
  [QUOTE, '"“”„«»‹›「」『』＂'],
  [PAREN, '([（【'],
  [SEPARATOR, '|>/→»›＞｜'],
  [COLON, ':：'],
  [HANDLE, '@#'],
  [QUESTION, '?？;'],
  [COPYRIGHT, '©®™'],
  [DASH, '–—―'],
  [CURRENCY, '$€£¥'],
  [ELLIPSIS, '…'],
  [BULLET, '•·▪►▶■●‣◦*✓☆★'],
];

// No loop over all code units: it would take as long as checking an article.
markKinds.fill(NUMERAL, 0x30, 0x3a);
markKinds.fill(NUMERAL, 0xff10, 0xff1a);
for (const [kind, marks] of MARKS) for (const mark of marks) markKinds[mark.charCodeAt(0)] = kind;
markKinds[0x3b] = COMMA;
