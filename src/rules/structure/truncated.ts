import type { Article } from '../../article/article.ts';
import { classOf, isLower, LETTER, SENTENCE_MARK } from '../../article/characters.ts';
import { defineRule } from '../../engine/rule.ts';

/** A row with so many words and an end mark is prose. */
const PROSE_WORDS = 8;
/** So many such rows show that the article sets end marks; fewer say nothing about the last row. */
const MIN_PROSE_ROWS = 3;
/**
 * Among the long rows at most one in so many may lack its end mark, the last one apart: else the text is a list or set
 * without marks.
 */
const UNMARKED_SHARE = 8;
/** An ellipsis ends a sentence of at least so many words; shorter ones are headlines and sighs. */
const ELLIPSIS_WORDS = 6;

/** Words that no sentence ends with. English, German, French, Spanish, Italian. */
const OPEN_WORDS = new Set(
  (
    'the a an of and or but in on at to from with by for that which who whose as than into between because although his her its their our my your is was were are has had have will would could should be been ' +
    'der die das dem den des ein eine einen einer und oder aber von mit für bei im am zum zur dass weil ist sind war hat haben wird ' +
    'le la les un une des du de et ou mais dans sur avec pour par que qui est sont ' +
    'el los las una y o pero en con por para del al il lo gli nel della che è non'
  ).split(' '),
);

/** What stands in the last line of an article and ends without a mark on purpose. */
const NO_PROSE =
  /^(?:By|Von|Par|Por|Di|Reporting|Additional reporting|Source|Quelle|Photo|Foto|Picture|Image|Credit|Read|Tags?|Follow|©|\(c\)|https?:|www\.|[-*•–—·>|]|\d{1,3}[.)]\s)|@\w|https?:\/\/|\|/i;

/** Wordings the pack `structure/cut-off` reports; two findings on one colon help nobody. */
const KNOWN_COLON =
  /\b(?:said|says|added|wrote|tweeted|posted|below|here|following|follows|statement|reads?|told \S+|video|tweet|post|continued|concluded|explained) ?:$/;

/** Texts that stop in the middle. */
export const truncated = defineRule({
  id: 'structure/truncated',
  phase: 'structure',
  scope: 'document',
  safety: 'report',
  docs: {
    summary: 'The text stops in the middle of a sentence, with an ellipsis or with a colon.',
    why: 'The page showed only the beginning to the scraper, or a limit of characters cut the text. What is missing cannot be restored.',
    fix: 'Nothing is changed. Look the article up at the source.',
    bad: [
      {
        text: 'The council met on Monday and agreed on the budget for the year.\n\nIt will build a new roof for the old swimming pool in spring.\n\nThe work will be done by a firm from the next valley.\n\nOpponents said the money would be better spent on the roads around the',
      },
      {
        text: 'The council met on Monday and agreed on the budget for the year.\n\nThe work will be done by a firm from the next valley and then […]',
      },
      {
        text: 'The council met on Monday and agreed on the budget for the year.\n\nIt will build a new roof for the old swimming pool in spring.\n\nThe work will be done by a firm from the next valley.\n\nThe members who voted against the plan were these:',
      },
    ],
    good: [
      'The council met on Monday and agreed on the budget for the year.\n\nIt will build a new roof for the old swimming pool in spring.\n\nThe work will be done by a firm from the next valley.\n\nBy Maria Lindqvist',
      'The race was won by a postwoman who trains on her round every day.\n\nWomen\n1. Isla Renwick 41:08\n2. Meg Thwaite 42:19',
      'The council met on Monday and agreed on the budget for the year.\n\n“We shall see what comes of it, but I do not hope for much…”',
      'What a day...',
    ],
  },
  create() {
    return ({ article, report }) => {
      const { text, rows, tokens } = article;
      const row = rows.count - 1;
      if (row < 0) return;
      const end = rows.end[row] as number;
      const last = text.charCodeAt(end - 1);
      const ellipsis = ellipsisBefore(text, end);
      // Nearly every article ends with a full stop or a closing quotation mark.
      if (ellipsis === 0 && last !== 0x3a && last !== 0x2c && classOf(last) !== LETTER) return;
      const start = rows.start[row] as number;
      const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
      if (NO_PROSE.test(text.slice(start, Math.min(end, start + 300)))) return;
      const draft = (from: number, entry: string, message: string, confidence: number): void =>
        report({
          start: from,
          end,
          message,
          entry,
          confidence,
          evidence: { end: text.slice(Math.max(start, end - 60), end), words },
        });
      if (ellipsis > 0) {
        const bracketed = text.charCodeAt(end - 1) === 0x5d || text.charCodeAt(end - 1) === 0x29;
        if (bracketed || words >= ELLIPSIS_WORDS)
          draft(end - ellipsis, 'ellipsis', 'Unexpected ellipsis at the end, expected the rest of the text', 0.8);
      } else if (last === 0x3a) {
        if (
          words >= 3 &&
          othersEndWell(article, row) &&
          !KNOWN_COLON.test(text.slice(Math.max(start, end - 60), end))
        ) {
          draft(end - 1, 'colon', 'Unexpected colon at the end, expected what it announces', 0.7);
        }
      } else if (words >= PROSE_WORDS && (isLower(last) || last === 0x2c) && othersEndWell(article, row)) {
        const token = tokens.count - 1;
        const word = text.slice(tokens.start[token], tokens.end[token]).toLowerCase();
        // Authors forget the last full stop, so other words prove nothing.
        if (last === 0x2c || OPEN_WORDS.has(word))
          draft(end - 1, 'mid-sentence', 'Unexpected end inside a sentence, expected an end mark', 0.9);
      }
    };
  },
});

/** Length of the ellipsis that ends at `end`, brackets included; 0 when there is none. */
function ellipsisBefore(text: string, end: number): number {
  if (!'….])'.includes(text.charAt(end - 1))) return 0;
  return /[[(]?(?:…|\.{3,4})[\])]?$/.exec(text.slice(Math.max(0, end - 8), end))?.[0].length ?? 0;
}

/** The other long rows end with marks, so a missing one means something. */
function othersEndWell(article: Article, lastRow: number): boolean {
  const { rows, tokens, text } = article;
  let marked = 0;
  let unmarked = 0;
  for (let row = 0; row < lastRow; row++) {
    if ((tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number) < PROSE_WORDS) continue;
    if (endsWithMark(text, rows.end[row] as number)) marked++;
    else unmarked++;
  }
  // The headline is a long row without a mark.
  return marked >= MIN_PROSE_ROWS && Math.max(0, unmarked - 1) * UNMARKED_SHARE <= marked;
}

function endsWithMark(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  if (classOf(last) === SENTENCE_MARK) return true;
  return '”"’\')»]:'.includes(String.fromCharCode(last));
}
