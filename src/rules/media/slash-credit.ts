import type { Article } from '../../article/article.ts';
import { isUpper } from '../../article/characters.ts';
import type { Span } from '../../engine/finding.ts';

/** A credit on three rows: name, `/`, agency. */
export interface SlashCredit {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly span: Span;
}

const WORDS = 6;
/** Agencies, and stations by their call letters; without one the rows are a breadcrumb or a list of tags. */
const CALL_LETTERS = /^[A-Z]{3,5}$/;
const AGENCY =
  /\b(?:images|reuters|getty|bloomberg|afp|ap|pa|epa|dpa|npr|shutterstock|alamy|imago|xinhua|photos?|pictures)\b|\S (?:press|news|agency)\b|\bvia\b/i;

/** Credits on three rows, in order. Only rows that hold nothing but a slash are looked at. */
export function slashCredits(article: Article): SlashCredit[] {
  const { rows } = article;
  const credits: SlashCredit[] = [];
  for (let row = 1; row + 1 < rows.count; row++) {
    if (!isSlash(article, row)) continue;
    if (
      !isName(article, row - 1) ||
      !isName(article, row + 1) ||
      isSlash(article, row - 2) ||
      isSlash(article, row + 2)
    )
      continue;
    const agency = article.rowText(row + 1);
    if (!AGENCY.test(agency) && !CALL_LETTERS.test(agency)) continue;
    const name = `${article.rowText(row - 1)}/${agency}`;
    credits.push({
      first: row - 1,
      last: row + 1,
      name,
      span: { start: rows.start[row - 1] as number, end: rows.end[row + 1] as number },
    });
  }
  return credits;
}

function isSlash({ rows, text }: Article, row: number): boolean {
  if (row < 0 || row >= rows.count) return false;
  const start = rows.start[row] as number;
  return rows.end[row] === start + 1 && text.charCodeAt(start) === 0x2f;
}

/** A few words in title case without the end of a sentence. */
function isName(article: Article, row: number): boolean {
  const { tokens, rows, text } = article;
  const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
  if (words === 0 || words > WORDS || !isUpper(text.charCodeAt(rows.start[row] as number))) return false;
  return !'.!?:'.includes(text.charAt((rows.end[row] as number) - 1));
}
