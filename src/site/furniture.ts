import type { Article } from '../article/article.ts';
import type { Furniture, SiteLine } from '../engine/site.ts';
import { HEAD, isProse, keysOf, TAIL, zonesOf } from './line.ts';
import { isTakenUp } from './taken-up.ts';

/** Share of its articles that have a line where it stands here: what belongs to a template has its place. */
const AGREEMENT = 0.34;
/** What so many articles of a site have is its frame; a page brings most of it along, an extracted article hardly any. */
const FRAME_SHARE = 0.8;
const FRAME_LINES = 5;
const FRAME_PRESENT = 0.25;
/** In a text without the frame, and for a paragraph that other sites print too, a line must stand in so many of the articles. */
const STRICT_DF = 5;
const STRICT_SHARE = 0.5;
/** Rows above the prose among which the headline is looked for, and its least words. */
const HEADLINE_REACH = 6;
const HEADLINE_WORDS = 4;
/** A place right above the text, on a line of its own, has so many words at most. */
const DATELINE_WORDS = 3;
/** A date, and no number of a page. */
const STAMP_DIGITS = 6;
/** So many rows of so many words below a label are a list. */
const LIST_ROWS = { least: 1, most: 6 };
const LIST_WORDS = 4;
/** What more of the articles have is part of the frame; teasers of a story stand on some pages. */
const TEASER_SHARE = 0.6;

/** What is known of a site: lines in at least MIN_DF of its distinct articles, by fingerprint. */
export interface KnownSite {
  readonly site: string;
  readonly articles: number;
  readonly lines: ReadonlyMap<string, SiteLine>;
  /** Fingerprints of the lines that nearly all pages have. */
  readonly frame: readonly string[];
}

/** The frame among the lines of a site. */
export function frameOf(lines: ReadonlyMap<string, SiteLine>, articles: number): string[] {
  return [...lines].filter(([, line]) => line.df >= FRAME_SHARE * articles).map(([key]) => key);
}

/**
 * Rows of an article that many articles of its site have in the same place. Kept are paragraphs that several sites print (an agency wrote them), the headline (other pages
 * tease it), and in a text without the frame of the site all that is not beyond doubt.
 */
export function furnitureOf(article: Article, known: KnownSite): Furniture[] {
  if (known.lines.size === 0) return [];
  const zones = zonesOf(article);
  const found: Furniture[] = [];
  const keys = new Set<string>();
  const fingerprints = keysOf(article);
  for (let row = 0; row < article.rows.count; row++) {
    const key = fingerprints[row] as string;
    const line = known.lines.get(key);
    if (!line) continue;
    keys.add(key);
    const zone = zones[row] === HEAD ? 'head' : zones[row] === TAIL ? 'tail' : 'body';
    if (line[zone] < AGREEMENT * line.df) continue;
    if (line.prose && line.sites > 1 && !isFrequent(line, known)) continue;
    // Fingerprints do not tell figures apart: the years of a chronicle are one line to them.
    if (zone === 'body' && !/\p{L}/u.test(article.rowText(row)) && !isFrequent(line, known)) continue;
    found.push({ row, zone, line });
  }
  if (found.length === 0) return found;
  const state = stateOf(keys, known);
  const rows = new Set(found.map((one) => one.row));
  const kept = found.filter((one) => {
    if (isAgencyStamp(one, article, zones, known) || headsList(one, article, rows)) return false;
    if (state === 'framed') return true;
    if (isDateline(one, article, zones, known)) return false;
    if (state === 'bare') return isSure(one, known);
    return one.zone !== 'body' || !one.line.prose || one.line.df >= STRICT_DF;
  });
  return withoutHeadline(kept, article, zones, known);
}

function isFrequent(line: SiteLine, known: KnownSite): boolean {
  return line.df >= STRICT_DF && line.df >= STRICT_SHARE * known.articles;
}

