import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, LETTER } from '../../article/characters.ts';
import type { Rows } from '../../article/rows.ts';
import { KIND_NUMBER } from '../../article/tokens.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { LIST, layoutOf, TABLE, VERSE } from './layout.ts';

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
/** A sentence that goes on in a link has so many characters; one with so many words is no headline. */
const SENTENCE = 25;
const SENTENCE_WORDS = 16;
/** The most frequent short lower-case words of a text are its function words, when they stand there so often. */
const FUNCTION_WORDS = 25;
const FUNCTION_LENGTH = 3;
const FUNCTION_TIMES = 3;

/** What goes on a sentence: a mark with nothing or a space behind it, the ending of a word. */
const MARK = /(?:[,;:!?)\]%.”](?=[\s,;:!?)”"’]|\.(?!\.)|$)|['’](?:s|re|ve|ll|d|m|t)\b)/my;
const SENTENCE_END = /[.!?]["'”’»“)\]]*$/;
/** Addresses begin with small letters, and names such as iPhone. */
const NO_WORD = /(?:https?:|www\.|\S*@|\p{Ll}\p{Lu}|\p{Ll}+\.\p{Ll})/uy;
/** Marks behind which no space stands, and before which none stands. */
const OPENING = '([“‘„«‹¿¡#@$£€/';
/** Ends of a piece besides letters and digits: behind a closing mark or within a sentence. */
const CLOSING = '”’"\')]»%';
const OPEN = `,–—-&${OPENING}`;

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
  const chains: Chain[] = [];
  let [pieces, marks, prose] = [0, 0, 0];
  breaks = 0;
  for (let row = 0; row < rows.count; row++) {
    const first = row;
    while (joins[row + 1] === 1) row++;
    const length = (rows.end[row] as number) - (rows.start[first] as number);
    if (length >= PROSE_LENGTH) prose++;
    if (row === first || length < CHAIN_LENGTH) continue;
    // Menus and headlines go on in lower case as well, but they do not come to the end of a sentence.
    const isWhole = SENTENCE_END.test(text.slice(rows.start[row], rows.end[row]));
    chains.push({ first, last: row, isWhole });
    if (!isWhole) continue;
    breaks += row - first;
    for (let one = first + 1; one <= row; one++) {
      if (beginsWithMark(text, rows, one)) marks++;
      else if (one < row && lengthOf(rows, one) < SENTENCE && !/[,;]$/.test(article.rowText(one))) pieces++;
    }
  }
  const whole = chains.filter(({ isWhole }) => isWhole);
  const isProven = marks >= LEAST_MARKS ? breaks >= LEAST : breaks >= MANY && pieces >= LEAST;
  if (!isProven || (whole.length * PROSE_ROWS < prose && breaks < 3 * MANY)) return [];
  return breaks < MANY ? whole : chains.flatMap((chain) => (chain.isWhole ? chain : trimmed(rows, chain)));
}

/** A chain without short rows at its end, which may be labels. */
function trimmed(rows: Rows, { first, last, isWhole }: Chain): Chain[] {
  let row = last;
  while (row > first && lengthOf(rows, row) < LONG) row--;
  return row > first ? [{ first, last: row, isWhole }] : [];
}

function lengthOf(rows: Rows, row: number): number {
  return (rows.end[row] as number) - (rows.start[row] as number);
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

/** What is known of the sentences of a text without knowing its language. */
class Sentences {
  readonly #article: Article;
  readonly #functionWords: ReadonlySet<number>;

  constructor(article: Article) {
    this.#article = article;
    const { tokens } = article;
    const counts = new Map<number, number>();
    for (let token = 0; token < tokens.count; token++) {
      if (tokens.kind[token] !== 0) continue;
      if ((tokens.end[token] as number) - (tokens.start[token] as number) > FUNCTION_LENGTH) continue;
      const hash = tokens.hash[token] as number;
      counts.set(hash, (counts.get(hash) ?? 0) + 1);
    }
    const frequent = [...counts].filter(([, count]) => count >= FUNCTION_TIMES).sort((a, b) => b[1] - a[1]);
    this.#functionWords = new Set(frequent.slice(0, FUNCTION_WORDS).map(([hash]) => hash));
  }

  /** The row ends with a function word or a comma, as no headline does. */
  endsWithin(row: number): boolean {
    const { text, rows, tokens } = this.#article;
    const end = rows.end[row] as number;
    if (text.charAt(end - 1) === ',') return true;
    const last = (tokens.ofRow[row + 1] as number) - 1;
    if (tokens.end[last] !== end || tokens.kind[last] !== 0 || tokens.kind[last - 1] === KIND_NUMBER) return false;
    return this.#functionWords.has(tokens.hash[last] as number);
  }

  /** A row that begins a paragraph of the text, not a headline: too long for one, or behind another paragraph. */
  isBody(row: number): boolean {
    const { text, rows, tokens } = this.#article;
    if ((tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number) > SENTENCE_WORDS) return true;
    if (row === 0 || lengthOf(rows, row - 1) < LONG) return row > 0 && isMark(text, rows, row - 1);
    return !isOpen(text, rows, row - 1);
  }
}

/** A row of a mark alone ends a paragraph as well: “.” behind a link. */
function isMark(text: string, rows: Rows, row: number): boolean {
  return lengthOf(rows, row) <= 3 && beginsWithMark(text, rows, row);
}

/** No blank line stands between a row and the one above, and no break that may be half of a broken character. */
function touches({ text, rows }: Article, row: number): boolean {
  return rows.blanksBefore[row] === 0 && '\n\r'.includes(text.charAt((rows.lineStart[row] as number) - 1));
}

/** The row goes on with the sentence of the one above: it begins with a mark or in lower case. */
function goesOn(text: string, rows: Rows, row: number): boolean {
  if (beginsWithMark(text, rows, row)) return isWord(text.charAt((rows.end[row - 1] as number) - 1));
  return isSmall(text.charAt(rows.start[row] as number)) && !isAddress(text, rows, row) && isOpen(text, rows, row - 1);
}

/** A small letter of a script that has capitals. */
function isSmall(letter: string): boolean {
  return letter.toUpperCase() !== letter && letter.toLowerCase() === letter;
}

function beginsWithMark(text: string, rows: Rows, row: number): boolean {
  MARK.lastIndex = rows.start[row] as number;
  return MARK.test(text);
}

function isAddress(text: string, rows: Rows, row: number): boolean {
  NO_WORD.lastIndex = rows.start[row] as number;
  return NO_WORD.test(text);
}

/** The row ends in the middle of a sentence. */
function isOpen(text: string, rows: Rows, row: number): boolean {
  const character = text.charAt((rows.end[row] as number) - 1);
  return isWord(character) || OPEN.includes(character);
}

function isWord(character: string): boolean {
  const kind = classOf(character.charCodeAt(0));
  return kind === LETTER || kind === DIGIT || CLOSING.includes(character);
}

/** The edit that joins a row to the one above. */
function joinOf({ text, rows }: Article, row: number): Edit {
  const start = rows.end[row - 1] as number;
  const end = rows.start[row] as number;
  const isTight = beginsWithMark(text, rows, row) || OPENING.includes(text.charAt(start - 1));
  return { start, end, text: isTight ? '' : ' ' };
}
