import type { Article } from '../../article/article.ts';
import type { Rows } from '../../article/rows.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { LIST, layoutOf, TABLE, VERSE } from './layout.ts';
import {
  beginsWithMark,
  endsSentence,
  goesOn,
  isAddress,
  isOpen,
  isOpening,
  lengthOf,
  Sentences,
  touches,
} from './pieces.ts';

/** UTF-16 units of a row that is no item of a menu, of a paragraph, and of the shortest sentence that is joined. */
const LONG = 40;
const PROSE_LENGTH = 60;
const CHAIN_LENGTH = 45;
/** So many breaks must be none beyond doubt, one of them before a mark: lists of lower-case items have no row that begins with a comma. */
const LEAST = 3;
const LEAST_MARKS = 1;
/** So many breaks, some of them around a few words, do without a mark. Then pieces of sentences that do not come to an end are joined as well. */
const MANY = 8;
/** Of the paragraphs at least one in so many is broken. */
const PROSE_ROWS = 12;
/** A word or two, in UTF-16 units. */
const WORDS_LENGTH = 15;
/** Words of a link at most. */
const LINK_WORDS = 9;
/** A sentence that goes on in a link has so many characters. */
const SENTENCE = 25;
const FIRST = 'The ferry to Orran was two hours late on Monday, the';
const BROKEN = `${FIRST}\nharbour company\nsaid.\nA rope had caught in the propeller, and divers cut it free while forty passengers waited\nin a café\n, which stayed open.\nIts owner,\nAilsa Cormack\n, told\nThe Orran Post\nthat she had never sold so much soup.`;

export const inlineBreak = defineRule({
  id: 'structure/inline-break',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Paragraphs broken at their links and strong words.',
    why: 'Scrapers that join the text nodes of a page with line breaks put every link and every word in bold type on a line of its own. The pieces look like menus and headings to whatever reads the text next.',
    fix: 'The pieces of a sentence are joined again. The text must hold several rows that go on in the middle of a sentence, and some that begin with a comma or a full stop. Lists, tables and verse stay, and so do rows with a blank line between them.',
    bad: [
      {
        text: BROKEN,
        fixed: `${FIRST} harbour company said.\nA rope had caught in the propeller, and divers cut it free while forty passengers waited in a café, which stayed open.\nIts owner, Ailsa Cormack, told The Orran Post that she had never sold so much soup.`,
      },
    ],
    good: [
      'The bill would\n\nraise the tax on fuel, which pays for the roads of the county\n\ncut the tax on bread, which nobody likes to pay in the first place\n\nend the tax on windows, which is as old as the town hall itself',
      'home\nnews\nsport\nopinion\n\nThe ferry was late on Monday. It sails again on Tuesday.',
      'The company makes phones.\niPhone sales fell.\nhttps://gull.example/a\ndesk@gull.example\nIt said no more.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      for (const { first, last } of chainsOf(article))
        report({
          start: article.rows.start[first] as number,
          end: article.rows.end[last] as number,
          message: `Unexpected line break${last > first + 1 ? 's' : ''} within a sentence, expected one line`,
          edits: Array.from({ length: last - first }, (_, at) => joinOf(article, first + 1 + at)),
          evidence: { lines: last - first + 1 },
        });
    },
});

/** Rows that belong together. */
interface Chain {
  readonly first: number;
  readonly last: number;
  /** It comes to the end of a sentence. */
  readonly isWhole: boolean;
}

/** Sentences in pieces, when there are so many that a scraper must have broken them. */
function chainsOf(article: Article): Chain[] {
  const { text, rows, blocks } = article;
  if (blocks.wrapped) return [];
  let breaks = 0;
  for (let row = 1; row < rows.count; row++) if (touches(article, row) && goesOn(text, rows, row)) breaks++;
  if (breaks < LEAST) return [];
  const joins = joinsOf(article);
  const whole = runsOf(article, joins).filter(({ isWhole }) => isWhole);
  let [pieces, marks, prose] = [0, 0, 0];
  breaks = 0;
  for (const { first, last } of whole) {
    breaks += last - first;
    for (let row = first + 1; row <= last; row++) {
      if (beginsWithMark(text, rows, row)) marks++;
      else if (row < last && lengthOf(rows, row) < SENTENCE && !/[,;]$/.test(article.rowText(row))) pieces++;
    }
  }
  for (let row = 0; row < rows.count; row++) if (joins[row] !== 1 && lengthOf(rows, row) >= PROSE_LENGTH) prose++;
  const isProven = marks >= LEAST_MARKS ? breaks >= LEAST : breaks >= MANY && pieces >= LEAST;
  if (!isProven || (whole.length * PROSE_ROWS < prose && breaks < 3 * MANY)) return [];
  if (breaks < MANY) return whole;
  joinRest(article, joins);
  return runsOf(article, joins).flatMap((chain) => (chain.isWhole ? chain : trimmed(rows, chain)));
}

