/**
 * Named character references that scrapers leave in news text, without those whose letters are plain words in other
 * places. The names are those of the HTML standard. Spaces of all widths become a plain one, invisible characters
 * nothing.
 */
const NAMES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  shy: '',
  zwnj: '',
  zwj: '',
  zwsp: '',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  horbar: '―',
  minus: '−',
  lsquo: '‘',
  rsquo: '’',
  sbquo: '‚',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  lsaquo: '‹',
  rsaquo: '›',
  bull: '•',
  middot: '·',
  dagger: '†',
  prime: '′',
  Prime: '″',
  euro: '€',
  pound: '£',
  yen: '¥',
  cent: '¢',
  copy: '©',
  reg: '®',
  trade: '™',
  deg: '°',
  plusmn: '±',
  times: '×',
  divide: '÷',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  sup2: '²',
  sup3: '³',
  ordf: 'ª',
  ordm: 'º',
  sect: '§',
  para: '¶',
  micro: 'µ',
  iexcl: '¡',
  iquest: '¿',
  num: '#',
  dollar: '$',
  percnt: '%',
  comma: ',',
  period: '.',
  colon: ':',
  semi: ';',
  excl: '!',
  quest: '?',
  lpar: '(',
  rpar: ')',
  lsqb: '[',
  rsqb: ']',
  commat: '@',
  sol: '/',
  rarr: '→',
  larr: '←',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oelig: 'œ',
  OElig: 'Œ',
  aring: 'å',
  Aring: 'Å',
  oslash: 'ø',
  Oslash: 'Ø',
  ccedil: 'ç',
  Ccedil: 'Ç',
  ntilde: 'ñ',
  Ntilde: 'Ñ',
  scaron: 'š',
  Scaron: 'Š',
  eth: 'ð',
  ETH: 'Ð',
  thorn: 'þ',
  THORN: 'Þ',
};

/** Combining marks behind the names of the accented letters: `eacute`, `Uuml`, `atilde`. */
const ACCENTS: Readonly<Record<string, string>> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
};

/** Letters that Latin-1 has with each accent. */
const ACCENTED: Readonly<Record<string, string>> = {
  grave: 'aeiou',
  acute: 'aeiouy',
  circ: 'aeiou',
  tilde: 'ano',
  uml: 'aeiouy',
};

const characters = new Map<string, string>(Object.entries(NAMES));
for (const [accent, letters] of Object.entries(ACCENTED)) {
  for (const letter of [...letters, ...letters.toUpperCase()]) {
    characters.set(letter + accent, (letter + (ACCENTS[accent] as string)).normalize('NFC'));
  }
}

/** What a named reference stands for; `undefined` for unknown names, which stay in the text. */
export function namedCharacter(name: string): string | undefined {
  return characters.get(name);
}
