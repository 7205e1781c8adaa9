import type { Article } from '../../article/article.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteInline, deleteRows } from '../deletion.ts';
import { gradeOf, mayHoldCode } from './code-shape.ts';

/** So many lines of code in a row are a dump; one or two may be meant. */
const SAFE_LINES = 3;

/** Files written as letters, other than pictures (the pack `structure/residue` takes those). */
const DATA_URI = /data:(?!image\/)[a-z]{2,20}\/[\w.+-]{1,40}(?:;[\w=-]{1,40}){0,3};base64,[\w+/=%-]{40,}/g;

/** Scripts, style sheets and data of the page among the paragraphs. */
export const residueDump = defineRule({
  id: 'structure/residue-dump',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Lines of JavaScript, CSS or JSON among the text.',
    why: 'The scraper took the contents of scripts, style sheets or data blocks for text. Lines of code have a shape and a share of brackets and semicolons that prose never has.',
    fix: 'Three and more lines of code in a row are deleted; one or two, and code that a sentence with a colon announces, are proposed.',
    bad: [
      {
        text: 'The council met on Monday.\n\n.wall-box { display: block; margin: 0 auto; }\n.wall-box .inner { width: 50%; }\n@media (min-width: 768px) { .wall-box { width: 50%; } }\n\nIt will meet again in May.',
        fixed: 'The council met on Monday.\n\nIt will meet again in May.',
      },
      {
        text: 'The council met on Monday.\n{\n"id": 48213,\n"type": "article",\n"tags": ["roof", "pool"]\n}\nIt will meet again in May.',
        fixed: 'The council met on Monday.\nIt will meet again in May.',
      },
      {
        text: 'The council met on Monday.\n\nwindow.player = window.player || { id: [4, 8], off: {} };\n\nIt will meet again in May.',
        fixed: 'The council met on Monday.\n\nIt will meet again in May.',
      },
    ],
    good: [
      'The score was 3:1; the ratio 2:1; the rate 5 % [see table]; the price $4 (or £3).\nAll of it (the roof; the floor) was paid for.\nThe code {x} = {y} stands on the wall.',
      'Q: Were you frightened?\nA: Yes; very.\nQ: Why?\nA: Look at it!',
      '9:30 start; 12:00 lunch\n14:00 tour; 17:00 end\nTickets: $5, $10; {members: free}',
    ],
  },
  create() {
    return ({ article, report }) => {
      if (article.text.includes(';base64,')) reportUris(article, report);
      if (!mayHoldCode(article.text)) return;
      const { rows } = article;
      let first = 0;
      let certain = 0;
      for (let row = 0; row <= rows.count; row++) {
        const grade = row < rows.count ? gradeOf(article, row) : 0;
        if (grade === 2) certain++;
        if (grade > 0) continue;
        if (certain > 0) report(draftOf(article, first, row - 1, certain));
        first = row + 1;
        certain = 0;
      }
    };
  },
});

function draftOf(article: Article, first: number, last: number, certain: number): Draft {
  const { rows, text } = article;
  const lines = last - first + 1;
  const announced = first > 0 && text.charAt((rows.end[first - 1] as number) - 1) === ':';
  const edit = deleteRows(article, first, last);
  return {
    start: rows.start[first] as number,
    end: rows.end[last] as number,
    message: `Unexpected ${lines === 1 ? 'line' : `${lines} lines`} of code, expected text`,
    edits: [edit],
    entry: 'code',
    safety: lines >= SAFE_LINES && !announced ? 'safe' : 'review',
    evidence: {
      lines,
      certain,
      begins: text.slice(rows.start[first], Math.min(rows.end[first] as number, (rows.start[first] as number) + 80)),
    },
  };
}

function reportUris(article: Article, report: (draft: Draft) => void): void {
  for (const match of article.text.matchAll(DATA_URI)) {
    const start = match.index;
    const end = start + match[0].length;
    report({
      start,
      end,
      message: 'Unexpected file written as letters, expected text',
      edits: [deleteInline(article, start, end)],
      entry: 'data-uri',
      evidence: { begins: match[0].slice(0, 60), characters: match[0].length },
    });
  }
}
