import type { Article } from '../article/article.ts';
import { LetterPattern } from '../article/plain.ts';
import { KIND_NUMBER } from '../article/tokens.ts';
import type { Hit } from './hits.ts';

/** Words from which a row is taken for a paragraph, and words of a headline that its lead takes up. */
const PARAGRAPH_WORDS = 8;
const TAKEN_UP = 3;
const NUMBERS = Symbol('numbers that are rows');
/** UTF-16 units behind a phrase among which the clause that reports it is looked for. */
const REPORT_REACH = 100;

const NAME = "(?:[\\p{L}’'-]+ ){0,3}";
const VERB = [
  'says?|said|tells?|told|reads?|wrote|writes|promised|asked|urged|announced',
  'sagt|sagte|stand|hieß|heißt|schrieb|schreibt|bat|meinte|steht|antwortet',
  'dit|disait|disent|répétait|écrivaient|écrivait|promettent|annonce|[\\p{L}’]+-t-(?:il|elle|on)',
  'dice|dicen|decía|dijo|dijeron|pone|pedía|escribió|escribieron|prometen|contesta|avisó|protestó',
  'diceva|dicono|detto|aggiunto|scritto|ripeteva|racconta|spiega|inciso',
].join('|');
/** “…, sagte die Tochter”: the phrase is somebody’s words, told without quotation marks; “… was the sentence”: it is what the sentence is about. */
const REPORTED = new LetterPattern(
  `^[^.!?;:\\n]{0,60}(?:, ${NAME}(?:${VERB})(?![\\p{L}’'])|^ (?:was|is|were|are) (?:the|a|how|what)\\b)`,
);
/** Only prose names its source. */
const SOURCED =
  /,? (?:according to|laut|selon|según|secondo) (?:the|a|an|der|dem|den|einer|einem|la|le|les|un|une|el|los|una|il|lo|gli)\b/;

/**
 * Is a hit part of honest prose although its words are those of a page? A headline that the lead takes up (“Teilen”, then “Teilen, das klingt nach Brot”), a label that
 * the next line carries on (“2 Comments”, then “was the most common number”), the numbers of a list, a subhead over its paragraph, and a phrase that the sentence reports. Looked at
 * only where something was found, so it costs nothing elsewhere.
 */
export function isHonest(hit: Hit, hits: readonly Hit[], article: Article): boolean {
  const { entry, rule } = hit;
  if (isCounted(hit, article)) return true;
  if (entry.action.kind !== 'delete' || !rule.id.startsWith('boilerplate/')) return isCarriedOn(hit, hits, article);
  if (entry.where === 'line')
    return isTakenUp(hit, hits, article) || isCarriedOn(hit, hits, article) || isSubhead(hit, hits, article);
  return isReported(hit, article);
}

function isReported({ entry, row, start, end }: Hit, { text, rows }: Article): boolean {
  const close = rows.end[row] as number;
  if (entry.kind === 'banner') return REPORTED.test(text.slice(start, Math.min(close, start + REPORT_REACH)));
  // What takes only the match leaves the sentence behind it, which may be glued on.
  if (entry.action.kind === 'delete' && entry.action.what === 'match') return false;
  const rest = text.slice(end, Math.min(close, end + REPORT_REACH));
  return REPORTED.test(rest) || SOURCED.test(rest);
}

/** A row of a number alone, and a row of the next one or of the one before: they count the parts of the text, or are the days of a calendar, which is no counter either. */
function isCounted({ row, entry }: Hit, article: Article): boolean {
  if (entry.where !== 'line') return false;
  const own = numberIn(article, row);
  if (Number.isNaN(own)) return false;
  const numbers = article.view(NUMBERS, numbersAlone);
  return numbers.has(own - 1) || numbers.has(own + 1);
}

function numbersAlone(article: Article): ReadonlySet<number> {
  return new Set(Array.from({ length: article.rows.count }, (_, row) => numberIn(article, row)));
}

/** The number that is all of a row; NaN when there is anything else. */
function numberIn({ rows, text, tokens }: Article, row: number): number {
  const first = tokens.ofRow[row] as number;
  const isAlone = tokens.ofRow[row + 1] === first + 1 && tokens.kind[first] === KIND_NUMBER;
  return isAlone ? Number(text.slice(rows.start[row], rows.end[row])) : Number.NaN;
}

/** The first row, and the paragraph under it begins with the same words. */
function isTakenUp({ row }: Hit, hits: readonly Hit[], { tokens, rows }: Article): boolean {
  if (row !== 0 || rows.count < 2) return false;
  const { ofRow, hash } = tokens;
  const words = ofRow[1] as number;
  if ((ofRow[2] as number) - words < Math.max(PARAGRAPH_WORDS, words + 1)) return false;
  for (let at = 0; at < Math.min(words, TAKEN_UP); at++) if (hash[at] !== hash[words + at]) return false;
  return !hits.some((other) => other.row === 1);
}

/** The row directly below begins in lower case. */
function isCarriedOn({ row, entry }: Hit, hits: readonly Hit[], { rows, text }: Article): boolean {
  if (entry.where !== 'line' || row + 1 >= rows.count || rows.blanksBefore[row + 1] !== 0) return false;
  const next = text.charAt(rows.start[row + 1] as number);
  return next !== next.toUpperCase() && !hits.some((other) => other.row === row + 1);
}

/** A weak word with a blank line above, its paragraph directly below and a blank line behind that. */
function isSubhead({ row, entry }: Hit, hits: readonly Hit[], { rows, text, tokens }: Article): boolean {
  if (entry.beside === undefined || row === 0 || row + 2 >= rows.count) return false;
  const { blanksBefore } = rows;
  if (blanksBefore[row] === 0 || blanksBefore[row + 1] !== 0 || blanksBefore[row + 2] === 0) return false;
  const words = (tokens.ofRow[row + 2] as number) - (tokens.ofRow[row + 1] as number);
  return (
    words >= PARAGRAPH_WORDS &&
    /[.!?]$/.test(text.slice(rows.start[row + 1], rows.end[row + 1])) &&
    !hits.some((other) => other.row === row + 1)
  );
}
