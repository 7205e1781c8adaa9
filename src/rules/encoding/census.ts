import type { Article } from '../../article/article.ts';

/**
 * Kinds of characters that the rules of this folder look for. One pass over a text tells which of them have nothing to
 * do.
 */
export const HAS_LEAD = 1;
export const HAS_TRAIL = 2;
export const HAS_C1 = 4;
export const HAS_AMPERSAND = 8;
export const HAS_TAG_START = 16;
export const HAS_INVISIBLE = 32;
export const HAS_BIDI = 64;
export const HAS_ODD_APOSTROPHE = 128;
export const HAS_LOST = 256;
export const HAS_ODD_SPACE = 512;
export const HAS_STRAIGHT = 1024;

const kinds = new Uint16Array(0x10000);

function mark(kind: number, ...ranges: readonly (number | readonly [number, number])[]): void {
  for (const range of ranges) {
    const [from, to] = typeof range === 'number' ? [range, range] : range;
    for (let code = from; code <= to; code++) kinds[code] = (kinds[code] as number) | kind;
  }
}

// Lead and trail bytes of UTF-8 as windows-1252 shows them; its characters above U+00FF stand for the bytes 0x80–0x9F.
mark(HAS_LEAD, [0xc2, 0xf4]);
mark(HAS_TRAIL, [0x80, 0xbf], [0x152, 0x153], [0x160, 0x161], 0x178, [0x17d, 0x17e], 0x192, 0x2c6, 0x2dc);
mark(
  HAS_TRAIL,
  [0x2013, 0x2014],
  [0x2018, 0x201a],
  [0x201c, 0x201e],
  [0x2020, 0x2022],
  0x2026,
  0x2030,
  0x2039,
  0x203a,
  0x20ac,
  0x2122,
);
mark(HAS_C1, [0x80, 0x84], [0x86, 0x9f]);
mark(HAS_AMPERSAND, 0x26);
mark(HAS_TAG_START, 0x3c);
mark(
  HAS_INVISIBLE,
  [0, 8],
  0x0b,
  0x0c,
  [0x0e, 0x1f],
  0x7f,
  0x81,
  0x8d,
  0x8f,
  0x90,
  0x9d,
  0xad,
  0x180e,
  [0x200b, 0x200d],
  [0x2060, 0x2064],
  [0x206a, 0x206f],
  0xfeff,
);
mark(HAS_BIDI, 0x61c, 0x200e, 0x200f, [0x202a, 0x202e], [0x2066, 0x2069]);
mark(HAS_ODD_APOSTROPHE, 0x60, 0xb4, 0x2018);
mark(HAS_LOST, 0xfffd, [0xd800, 0xdfff]);
mark(HAS_ODD_SPACE, 0xa0, 0x1680, [0x2000, 0x200a], 0x202f, 0x205f, 0x3000);
mark(HAS_STRAIGHT, 0x27);

const CENSUS = Symbol('census of characters');

/** Not plain ASCII and none of the typographic marks that any good text holds by the dozen. Few ranges: a class of just the kinds above is five times slower. */
const RARE = /[^\t\n\r -%(-;=-_a-~\u2013\u2014\u2019\u201c\u201d\u2026]/g;

/**
 * Which of the `HAS_…` kinds occur in the article, as bits; `HAS_TRAIL` only directly behind a `HAS_LEAD`, because alone it means nothing. Computed once per article; O(n).
 * A native search that stops at rare characters takes less than half the time of a look at each one.
 */
export function censusOf(article: Article): number {
  return article.view(CENSUS, ({ text }) => {
    let found = text.includes("'") ? HAS_STRAIGHT : 0;
    RARE.lastIndex = 0;
    while (RARE.test(text)) {
      const kind = kinds[text.charCodeAt(RARE.lastIndex - 1)] as number;
      found |= kind & ~HAS_TRAIL;
      if ((kind & HAS_LEAD) !== 0) found |= (kinds[text.charCodeAt(RARE.lastIndex)] as number) & HAS_TRAIL;
    }
    return found;
  });
}

/** Is the character of one of these kinds? */
export function isKind(code: number, kind: number): boolean {
  return ((kinds[code] as number) & kind) !== 0;
}
