import type { Article } from '../../article/article.ts';

/** Mirrors put the name of a site above the article; it stands in one of so many first rows. */
const FIRST_ROWS = 3;

/** Bytes of GBK or another double-byte encoding as Latin-1 shows them, behind a number perhaps: `91³Ô¹ÏÍø`. */
const DOUBLE_BYTES = /^\d{0,3}(?:[\u00a1-\u00ff]{2}){3,40}$/;
/** Signs in the middle of letters, at least two: no word in capitals looks like that. */
const SIGNS = /[\u00a1-\u00bf].*[\u00a1-\u00bf]/;
const LETTERS = /[\u00c0-\u00ff].*[\u00c0-\u00ff]/;

/** Index of a first row that consists of bytes of another encoding, or -1. */
export function foreignLine({ text, rows }: Article): number {
  for (let row = 0; row < Math.min(FIRST_ROWS, rows.count); row++) {
    const start = rows.start[row] as number;
    const end = rows.end[row] as number;
    if (end - start > 90) continue;
    const line = text.slice(start, end);
    if (DOUBLE_BYTES.test(line) && SIGNS.test(line) && LETTERS.test(line)) return row;
  }
  return -1;
}
