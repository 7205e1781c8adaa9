import type { Article } from '../../article/article.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteToEnd } from '../deletion.ts';
import { countCues, namesOfCues, phraseCuesOf, setOf } from './cues.ts';
import { type Outline, outlineOf } from './outline.ts';
import { mainRun } from './topic.ts';

/** Headings of these classes can end an article. */
const OPENERS = setOf('related', 'comment', 'newsletter', 'bio', 'donate', 'copyright', 'tags', 'follow', 'share');
/** Classes that confirm an opener; dates, credits and words of menus stand in articles too. */
const CONFIRMING = setOf(
  'share',
  'newsletter',
  'legal',
  'related',
  'comment',
  'ad',
  'follow',
  'bio',
  'donate',
  'copyright',
  'tags',
  'action',
  'account',
);
const COMMENT = setOf('comment');
const RHYTHM = setOf('comment', 'stamp', 'date');
/** Words of a heading. */
const HEADING_WORDS = 8;
/** Words of a heading that is nothing but a plain word and its companions. */
const LABEL_WORDS = 2;
/** Words of prose that must stand above it. */
const TEXT_WORDS = 80;
/** Cue classes below (heading included) that convict it. */
const MIN_CLASSES = 2;
/** With so many, and no prose at all below, nobody needs to look. */
const SURE_CLASSES = 3;
/** Teasers may hold prose: at most this share of the prose above. */
const PROSE_SHARE = 0.25;
/** The same where reader comments run on from the text. */
const COMMENT_SHARE = 0.5;
/** Share of the rows below that are no prose. */
const SHORT_SHARE = 0.6;
/** Stamps and “reply” labels that make a rhythm of reader comments. */
const MIN_RHYTHM = 4;

interface Ending {
  readonly row: number;
  readonly classes: number;
  readonly prose: number;
  readonly comments: boolean;
}

/** Everything behind the end of an article. */
export const tail = defineRule({
  id: 'boilerplate/tail',
  phase: 'lines',
  scope: 'document',
  docs: {
    summary: 'Everything behind the end of the article: related headlines, sign-up forms, comments, copyright.',
    why: 'Below the last paragraph the template goes on. A heading of furniture that is followed by furniture of another kind marks the place.',
    fix: 'The text is cut there, when at least two independent cues agree and there is a text above.',
    bad: [
      {
        text: `${[
          'The harbour wall at Ostley will be rebuilt before the winter storms, the council decided on Monday after a long debate about its cost.',
          'Divers had found cracks in the wall in spring. The repair will cost £3.4 million and take nine months, and two of the three piers stay open for the ferries.',
          'The harbour master said the fishing boats would move to Kelder for the time being, and that the owners would be paid for the longer way.',
        ].join(
          '\n',
        )}\nMost read\nCat found on roof of town hall\nFerry fares to rise\nLeave a comment\nYour email address will not be published`,
        fixed: [
          'The harbour wall at Ostley will be rebuilt before the winter storms, the council decided on Monday after a long debate about its cost.',
          'Divers had found cracks in the wall in spring. The repair will cost £3.4 million and take nine months, and two of the three piers stay open for the ferries.',
          'The harbour master said the fishing boats would move to Kelder for the time being, and that the owners would be paid for the longer way.\n',
        ].join('\n'),
      },
    ],
    good: [
      'Most read\nA list of the most read books of the year has surprised the library, which had expected a crime novel at the top.',
      'The shop sells newspapers, flowers and tickets.\nComments\nNobody wanted to comment on the plan when it was shown in the town hall on Monday.',
    ],
  },
  create() {
    return ({ article, report }) => {
      const ending = endingOf(article);
      if (!ending) return;
      const { row, classes, prose } = ending;
      const { rows, text } = article;
      const start = rows.start[row] as number;
      report({
        start,
        end: rows.end[rows.count - 1] as number,
        message: `Unexpected furniture behind the end of the article, from “${text.slice(start, rows.end[row]).slice(0, 60)}”`,
        safety: prose === 0 && countCues(classes) >= SURE_CLASSES ? 'safe' : 'review',
        confidence: Math.min(0.97, 0.75 + 0.06 * countCues(classes)),
        evidence: { cues: namesOfCues(classes), lines: rows.count - row, comments: ending.comments },
        edits: [deleteToEnd(article, row)],
      });
    };
  },
});

/** The first heading below a text that everything below it confirms. One pass from the end, with running sums. */
function endingOf(article: Article): Ending | undefined {
  const outline = outlineOf(article);
  const { count, words, isProse, cues } = outline;
  if (!cues.some((set) => (set & OPENERS) !== 0)) return undefined;
  const last = mainRun(words, isProse).last;
  let proseAbove = 0;
  for (let row = 0; row < count; row++) if (isProse[row]) proseAbove += words[row] as number;
  let prose = 0;
  let short = 0;
  let classes = 0;
  let rhythm = 0;
  let best: Ending | undefined;
  for (let row = count - 1; row >= 0; row--) {
    const set = cues[row] as number;
    if (isProse[row]) {
      prose += words[row] as number;
      proseAbove -= words[row] as number;
      continue;
    }
    short++;
    classes |= set & CONFIRMING;
    if ((set & RHYTHM) !== 0 && (words[row] as number) <= HEADING_WORDS) rhythm++;
    if (!isOpener(article, outline, row)) continue;
    const comments = (set & COMMENT) !== 0 && rhythm >= MIN_RHYTHM;
    // A page may name its related stories above the article too: what is cut off must lie behind the main run of prose.
    const behind = row > last || (comments && prose <= COMMENT_SHARE * proseAbove);
    const quiet = behind && (comments || (prose <= PROSE_SHARE * proseAbove && short >= SHORT_SHARE * (count - row)));
    if (proseAbove >= TEXT_WORDS && countCues(classes) >= MIN_CLASSES && quiet)
      best = { row, classes, prose, comments };
  }
  return best;
}

/** A heading of furniture: a known phrase in a short row, or a plain word like “more” that stands nearly alone. */
function isOpener({ tokens }: Article, { words, cues }: Outline, row: number): boolean {
  const count = words[row] as number;
  if (count > HEADING_WORDS || ((cues[row] as number) & OPENERS) === 0) return false;
  return (
    count <= LABEL_WORDS ||
    (phraseCuesOf(tokens, tokens.ofRow[row] as number, tokens.ofRow[row + 1] as number) & OPENERS) !== 0
  );
}
