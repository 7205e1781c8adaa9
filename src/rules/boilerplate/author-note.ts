import type { Article } from '../../article/article.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';
import { nameIn, pointsOf, type Sign, signsOf, subjectOf, tradeOf, wordsIn } from './note-signs.ts';
import { SPEAKS } from './note-words.ts';

/** Rows at the end among which notes stand, and rows at the top in which a byline may. */
const TAIL = 12;
const HEAD = 20;
/** Words of a note, of a row of prose, of a byline, and of the row with the office between name and note. */
const NOTE_WORDS = { min: 5, max: 110 } as const;
const PROSE_WORDS = 16;
const BYLINE_WORDS = 14;
const OFFICE_WORDS = 8;
/** Rows of prose that must stand above a note, and that may at most stand below. */
const ROWS_ABOVE = 3;
const ROWS_BELOW = 1;
/** More notes than this are a list of people, unless a byline names them. */
const AUTHORS = 3;
/** Points from which on it is a note, from which on without a name, and from which on it needs no confirmation by the rest of the page. */
const ENOUGH = 3;
const ENOUGH_NAMELESS = 5;
const SURE = 4;
/** Rows at the end among which a note without a name stands. */
const TAIL_NAMELESS = 3;
const QUOTATION = /[“”„«»"]/;

interface Note {
  readonly row: number;
  /** The row of the name above the note, or the note itself. */
  readonly first: number;
  /** '' when there is none. */
  readonly name: string;
  readonly signs: readonly Sign[];
}

/** A sentence or two on who wrote the article, behind its end. Wordings differ from outlet to outlet, what they say does not. */
export const authorNote = defineRule({
  id: 'boilerplate/author-note',
  phase: 'structure',
  scope: 'document',
  safety: 'review',
  docs: {
    summary: 'A note behind the article that says who wrote it: trade, outlet, beat, address.',
    why: 'The template or the desk prints it under every article of the author; it is no part of the story. The name is kept as metadata.',
    fix: 'The note goes, with the name above it, when enough signs agree: the trade, the outlet, a beat, an address, a career, the byline. The surname must not stand in the text above, nobody may speak in the note, and no story may follow.',
    bad: [
      {
        text: 'The lock at Hursdale will be closed until May, because two of its gates have to be replaced, the canal trust said on Monday.\n\nBoats have to turn at the mill, where the trust has laid out a landing stage with room for nine of them.\n\nThe repair costs £40,000 and is paid for by the county and by the boat clubs of the upper valley.\n\nNell Ashdown is a staff writer at the Hursdale Gull who covers canals. She previously worked for a boatyard.\n',
        fixed:
          'The lock at Hursdale will be closed until May, because two of its gates have to be replaced, the canal trust said on Monday.\n\nBoats have to turn at the mill, where the trust has laid out a landing stage with room for nine of them.\n\nThe repair costs £40,000 and is paid for by the county and by the boat clubs of the upper valley.\n\n',
      },
    ],
    good: [
      'The lock at Hursdale will be closed until May, because two of its gates have to be replaced, the canal trust said on Monday.\n\nBoats have to turn at the mill, where the trust has laid out a landing stage with room for nine of them.\n\nMs Ashdown had asked the trust in spring what the cracks in the upper gate meant, and nobody had answered her letters.\n\nNell Ashdown is a writer for the Hursdale Gull who covers canals.',
      'The lock at Hursdale will be closed until May, because two of its gates have to be replaced, the canal trust said on Monday.\n\nBoats have to turn at the mill, where the trust has laid out a landing stage with room for nine of them.\n\nThe repair costs £40,000 and is paid for by the county and by the boat clubs of the upper valley.\n\nNell Ashdown is a teacher who has lived by the lock since she was nine, and she will miss the boats.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      for (const note of notesOf(article)) report(draftOf(article, note));
    },
});

function notesOf(article: Article): Note[] {
  const notes: Note[] = [];
  const { rows } = article;
  let below = 0;
  for (let row = rows.count - 1; row > 0 && row >= rows.count - TAIL && below <= ROWS_BELOW; row--) {
    const note = noteAt(article, row);
    if (note) notes.push(note);
    else if (wordsOf(article, row) >= PROSE_WORDS) below++;
  }
  notes.reverse();
  return notes.length <= AUTHORS ? notes : notes.filter(({ signs }) => signs.includes('byline'));
}

function noteAt(article: Article, row: number): Note | undefined {
  const { kind, ofRow } = article.tokens;
  const words = wordsOf(article, row);
  if (words < NOTE_WORDS.min || words > NOTE_WORDS.max || kind[ofRow[row] as number] !== KIND_CAPITAL) return undefined;
  const text = article.rowText(row);
  if (QUOTATION.test(text)) return undefined;
  const above = rowOfName(article, row);
  const heading = above === undefined ? '' : nameIn(article.rowText(above));
  const subject = subjectOf(text, heading);
  if (!subject || subject.said.some((word) => SPEAKS.has(word.toLowerCase()))) return undefined;
  const { name, predicate } = subject;
  const signs = signsOf(text, subject);
  if (predicate === '' && !signs.includes('trade')) return undefined;
  const isHeaded = above !== undefined && name !== '' && folded(heading) === folded(name);
  if (name !== '' && (hasByline(article, row, name) || (isHeaded && predicate !== ''))) signs.push('byline');
  else if (isHeaded) signs.push('name');
  if (pointsOf(signs) < ENOUGH) return undefined;
  const story = proseAbove(article, row);
  if (story.length < ROWS_ABOVE || isNamed(story, name)) return undefined;
  if (hasWord(story, tradeOf(subject))) demote(signs);
  if (pointsOf(signs) < ENOUGH) return undefined;
  if (name === '' && (pointsOf(signs) < ENOUGH_NAMELESS || row < article.rows.count - TAIL_NAMELESS)) return undefined;
  return { row, first: isHeaded ? above : row, name, signs };
}

/** In a story about reporters another reporter is nobody special. */
function demote(signs: Sign[]): void {
  const trade = signs.indexOf('trade');
  if (trade >= 0) signs[trade] = 'office';
}

/** The row above that holds nothing but a name, with or without an office below it. */
function rowOfName(article: Article, row: number): number | undefined {
  for (let above = row - 1; above > 0 && above >= row - 2; above--) {
    if (wordsOf(article, above) > OFFICE_WORDS) return undefined;
    if (nameIn(article.rowText(above)) !== '') return above;
  }
  return undefined;
}

function hasByline(article: Article, row: number, name: string): boolean {
  const wanted = folded(name);
  for (let head = 0; head < HEAD && head < row; head++)
    if (wordsOf(article, head) <= BYLINE_WORDS && foldedRow(article, head).includes(wanted)) return true;
  return false;
}

/** The story that a note stands below. */
function proseAbove(article: Article, row: number): string[] {
  const story: string[] = [];
  for (let above = 0; above < row; above++)
    if (wordsOf(article, above) >= PROSE_WORDS) story.push(article.rowText(above));
  return story;
}

/** In any form: a story may know people by their surnames only. */
const isNamed = (story: readonly string[], name: string): boolean =>
  name !== '' && story.some((text) => text.includes(name.slice(name.lastIndexOf(' ') + 1)));
const hasWord = (story: readonly string[], word: string | undefined): boolean =>
  word !== undefined && story.some((text) => folded(text).split(' ').includes(word));
function draftOf(article: Article, { row, first, name, signs }: Note): Draft {
  const points = pointsOf(signs);
  return {
    start: article.rows.start[first] as number,
    end: article.rows.end[row] as number,
    message: name === '' ? 'Unexpected note on the author' : `Unexpected note on the author “${name}”`,
    sign: points >= SURE ? 'proof' : 'furniture',
    confidence: Math.min(0.95, 0.65 + 0.05 * points),
    evidence: { name, signs },
    edits: [deleteRows(article, first, row)],
    ...(name === '' ? {} : { metadata: { byline: name } }),
  };
}

const wordsOf = ({ tokens: { ofRow } }: Article, row: number): number =>
  (ofRow[row + 1] as number) - (ofRow[row] as number);
const folded = (text: string): string => wordsIn(text).join(' ').toLowerCase();
const foldedRow = (article: Article, row: number): string => folded(article.rowText(row));
