import type { Article } from '../../article/article.ts';
import type { Edit } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { lineBreakOf } from '../encoding/line-break.ts';
import { gluedSentences } from './glued.ts';

/**
 * One such place in an article with paragraphs of its own may be a typing error; from two on, or in an article of one
 * line, breaks were lost.
 */
const MIN_PLACES = 2;
const FEW_ROWS = 3;

/** Paragraphs glued together: the scraper dropped the break between them. */
export const lostBreak = defineRule({
  id: 'structure/lost-break',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Paragraphs without a break between them (“Monday.The first witness”).',
    why: 'The paragraphs of the page were joined without anything between them. In print a space follows every full stop, so a capital right behind one begins a new paragraph.',
    fix: 'A paragraph break is put behind the full stop and the closing quotation mark. Initials, abbreviations, web addresses, file names and versions stay; a name behind a name (“Booking.Holdings”) and a single place in an article with breaks are for a person to decide.',
    bad: [
      {
        text: 'The inquiry opened on Monday.The first witness was the engineer who signed the report in 2019.He said he had warned the board twice.“I was told to wait,” he said.The hearing continues.',
        fixed:
          'The inquiry opened on Monday.\n\nThe first witness was the engineer who signed the report in 2019.\n\nHe said he had warned the board twice.\n\n“I was told to wait,” he said.\n\nThe hearing continues.',
      },
      {
        text: 'The shop shut at 6 p.m.The owner said: “We will not open again.”Customers were told on Friday.',
        fixed: 'The shop shut at 6 p.m.\n\nThe owner said: “We will not open again.”\n\nCustomers were told on Friday.',
      },
    ],
    good: [
      'The author J.K.Rowling and Mr.Brown of St.John’s met at No.Ten, as did the U.S.Army.',
      'He bought the domain Booking.Com and wrote a Node.js script for iOS.Next and report.Final.docx at once.',
      'Write to the editor at letters@Example.Com or see https://www.example.com/The.Title for more of this.',
      'He waited...The bus came at 3.40 and cost $2.50 in all.',
      'Am 3.Mai und am 21.November war der 2.Weltkrieg in der Stadt ein Thema.',
    ],
  },
  create() {
    return ({ article, report }) => {
      const places = gluedSentences(article);
      // A doubtful place on its own is a name: “Table.Media”.
      if (!places.some((place) => place.sure)) return;
      const lost = places.length >= MIN_PLACES || article.rows.count < FEW_ROWS;
      const gap = paragraphGap(article);
      for (const { mark, at, left, right, sure } of places) {
        report({
          start: mark,
          end: at,
          message: `Unexpected “${right}” right behind “${left}”, expected a new paragraph`,
          edits: [breakAt(article.text, mark, at, gap)],
          safety: sure && lost ? 'safe' : 'review',
          confidence: sure ? (lost ? 0.95 : 0.8) : 0.6,
          evidence: { left, right, places: places.length },
        });
      }
    };
  },
});

/**
 * Inserts the gap. In front of an opening quotation mark the full stop is written anew together with it, because an
 * insertion at the first character of a quotation counts as a change inside it.
 */
function breakAt(text: string, mark: number, at: number, gap: string): Edit {
  const opens = '“„«‘"'.includes(text.charAt(at));
  return opens && at === mark + 1
    ? { start: mark, end: at, text: text.slice(mark, at) + gap }
    : { start: at, end: at, text: gap };
}

/** A blank line, or a single line break where the article separates its paragraphs so. */
function paragraphGap(article: Article): string {
  const { rows, blocks } = article;
  const line = lineBreakOf(article);
  let single = 0;
  for (let row = 1; row < rows.count; row++) if (rows.blanksBefore[row] === 0) single++;
  return rows.count >= FEW_ROWS && !blocks.wrapped && single * 2 > rows.count - 1 ? line : line + line;
}