/** Rows that are joined. */
function runsOf({ text, rows }: Article, joins: Uint8Array): Chain[] {
  const chains: Chain[] = [];
  for (let row = 0; row < rows.count; row++) {
    const first = row;
    while (joins[row + 1] === 1) row++;
    if (row === first || (rows.end[row] as number) - (rows.start[first] as number) < CHAIN_LENGTH) continue;
    // Menus and headlines go on in lower case as well, but they do not come to the end of a sentence.
    chains.push({ first, last: row, isWhole: endsSentence(text, rows, row) });
  }
  return chains;
}

/** What follows a piece from within a sentence goes on with it, whatever it begins with: “of the”, “United”, “Nations.” */
function joinRest(article: Article, joins: Uint8Array): void {
  const { text, rows } = article;
  for (let row = 2; row < rows.count; row++) {
    if (joins[row] === 1 || joins[row - 1] !== 1 || !touches(article, row) || !isOpen(text, rows, row - 1)) continue;
    const isPiece = endsSentence(text, rows, row) || joins[row + 1] === 1;
    if (isPiece && !isAddress(text, rows, row)) joins[row] = 1;
  }
}

/** A chain without short rows at its end, which may be labels. */
function trimmed(rows: Rows, { first, last, isWhole }: Chain): Chain[] {
  let row = last;
  while (row > first && lengthOf(rows, row) < LONG) row--;
  return row > first ? [{ first, last: row, isWhole }] : [];
}

/** 1 for every row that goes on with the one above it. */
function joinsOf(article: Article): Uint8Array {
  const { text, rows, tokens } = article;
  const isFixed = fixedRows(article);
  const sentence = new Sentences(article);
  const joins = new Uint8Array(rows.count + 1);
  const words = (row: number): number => (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
  for (let row = 1; row < rows.count; row++) {
    if (!touches(article, row) || isFixed[row] === 1 || isFixed[row - 1] === 1) continue;
    if (goesOn(text, rows, row)) joins[row] = 1;
  }
  // Links begin with a capital as often as not: what stands before them and what goes on behind them tells.
  for (let row = 1; row < rows.count; row++) {
    if (joins[row] === 1 || !touches(article, row) || isFixed[row] === 1 || isFixed[row - 1] === 1) continue;
    if (!isOpen(text, rows, row - 1) || isAddress(text, rows, row)) continue;
    const isChained = joins[row - 1] === 1;
    const isSentence = isChained || lengthOf(rows, row - 1) >= SENTENCE;
    const isLink = words(row) <= LINK_WORDS && joins[row + 1] === 1;
    const goes = sentence.endsWithin(row - 1);
    if (isLink ? goes || isChained || (isSentence && sentence.isBody(row - 1)) : goes && isSentence) joins[row] = 1;
  }
  return joins;
}

/** 1 for rows of lists and tables, and of verse; what looks like verse and has lines of a word or two is pieces of sentences. */
function fixedRows(article: Article): Uint8Array {
  const { rows } = article;
  const fixed = layoutOf(article).slice();
  for (let first = 0, last = 0; first < rows.count; first = last) {
    let shortest = lengthOf(rows, first);
    for (last = first + 1; last < rows.count && rows.blanksBefore[last] === 0; last++)
      shortest = Math.min(shortest, lengthOf(rows, last));
    for (let row = first; row < last; row++) {
      const isVerse = fixed[row] === VERSE && shortest >= WORDS_LENGTH;
      fixed[row] = fixed[row] === LIST || fixed[row] === TABLE || isVerse ? 1 : 0;
    }
  }
  return fixed;
}

/** The edit that joins a row to the one above. */
function joinOf({ text, rows }: Article, row: number): Edit {
  const start = rows.end[row - 1] as number;
  const end = rows.start[row] as number;
  const isTight = beginsWithMark(text, rows, row) || isOpening(text.charAt(start - 1));
  return { start, end, text: isTight ? '' : ' ' };
}
