import type { Article } from '../../article/article.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteInline, deleteRows } from '../deletion.ts';
import { type IconRun, iconRunOf } from './icons.ts';

/** Sure descriptions in a row that make a dump: at the top of the text, and elsewhere. */
const AT_TOP = 2;
const ELSEWHERE = 3;
/** Labels in the evidence. */
const SHOWN = 12;

/** Runs of icon descriptions, row by row, the first one in row `first`. */
interface Dump {
  readonly first: number;
  readonly runs: readonly IconRun[];
}

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
        text: 'Bell An icon of a small bell. Quote Mark A opening quote mark. Menu Icon An icon used to show a closed menu. A man from Aldwick has been found safe.',
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
      const { text, rows } = article;
      let at = text.indexOf('icon');
      while (at >= 0) {
        const dump = dumpFrom(article, article.rowAt(at));
        const last = dump.first + Math.max(0, dump.runs.length - 1);
        const sure = dump.runs.reduce((sum, run) => sum + run.sure, 0);
        const top = dump.first === 0 && dump.runs[0]?.start === rows.start[0];
        if (sure >= (top ? AT_TOP : ELSEWHERE)) {
          const labels = dump.runs.flatMap((run) => run.labels);
          report({
            start: (dump.runs[0] as IconRun).start,
            end: (dump.runs[dump.runs.length - 1] as IconRun).end,
            message: `Unexpected descriptions of ${labels.length} icons`,
            edits: editsOf(article, dump),
            evidence: { icons: labels.slice(0, SHOWN), count: labels.length },
          });
        }
        at = text.indexOf('icon', rows.end[last]);
      }
    },
});

/** The run in a row, and those in the rows below as long as each fills its row. */
function dumpFrom(article: Article, first: number): Dump {
  const { rows } = article;
  const runs: IconRun[] = [];
  for (let row = first; row < rows.count; row++) {
    const run = iconRunOf(article, row);
    if (!run || (row > first && run.start !== rows.start[row])) break;
    runs.push(run);
    if (run.end !== rows.end[row]) break;
  }
  return { first, runs };
}

function editsOf(article: Article, { first, runs }: Dump): Edit[] {
  const { rows } = article;
  const whole = (index: number): boolean => runs[index]?.start === rows.start[first + index] && runs[index]?.end === rows.end[first + index];
  const edits: Edit[] = [];
  for (let index = 0; index < runs.length; index++) {
    const run = runs[index] as IconRun;
    let to = index;
    while (whole(index) && whole(to + 1)) to++;
    edits.push(whole(index) ? deleteRows(article, first + index, first + to) : deleteInline(article, run.start, run.end));
    index = to;
  }
  return edits;
}
