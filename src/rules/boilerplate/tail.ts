import type { Article } from '../../article/article.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import type { SiteKnowledge } from '../../engine/site.ts';
import { deleteRows, deleteToEnd } from '../deletion.ts';
import { countCues, namesOfCues } from './cues.ts';
import { endingOf } from './ending.ts';

/** Everything behind the end of an article. */
export const tail = defineRule({
  id: 'boilerplate/tail',
  phase: 'lines',
  scope: 'document',
  docs: {
    summary: 'Everything behind the end of the article: related headlines, sign-up forms, comments, copyright.',
    why: 'Below the last paragraph the template goes on. A heading of furniture that is followed by furniture of another kind marks the place.',
    fix: 'The text is cut there, when at least two independent cues agree and there is a text above.',
    bad: [
      {
        text: `${[
          'The harbour wall at Ostley will be rebuilt before the winter storms, the council decided on Monday after a long debate about its cost.',
          'Divers had found cracks in the wall in spring. The repair will cost £3.4 million and take nine months, and two of the three piers stay open for the ferries.',
          'The harbour master said the fishing boats would move to Kelder for the time being, and that the owners would be paid for the longer way.',
        ].join(
          '\n',
        )}\nMost read\nCat found on roof of town hall\nFerry fares to rise\nLeave a comment\nYour email address will not be published`,
        fixed: [
          'The harbour wall at Ostley will be rebuilt before the winter storms, the council decided on Monday after a long debate about its cost.',
          'Divers had found cracks in the wall in spring. The repair will cost £3.4 million and take nine months, and two of the three piers stay open for the ferries.',
          'The harbour master said the fishing boats would move to Kelder for the time being, and that the owners would be paid for the longer way.\n',
        ].join('\n'),
      },
    ],
    good: [
      'Most read\nA list of the most read books of the year has surprised the library, which had expected a crime novel at the top.',
      'The shop sells newspapers, flowers and tickets.\nComments\nNobody wanted to comment on the plan when it was shown in the town hall on Monday.',
    ],
  },
  create() {
    return ({ article, original, knowledge, report }) => {
      const ending = endingOf(article, original);
      if (!ending) return;
      const edits = editsBehind(article, ending.row, knowledge);
      if (edits.length === 0) return;
      const { row, classes, isSure } = ending;
      const { rows, text } = article;
      const start = rows.start[row] as number;
      report({
        start,
        end: rows.end[rows.count - 1] as number,
        message: `Unexpected furniture behind the end of the article, from “${text.slice(start, rows.end[row]).slice(0, 60)}”`,
        safety: isSure ? 'safe' : 'review',
        confidence: Math.min(0.97, 0.75 + 0.06 * countCues(classes)),
        evidence: { cues: namesOfCues(classes), lines: rows.count - row, comments: ending.comments },
        edits,
      });
    };
  },
});

/**
 * Takes out everything from a row on but the lines that the site is known by: the rule that knows them deletes them, maybe more safely, and two deletions of
 * the same lines would be in each other’s way.
 */
function editsBehind(article: Article, row: number, knowledge: SiteKnowledge | undefined): Edit[] {
  const lines = (knowledge?.furnitureOf(article) ?? []).map((line) => line.row);
  const known = lines.filter((line) => line >= row).sort((a, b) => a - b);
  const edits: Edit[] = [];
  let first = row;
  for (const line of known) {
    if (line > first) edits.push(deleteRows(article, first, line - 1));
    first = line + 1;
  }
  if (first < article.rows.count) edits.push(deleteToEnd(article, first));
  return edits;
}
