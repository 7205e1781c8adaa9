import { defineRule } from '../../engine/rule.ts';
import { headOf } from '../metadata/head.ts';
import { excerptOf, spanOf } from './excerpt.ts';

export const standfirst = defineRule({
  id: 'duplicate/standfirst',
  phase: 'structure',
  scope: 'document',
  safety: 'report',
  severity: 'info',
  docs: {
    summary: 'A standfirst that a later paragraph says again.',
    why: 'The line below a headline is often cut from the text. Both are the outlet’s own words and both may be published, so a desk decides.',
    fix: 'Nothing changes. The finding points from the standfirst to the paragraph.',
    bad: [
      {
        text: 'Council vows to rebuild pier as minister visits storm-hit town\nThe minister said the pier was ‘the heart of the place’.\nThe storm tore away 90 feet of decking on Tuesday night.\nThe pier was “the heart of the place”, the minister said as she walked along the front.',
      },
    ],
    good: [
      'Council vows to rebuild pier as minister visits storm-hit town\nThe storm tore away 90 feet of decking on Tuesday night.\nThe minister walked along the front and promised four million pounds.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const head = headOf(article);
      if (head?.standfirst === undefined || head.abridges === undefined) return;
      report({
        ...spanOf(article, head.standfirst),
        message: 'Unexpected repeat of the standfirst in the text, expected it once',
        evidence: { repeated: excerptOf(article, head.abridges), distance: head.abridges - head.standfirst },
        related: [spanOf(article, head.abridges)],
      });
    },
});
