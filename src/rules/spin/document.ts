import { defineRule } from '../../engine/rule.ts';
import { isSpunRun, judgeRun } from './gate.ts';
import { spinSourceOf } from './source.ts';

/** Convicts a document by the words of synonym spinners. */
export const spinDocument = defineRule({
  id: 'spin/document',
  phase: 'words',
  scope: 'document',
  safety: 'report',
  severity: 'error',
  docs: {
    summary: 'Text whose words were swapped for synonyms by a program.',
    why: 'Sites that copy news run it through a spinner: every fifth word is replaced from a fixed dictionary, always by the same wrong senses (“held a name” for “held a call”), names and quotations included.',
    fix: 'Look for the original article. Words that can be restored are proposed one by one by spin/phrase and spin/name.',
    bad: [
      {
        text: 'In keeping with officers, the European Fee mentioned the transfer was in opposition to worldwide legislation. Ministers from the nations met along with the Overseas Secretary final week to affix the talks, and are anticipated in Brussels subsequent week.',
      },
    ],
    good: [
      'According to officials, the European Commission said the move was against international law. Ministers will meet again next week.',
    ],
  },
  create({ resources }) {
    const source = spinSourceOf(resources);
    return (context) => {
      const { score, forms } = judgeRun(context, source);
      context.score('spun', score);
      if (!isSpunRun(context, source)) return;
      const shown = forms
        .slice(0, 3)
        .map((form) => `“${form}”`)
        .join(', ');
      context.report({
        start: 0,
        end: 0,
        message: `Unexpected synonym-spun text (${shown} and ${forms.length - Math.min(3, forms.length)} more such forms), expected the words of the original article`,
        confidence: Math.round(score * 1000) / 1000,
        evidence: { forms, score: Math.round(score * 1000) / 1000 },
      });
    };
  },
});
