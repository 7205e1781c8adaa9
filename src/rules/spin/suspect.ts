import { defineRule } from '../../engine/rule.ts';
import { isSpunRun } from './gate.ts';
import { restorations } from './restorations.ts';
import { spinSourceOf } from './source.ts';
import { LEAST_GAIN, type Suspect, suspectsOf } from './suspects.ts';

/** Confidence of a suspect that just passes, what a nat more adds, and the most: a thesaurus is no proof. */
const LEAST = 0.3;
const PER_NAT = 0.05;
const MOST = 0.5;

/** Points at words of a convicted document that the lexicon does not know and that do not belong where they stand. */
export const spinSuspect = defineRule({
  id: 'spin/suspect',
  phase: 'words',
  scope: 'document',
  safety: 'report',
  severity: 'info',
  docs: {
    summary: 'Words in spun text that were never seen between their neighbours, where a synonym often was.',
    why: 'No lexicon of a spinner is complete. In a document that is convicted as spun, a word whose place a synonym of a thesaurus fits far better was probably swapped too.',
    fix: 'Nothing changes: the synonyms are guesses. Look at the original article. A pair of texts teaches galley the word: see galley train lexicon.',
    bad: [
      {
        text: 'In keeping with officers, the European Fee mentioned the transfer was in opposition to worldwide legislation. Ministers from the nations met along with the Overseas Secretary final week to affix the talks, and are anticipated in Brussels subsequent week. A driver was rushed to the inpatient after the sedan accident.',
      },
    ],
    good: ['A driver was rushed to the inpatient after the sedan accident.'],
  },
  create({ resources }) {
    const source = spinSourceOf(resources);
    return (context) => {
      const { article, report } = context;
      if (!isSpunRun(context, source)) return;
      const model = source.model();
      for (const suspect of suspectsOf(article, model, source.thesaurus(), restorations(context, source))) {
        const written = article.text.slice(suspect.start, suspect.end);
        report({
          start: suspect.start,
          end: suspect.end,
          message: `Unexpected word “${written}” in spun text, expected perhaps ${suspect.synonyms.map((word) => `“${word}”`).join(' or ')}`,
          confidence: confidenceOf(suspect),
          alternatives: suspect.synonyms,
          entry: written.toLowerCase(),
          evidence: { gain: Math.round(suspect.gain * 100) / 100 },
        });
      }
    };
  },
});

function confidenceOf({ gain }: Suspect): number {
  return Math.round(Math.min(MOST, LEAST + PER_NAT * (gain - LEAST_GAIN)) * 1000) / 1000;
}
