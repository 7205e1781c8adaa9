import { defineRule } from '../../engine/rule.ts';
import { deleteInline } from '../deletion.ts';
import { type IconRun, iconDumpsOf } from './icons.ts';

/** Sure descriptions in a row that make a dump: at the top of the text, and elsewhere. */
const AT_TOP = 2;
const ELSEWHERE = 3;
/** Labels in the evidence. */
const SHOWN = 12;

export const iconDump = defineRule({
  id: 'media/icon-dump',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'The descriptions of all icons of a page, one after the other.',
    why: 'Pages carry their icons as drawings with a title and a description for screen readers. A scraper that takes all text takes those too, often sixty of them glued to the first sentence.',
    fix: 'The run is deleted from its first label to its last description. The sentence that follows stays.',
    bad: [
      {
        text: 'Bell An icon of a small bell. Quote Mark A curly quote mark. Menu Icon An icon used to show a closed menu. A man from Aldwick has been found safe.',
        fixed: 'A man from Aldwick has been found safe.',
      },
    ],
    good: [
      'The painter sold An Icon of the Virgin. It hangs in Aldwick.',
      'The museum bought two works. An icon of Saint Nicholas came from Kiev. An icon of Saint George came from Crete.',
      'Calendar An icon of a desk calendar. The label was printed on the box.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      for (const runs of iconDumpsOf(article)) {
        const first = runs[0] as IconRun;
        const sure = runs.reduce((sum, run) => sum + run.sure, 0);
        if (sure < (first.start === article.rows.start[0] ? AT_TOP : ELSEWHERE)) continue;
        const labels = runs.flatMap((run) => run.labels);
        report({
          start: first.start,
          end: (runs[runs.length - 1] as IconRun).end,
          message: `Unexpected descriptions of ${labels.length} icons`,
          edits: runs.map((run) => deleteInline(article, run.start, run.end)),
          evidence: { icons: labels.slice(0, SHOWN), count: labels.length },
        });
      }
    },
});
