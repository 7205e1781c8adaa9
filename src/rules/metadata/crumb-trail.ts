import type { Article } from '../../article/article.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';
import { excerptAt } from '../duplicate/excerpt.ts';

/** Rows at the top in which the path of a page may stand, and rows below it to the headline. */
const HEAD_ROWS = 16;
const REACH = 6;
/** Characters and words of a headline; fewer may end a line by accident. */
const MIN_CHARACTERS = 20;
const MIN_WORDS = 4;
/** Longest line that is looked at. */
const LONGEST = 400;
/** Characters of a first step. */
const LONGEST_STEP = 16;
/** Characters of the names in front of it. */
const LONGEST_PATH = 60;
/** The first step of a path, glued to the second or not, English, French, German, Spanish, Portuguese. A name goes on in capitals or behind a mark. */
const FIRST_STEP = /^\s*(?:Home|Accueil|Startseite|Inicio|Início|Portada)/;
const PATH =
  /^(?:Home|Homepage|Accueil|Startseite|Inicio|Início|Portada)(?:$|(?=\p{Lu})|\s*[>›»/|•·]|\s+\p{Lu})[^.!?]*$/u;

export const crumbTrail = defineRule({
  id: 'metadata/crumb-trail',
  phase: 'structure',
  scope: 'document',
  sign: 'proof',
  safety: 'safe',
  docs: {
    summary: 'The path of the page with the headline as its last step.',
    why: 'Themes print where a page lies (“Home”, “News”, headline) without a mark between the steps, so the steps stick together when the text is taken.',
    fix: 'A line at the top that begins with the first step of a path and ends in the headline below it is deleted. The headline stays.',
    bad: [
      {
        text: 'HomeHarbourFerry crews vote to walk out in May\n\nFerry crews vote to walk out in May\n\nThe crews of all six boats will strike for three days, their union said.',
        fixed:
          'Ferry crews vote to walk out in May\n\nThe crews of all six boats will strike for three days, their union said.',
      },
      {
        text: 'AccueilActualitésLE BAC RESTE À QUAI JUSQU’EN MAI\n\nLe bac reste à quai jusqu’en mai\n\nLe bac de Port-Aubray ne part plus depuis lundi, a dit le maire.',
        fixed: 'Le bac reste à quai jusqu’en mai\n\nLe bac de Port-Aubray ne part plus depuis lundi, a dit le maire.',
      },
    ],
    good: [
      'Home of the ferry crews who vote to walk out\n\nFerry crews who vote to walk out\n\nThe crews of all six boats will strike for three days.',
      'Home\n\nFerry crews vote to walk out in May\n\nThe crews of all six boats will strike for three days.',
      'Home win at last\n\nWin at last\n\nThe crowd at Ostley sang for an hour.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const draft = trailOf(article);
      if (draft) report(draft);
    },
});

function trailOf(article: Article): Draft | undefined {
  const { rows } = article;
  for (let row = 0; row < rows.count && row < HEAD_ROWS; row++) {
    if (isShort(article, row) && FIRST_STEP.test(startOf(article, row))) {
      const line = article.rowText(row).trim().toLowerCase();
      for (let below = row + 1; below < rows.count && below <= row + REACH; below++) {
        if (!isShort(article, below)) continue;
        const title = article.rowText(below).trim();
        if (!isTrail(line, title.toLowerCase())) continue;
        const path = article.rowText(row).trim().slice(0, -title.length).trim();
        if (path.length <= LONGEST_PATH && PATH.test(path)) return draftOf(article, row, below, path);
      }
    }
  }
  return undefined;
}

/** As much of a row as a first step takes. */
function startOf({ rows, text }: Article, row: number): string {
  return text.slice(rows.start[row], (rows.start[row] as number) + LONGEST_STEP);
}

function isShort({ rows }: Article, row: number): boolean {
  const length = (rows.end[row] as number) - (rows.start[row] as number);
  return length >= MIN_CHARACTERS && length <= LONGEST;
}

/** Does the line end in the whole headline, and say something in front of it? Both in lower case. */
function isTrail(line: string, title: string): boolean {
  return (
    title.length >= MIN_CHARACTERS && line.length > title.length && line.endsWith(title) && wordsOf(title) >= MIN_WORDS
  );
}

function wordsOf(text: string): number {
  return text.split(/\s+/).length;
}

function draftOf(article: Article, row: number, title: number, path: string): Draft {
  const { rows } = article;
  const span = { start: rows.start[row] as number, end: rows.end[row] as number };
  return {
    ...span,
    message: `Unexpected path of the page “${excerptAt(article, span, 60)}”`,
    edits: [deleteRows(article, row)],
    evidence: { path },
    related: [{ start: rows.start[title] as number, end: rows.end[title] as number }],
  };
}
