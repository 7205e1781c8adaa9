import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import type { Shared } from '../../engine/site.ts';

/** Words from which a paragraph in several articles is background, and not a turn of phrase. */
const MIN_WORDS = 20;
const SHOWN = 4;

/** Paragraphs that distinct articles of one run have in common. */
export const background = defineRule({
  id: 'duplicate/background',
  phase: 'structure',
  scope: 'site',
  safety: 'report',
  severity: 'info',
  docs: {
    summary: 'A paragraph that stands word for word in other articles of the folder.',
    why: 'Agencies and desks recycle background over many stories. It belongs to each of them, so it is never removed; an editor may want to know.',
    fix: 'Nothing is changed. Needs several articles in one run.',
    bad: [],
    good: ['The ferry to Orran was two hours late on Monday after a rope caught in the propeller.'],
  },
  create() {
    return ({ article, knowledge, report }) => {
      if (!knowledge) return;
      const { rows, tokens } = article;
      let furniture: Set<number> | undefined;
      const sharedAt = (row: number): Shared | undefined => {
        if ((tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number) < MIN_WORDS) return undefined;
        const shared = knowledge.sharedWith(article, row);
        if (!shared) return undefined;
        furniture ??= new Set(knowledge.furnitureOf(article).map((one) => one.row));
        return furniture.has(row) ? undefined : shared;
      };
      for (let row = 0; row < rows.count; row++) {
        const shared = sharedAt(row);
        if (!shared) continue;
        const first = row;
        let most = shared;
        for (let next = sharedAt(row + 1); row + 1 < rows.count && next; next = sharedAt(row + 1)) {
          row++;
          if (next.articles > most.articles) most = next;
        }
        report(draftOf(rows.start[first] as number, rows.end[row] as number, row - first + 1, most));
      }
    };
  },
});

/** One finding for neighbours: in a folder of agency reports every paragraph may be shared, and nobody reads a finding for each. */
function draftOf(start: number, end: number, paragraphs: number, { articles, sites, names }: Shared): Draft {
  const others = articles - 1;
  const where = `${others} other ${others === 1 ? 'article' : 'articles'}`;
  return {
    start,
    end,
    message:
      paragraphs === 1
        ? `The same paragraph stands in ${where}`
        : `${paragraphs} paragraphs in a row stand in other articles as well, in up to ${others}`,
    evidence: {
      reason: 'Background that is used in several stories belongs to each of them.',
      paragraphs,
      articles,
      sites,
      others: names.slice(0, SHOWN),
    },
  };
}