/** Is the text a page with its frame, an article that comes without it, or has the site no frame, because extracted texts were learned? */
function stateOf(keys: ReadonlySet<string>, { frame }: KnownSite): 'framed' | 'bare' | 'frameless' {
  if (frame.length < FRAME_LINES) return 'frameless';
  const present = frame.filter((key) => keys.has(key)).length;
  return present < FRAME_PRESENT * frame.length ? 'bare' : 'framed';
}

function isSure({ zone, line }: Furniture, known: KnownSite): boolean {
  return isFrequent(line, known) && (zone !== 'body' || !line.prose);
}

/** Many stories come from one place, and an extractor may leave its name on a line of its own above them. */
function isDateline({ row, zone, line }: Furniture, article: Article, zones: Uint8Array, known: KnownSite): boolean {
  if (zone !== 'head' || zones[row + 1] === HEAD || isFrequent(line, known)) return false;
  const { ofRow } = article.tokens;
  const words = (ofRow[row + 1] as number) - (ofRow[row] as number);
  return words <= DATELINE_WORDS && /^\p{Lu}[^\d:]*$/u.test(article.rowText(row));
}

/**
 * An agency and the time of its report, right above the text. To fingerprints, which do not tell figures apart, all reports of one agency have this line in common;
 * what all pages of the site have is the site’s own stamp.
 */
function isAgencyStamp({ row, zone, line }: Furniture, article: Article, zones: Uint8Array, known: KnownSite): boolean {
  if (zone !== 'head' || line.prose || line.df >= TEASER_SHARE * known.articles) return false;
  if (row <= zones.lastIndexOf(HEAD) - HEADLINE_REACH) return false;
  const text = article.rowText(row);
  return /\p{L}{2}/u.test(text) && (text.match(/\d/g)?.length ?? 0) >= STAMP_DIGITS;
}

/**
 * A label between two paragraphs, above a caption or a short list that the site is not known by, such as links to other stories. Without it the links would look like subheads;
 * whoever knows the list takes both.
 */
function headsList({ row, zone, line }: Furniture, article: Article, known: ReadonlySet<number>): boolean {
  if (zone !== 'body' || line.prose || row === 0 || !isProse(article, row - 1)) return false;
  const { ofRow } = article.tokens;
  let below = row + 1;
  // A headline may ask a question.
  const isItem = (at: number): boolean => !isProse(article, at) || article.rowText(at).endsWith('?');
  while (below < article.rows.count && !known.has(below) && isItem(below)) {
    if ((ofRow[below + 1] as number) - (ofRow[below] as number) < LIST_WORDS) return false;
    below++;
  }
  const length = below - row - 1;
  return length >= LIST_ROWS.least && length <= LIST_ROWS.most && below < article.rows.count && !known.has(below);
}

/**
 * The headline of an article stands on other pages as a teaser. Near the prose a line stays that the prose takes up and most pages do not have. And above the prose one line of the length of a headline has to stay: when none does otherwise,
 * the longest of those that are not on most pages.
 */
function withoutHeadline(found: Furniture[], article: Article, zones: Uint8Array, known: KnownSite): Furniture[] {
  const { ofRow } = article.tokens;
  const below = zones.lastIndexOf(HEAD) - HEADLINE_REACH;
  const isHeadline = ({ row, zone, line }: Furniture): boolean =>
    zone === 'head' && row > below && line.df < TEASER_SHARE * known.articles && isTakenUp(article, row, zones);
  if (found.some(isHeadline)) return found.filter((one) => !isHeadline(one));
  const rows = new Map(found.map((one) => [one.row, one]));
  let headline: Furniture | undefined;
  let most = HEADLINE_WORDS - 1;
  for (let row = zones.lastIndexOf(HEAD), reach = 0; row >= 0 && reach < HEADLINE_REACH; row--) {
    const one = rows.get(row);
    if (one && one.line.df >= TEASER_SHARE * known.articles) continue;
    reach++;
    const words = (ofRow[row + 1] as number) - (ofRow[row] as number);
    if (!one && words >= HEADLINE_WORDS) return found;
    if (one && words > most) {
      headline = one;
      most = words;
    }
  }
  return headline ? found.filter((one) => one !== headline) : found;
}
