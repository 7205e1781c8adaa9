import type { Article } from '../../article/article.ts';
import { classOf, isLower, isUpper, LETTER, SENTENCE_MARK } from '../../article/characters.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { hasRoom, layoutOf, PROSE } from './layout.ts';

/**
 * The width of the lines is the length that this share of the rows of the wrapped blocks does not exceed: single long
 * words stick out.
 */
const WIDTH_SHARE = 0.95;
/** A line may be this much shorter than the width before its end counts as meant, as a share of the width. */
const SLACK = 0.15;

/** Lines of one paragraph that were broken at a fixed width. They are joined before all rules that look at lines. */
export const hardWrap = defineRule({
  id: 'structure/hard-wrap',
  phase: 'characters',
  scope: 'block',
  safety: 'safe',
  docs: {
    summary: 'Paragraphs broken into lines of a fixed width.',
    why: 'The text comes from an e-mail, a wire or a PDF whose lines end at a column. On a page of another width the lines break in the middle.',
    fix: 'The lines of a paragraph are joined with a space. Verse, lists, tables, and lines that end early before a capital stay; where a line ends in a hyphen the halves are joined with the hyphen, and a person should look.',
    bad: [
      {
        text: `Farmers in the Cutler Valley are paying twice what they paid
last year for hay after the driest May since records began
at the county airport in 1924.

Only 0.31 inches of rain fell in the month, against an
average of 3.6. Most growers took a thin first cutting and
have no second cutting at all.

The Pickett Mills sale barn handled 2,860 head on the last
Thursday, its busiest day in 11 years. Cull cows were down
by about 14 cents a pound.

Extension agent Phil Odegaard said the worst mistake was to
buy hay unseen that had been baled too wet. He has tested 60
loads since June 1 and found mold in 17 of them.
`,
        fixed: `Farmers in the Cutler Valley are paying twice what they paid last year for hay after the driest May since records began at the county airport in 1924.

Only 0.31 inches of rain fell in the month, against an average of 3.6. Most growers took a thin first cutting and have no second cutting at all.

The Pickett Mills sale barn handled 2,860 head on the last Thursday, its busiest day in 11 years. Cull cows were down by about 14 cents a pound.

Extension agent Phil Odegaard said the worst mistake was to buy hay unseen that had been baled too wet. He has tested 60 loads since June 1 and found mold in 17 of them.
`,
      },
    ],
    good: [
      'Up by the beck where the brackens are brown,\nUp to the cairn and then down, boys, down,\nthe ewes on the ledges look on as we go,\nand the kettle is singing at Garrow below.\n',
      'The council met.\nIt agreed on a budget for the coming year, and on the roof of the hall.\nIt will meet again in May.\n',
    ],
  },
  create() {
    return ({ article, report }) => {
      const { blocks } = article;
      if (!blocks.wrapped) return;
      const width = widthOf(article);
      for (let block = 0; block < blocks.count; block++) {
        const { edits, hyphens } = joinsOf(article, block, width);
        const first = edits[0];
        const last = edits[edits.length - 1];
        if (!first || !last) continue;
        report({
          start: first.start,
          end: last.end,
          message: `Unexpected line break${edits.length > 1 ? 's' : ''} inside a paragraph, expected one line`,
          edits,
          ...(hyphens.length > 0 ? { safety: 'review' as const } : {}),
          evidence: { lines: edits.length + 1, width, ...(hyphens.length > 0 ? { hyphens } : {}) },
        });
      }
    };
  },
});

/** The edits that join the lines of a block, and the words that a hyphen at a line end halves. */
function joinsOf(article: Article, block: number, width: number): { edits: Edit[]; hyphens: string[] } {
  const { text, rows, blocks } = article;
  const layout = layoutOf(article);
  const edits: Edit[] = [];
  const hyphens: string[] = [];
  for (let row = blocks.firstRow[block] as number; row < (blocks.lastRow[block] as number); row++) {
    if (layout[row] !== PROSE && !continuesItem(article, layout, row)) continue;
    if (layout[row + 1] !== PROSE || !runsOn(article, row, width)) continue;
    if (interrupts(article, row, width) || interrupts(article, row + 1, width)) continue;
    const start = rows.end[row] as number;
    const end = rows.start[row + 1] as number;
    const halved =
      text.charAt(start - 1) === '-' && classOf(text.charCodeAt(start - 2)) === LETTER && isLower(text.charCodeAt(end));
    if (halved) hyphens.push(aroundHyphen(text, start, end));
    edits.push({ start, end, text: halved ? '' : ' ' });
  }
  return { edits, hyphens };
}

/** A short line with a capital, between one that goes on and one in lower case, is no part of the paragraph: “Advertisement”. */
function interrupts({ text, rows }: Article, row: number, width: number): boolean {
  const start = rows.start[row] as number;
  const next = row + 1;
  if (row === 0 || next >= rows.count || rows.blanksBefore[row] !== 0 || rows.blanksBefore[next] !== 0) return false;
  if ((rows.end[row] as number) - start > width / 2 || !isUpper(text.charCodeAt(start))) return false;
  const before = classOf(text.charCodeAt((rows.end[row - 1] as number) - 1));
  return before !== SENTENCE_MARK && isLower(text.charCodeAt(rows.start[next] as number));
}

/** A list item may run over several lines; tables and verse never do. */
function continuesItem(article: Article, layout: Uint8Array, row: number): boolean {
  return layout[row] === 3 && isLower(article.text.charCodeAt(article.rows.start[row + 1] as number));
}

/** A line that goes on in lower case, or that was full: its end is not meant. */
function runsOn(article: Article, row: number, width: number): boolean {
  const { text, rows } = article;
  if (isLower(text.charCodeAt(rows.start[row + 1] as number))) return true;
  const full = !hasRoom(article, row, Math.round(width * (1 - SLACK)));
  const ends = classOf(text.charCodeAt((rows.end[row] as number) - 1)) === SENTENCE_MARK;
  // A full stop at the end of a line that had room for more ends a paragraph.
  return full && (!ends || !hasRoom(article, row, width));
}

function widthOf({ rows, blocks }: Article): number {
  const lengths: number[] = [];
  for (let block = 0; block < blocks.count; block++) {
    for (let row = blocks.firstRow[block] as number; row < (blocks.lastRow[block] as number); row++) {
      lengths.push((rows.end[row] as number) - (rows.start[row] as number));
    }
  }
  lengths.sort((a, b) => a - b);
  return lengths[Math.min(lengths.length - 1, Math.floor(lengths.length * WIDTH_SHARE))] ?? 0;
}

function aroundHyphen(text: string, end: number, next: number): string {
  const left = /\S{1,30}$/.exec(text.slice(Math.max(0, end - 30), end))?.[0] ?? '';
  const right = /^\S{1,30}/.exec(text.slice(next, next + 30))?.[0] ?? '';
  return left + right;
}
