import type { Article } from '../../article/article.ts';
import type { Metadata } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';
import { countCues, namesOfCues, setOf } from './cues.ts';
import { outlineOf } from './outline.ts';

/** Rows above the first paragraph that are looked at. */
const HEAD = 25;
const LABEL_WORDS = 12;
/** Cue rows of so many classes make a head; one alone may be part of the text. */
const MIN_CLASSES = 2;
const MIN_ROWS = 3;
const FURNITURE = setOf('byline', 'share', 'follow', 'comment', 'account', 'stamp', 'date', 'nav');
const WHEN = setOf('stamp', 'date');
const WHO = setOf('byline');
const NAVIGATION = setOf('nav', 'account', 'share', 'follow', 'comment');
const BREADCRUMB = /^[^.!?]{1,30}(?:\s?[>›»/|]\s?[^.!?>›»/|]{1,60}){1,5}$/;
const READ_TIME = /\b\d+\s*(?:min(?:ute)?s?\.?\s+read|min\.?\s*(?:lesezeit|de lecture|de lectura))/i;

/** Breadcrumbs, bylines, stamps and share labels above the first paragraph. */
export const head = defineRule({
  id: 'boilerplate/head',
  phase: 'lines',
  scope: 'document',
  docs: {
    summary: 'The head of a page above the first paragraph: breadcrumbs, byline, date, reading time.',
    why: 'The template prints who wrote it, when, and where the reader is. That belongs to the metadata.',
    fix: 'The lines are taken out when several kinds stand together, and what they say is kept as metadata. The headline stays.',
    bad: [
      {
        text: 'Home > News > Local\nHarbour wall at Ostley to be rebuilt before winter\nBy Nora Pell, staff reporter\nPublished on 14 March 2024\n5 min read\nThe harbour wall will be rebuilt before the winter storms, the council said on Monday.\nDivers had found cracks in it in spring, and the repair will cost £3.4 million.',
        fixed:
          'Harbour wall at Ostley to be rebuilt before winter\nThe harbour wall will be rebuilt before the winter storms, the council said on Monday.\nDivers had found cracks in it in spring, and the repair will cost £3.4 million.',
      },
    ],
    good: [
      'By the river\nMarch 14\nThe water rose in the night, and by the morning it stood in the kitchen of the mill and in the yard.',
      'News from the harbour\nThe wall will be rebuilt before the winter storms, the council said on Monday after a long debate.',
    ],
  },
  create() {
    return ({ article, report }) => {
      for (const row of headRows(article)) {
        const start = article.rows.start[row] as number;
        const end = article.rows.end[row] as number;
        const metadata = metadataOf(article, row);
        report({
          start,
          end,
          message: `Unexpected head of the page “${article.text.slice(start, end).slice(0, 60)}”`,
          confidence: 0.85,
          evidence: { cues: namesOfCues(outlineOf(article).cues[row] as number) },
          edits: [deleteRows(article, row)],
          ...(Object.keys(metadata).length > 0 ? { metadata } : {}),
        });
      }
    };
  },
});

/** Rows of furniture above the first paragraph, when there are several kinds of them. */
function headRows(article: Article): number[] {
  const { count, isProse, words, cues } = outlineOf(article);
  let first = 0;
  while (first < count && !isProse[first]) first++;
  if (first === 0 || first >= count) return [];
  const found: number[] = [];
  let classes = 0;
  for (let row = Math.max(0, first - HEAD); row < first; row++) {
    if ((words[row] as number) > LABEL_WORDS) continue;
    const crumbs = isBreadcrumb(article, row);
    const set = (cues[row] as number) & FURNITURE;
    if (set === 0 && !crumbs) continue;
    // A headline may hold the word “news” or a month.
    if (!crumbs && !isLabel(article, row, set)) continue;
    found.push(row);
    classes |= set | (crumbs ? setOf('nav') : 0);
  }
  return found.length >= MIN_ROWS && countCues(classes & ~setOf('date')) >= MIN_CLASSES ? found : [];
}

function isBreadcrumb(article: Article, row: number): boolean {
  const line = article.rowText(row);
  return line.length <= 160 && BREADCRUMB.test(line) && ((outlineOf(article).cues[row] as number) & setOf('nav')) !== 0;
}

/** Says the row nothing but who, when, or where to click? */
function isLabel(article: Article, row: number, set: number): boolean {
  const { words } = outlineOf(article);
  const line = article.rowText(row);
  if (READ_TIME.test(line)) return true;
  if ((set & WHEN) !== 0 && /\d/.test(line)) return (words[row] as number) <= 10 && /\d{4}|\d[:.]\d\d/.test(line);
  if ((set & WHO) !== 0) return /^\p{L}+:?\s+\p{Lu}/u.test(line) && !/[.!?]$/.test(line);
  return (set & NAVIGATION) !== 0 && (words[row] as number) <= 3;
}

function metadataOf(article: Article, row: number): Metadata {
  const line = article.rowText(row);
  const set = outlineOf(article).cues[row] as number;
  if (READ_TIME.test(line)) return { readTime: line };
  if ((set & WHEN) !== 0 && /\d/.test(line)) return { date: line };
  if ((set & WHO) !== 0) return { byline: line };
  if (!isBreadcrumb(article, row)) return {};
  const section = line
    .split(/[>›»/|]/)
    .at(-1)
    ?.trim();
  return section ? { section } : {};
}
