import { defineRule } from '../../engine/rule.ts';
import { isSpunRun } from './gate.ts';
import { draftOf } from './proposal.ts';
import { attested, restorations } from './restorations.ts';
import { spinSourceOf } from './source.ts';

/** Restores words that a synonym spinner swapped, in convicted documents only. */
export const spinPhrase = defineRule({
  id: 'spin/phrase',
  phase: 'words',
  scope: 'document',
  safety: 'review',
  docs: {
    summary: 'Words that a synonym spinner put in the place of others.',
    why: 'In a document that is convicted as spun, a word of the spinner’s dictionary is restored when its neighbours fit the original better than the word as written. A single such word in clean text is never touched.',
    fix: 'The original word comes back; the next best ones are offered. Inside quotation marks nothing changes without a person: a spun quotation is a misquotation.',
    bad: [
      {
        text: 'In keeping with officers, the European Fee mentioned the transfer was in opposition to worldwide legislation. Ministers from the island met along with the Overseas Secretary final week to affix the talks, and are anticipated in Brussels subsequent week.',
        fixed:
          'According to officials, the European Fee said the move was against international law. Ministers from the island met with the Overseas Secretary last week to join the talks, and are expected in Brussels next week.',
      },
    ],
    good: ['The rider mentioned the transfer and took out a mortgage. In keeping with tradition, the fee was waived.'],
  },
  create({ resources }) {
    const source = spinSourceOf(resources);
    return (context) => {
      if (!isSpunRun(context, source)) return;
      const changes = restorations(context, source);
      for (const change of changes) {
        if (change.cased) continue;
        const draft = draftOf(context.article, change);
        if (draft) context.report(attested(context, changes, change, draft, source));
      }
    };
  },
});
