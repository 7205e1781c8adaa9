import type { Article } from '../../article/article.ts';
import { defineRule } from '../../engine/rule.ts';
import { headOf } from './head.ts';

export const headline = defineRule({
  id: 'metadata/headline',
  phase: 'structure',
  scope: 'document',
  safety: 'report',
  severity: 'info',
  docs: {
    summary: 'The headline and the standfirst above the text.',
    why: 'Who publishes the text needs to know where the headline ends. Nothing is wrong with either line, so nothing changes.',
    fix: 'Nothing changes in the text. The headline goes to `metadata.title`. The line below it goes to `metadata.standfirst` when a later paragraph says the same at more length, or when an image, a byline or a date follows it.',
    bad: [],
    good: [
      'The harbour at Port Wenn will close for six weeks while divers repair the sea wall.\n\nFerries will use the smaller pier while the work goes on.',
      'Home > News > Education\n\nThe hall of a primary school has been shut after engineers found cracks.\n\nLessons go on in the library and in the gym.',
    ],
  },
  create:
    () =>
    ({ article, learn }) => {
      const head = headOf(article);
      if (!head) return;
      const standfirst = head.standfirst === undefined ? undefined : lineOf(article, head.standfirst);
      learn({ title: lineOf(article, head.title), ...(standfirst ? { standfirst } : {}) });
    },
});

/** The text of a block as it stands; lines that were broken at a fixed width are joined. */
function lineOf(article: Article, block: number): string {
  return article.blockText(block).replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, ' ');
}
