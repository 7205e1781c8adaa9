import { defineRule } from '../../engine/rule.ts';

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
      for (let row = 0; row < rows.count; row++) {
        if ((tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number) < MIN_WORDS) continue;
        const shared = knowledge.sharedWith(article.rowText(row));
        if (!shared) continue;
        furniture ??= new Set(knowledge.furnitureOf(article).map((one) => one.row));
        if (furniture.has(row)) continue;
        const others = shared.articles - 1;
        report({
          start: rows.start[row] as number,
          end: rows.end[row] as number,
          message: `The same paragraph stands in ${others} other ${others === 1 ? 'article' : 'articles'}`,
          evidence: {
            reason: 'Background that is used in several stories belongs to each of them.',
            articles: shared.articles,
            sites: shared.sites,
            others: shared.names.slice(0, SHOWN),
          },
        });
      }
    };
  },
});
