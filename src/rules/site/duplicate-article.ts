import { defineRule } from '../../engine/rule.ts';

/** Articles of one run that are copies of each other, but for small changes. */
export const duplicateArticle = defineRule({
  id: 'duplicate/article',
  phase: 'structure',
  scope: 'site',
  safety: 'report',
  severity: 'info',
  docs: {
    summary: 'Nearly the same article stands in the folder more than once.',
    why: 'Outlets print the same agency report, and crawlers fetch a page twice. Who counts or publishes the articles wants to know. Found by MinHash over the word 5-grams of the prose, from a similarity of .8 on.',
    fix: 'Nothing is changed: which copy is kept is for a person to say. Needs several articles in one run.',
    bad: [],
    good: ['The ferry to Orran was two hours late on Monday after a rope caught in the propeller.'],
  },
  create() {
    return ({ article, knowledge, report }) => {
      const copies = knowledge?.copies;
      const { rows } = article;
      if (!copies || rows.count === 0) return;
      const { count, best, names } = copies;
      report({
        start: rows.start[0] as number,
        end: rows.end[0] as number,
        message: `Nearly the same article as ${best.name}${count === 1 ? '' : ` and ${count - 1} more`}`,
        confidence: best.similarity,
        evidence: {
          reason: 'The prose of these articles is the same but for small changes.',
          similarity: Math.round(best.similarity * 100) / 100,
          copies: count,
          group: names,
        },
      });
    };
  },
});
