import { defineRule } from '../../engine/rule.ts';
import { isSpunRun, judgeRun } from './gate.ts';
import { draftOf } from './proposal.ts';
import { attested, isNameProven, nameRestorations, restorations } from './restorations.ts';
import { spinSourceOf } from './source.ts';

const CONFIDENCE = 0.95;

/** Restores offices and institutions whose words were swapped one by one. */
export const spinName = defineRule({
  id: 'spin/name',
  phase: 'words',
  scope: 'document',
  safety: 'review',
  docs: {
    summary: 'Names of offices and institutions with swapped words, such as “European Fee” for “European Commission”.',
    why: 'Spinners translate names word by word and keep the capitals. No person writes “White Home” for the White House, but one odd name alone proves nothing: two other such forms must stand in the text.',
    fix: 'The name comes back.',
    bad: [
      {
        text: 'In keeping with officers, the European Fee mentioned the transfer was in opposition to worldwide legislation. Ministers from the nations met along with the Overseas Secretary final week to affix the talks, and are anticipated in Brussels subsequent week.',
        fixed:
          'In keeping with officers, the European Commission mentioned the transfer was in opposition to worldwide legislation. Ministers from the nations met along with the Foreign Secretary final week to affix the talks, and are anticipated in Brussels subsequent week.',
      },
    ],
    good: [
      'Visitors pay the European Fee at the gate, a toll that the Oval Workplace, a shop for office chairs, has long opposed.',
    ],
  },
  create({ resources }) {
    const source = spinSourceOf(resources);
    return (context) => {
      const verdict = judgeRun(context, source);
      const spun = isSpunRun(context, source);
      if (!spun && !isNameProven(verdict)) return;
      const changes = spun
        ? restorations(context, source)
        : nameRestorations(context.article, verdict.names, source.model());
      for (const change of changes) {
        if (!change.cased) continue;
        const draft = draftOf(context.article, change, CONFIDENCE);
        if (draft) context.report(spun ? attested(context, changes, change, draft, source) : draft);
      }
    };
  },
});
