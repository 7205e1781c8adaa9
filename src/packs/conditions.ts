import type { Article } from '../article/article.ts';
import { type CompiledEntry, LONG_ROW, type RowGate, type Where, type Zone } from './compiled.ts';
import type { Hit } from './hits.ts';

/** Ends of a row that a regex can be tied to without matching the whole of it. */
const AT_START: ReadonlySet<Where> = new Set(['line-start', 'text-start'] as const);
const AT_END: ReadonlySet<Where> = new Set(['line-end', 'text-end'] as const);
const AT_ROW_START: ReadonlySet<Where> = new Set(['line', 'line-start', 'text-start'] as const);
/** A whole-line regex never looks at a row of more words: it would be longer than a row a regex is shown as a whole. */
const LONG_ROW_WORDS = 2000;
/** No bound. */
const ANYWHERE = Number.MAX_SAFE_INTEGER;

export function gateOf(entry: CompiledEntry): RowGate {
  const { kind, where, zone } = entry;
  const isRegex = kind === 'regex';
  return {
    fewest: isRegex ? (entry.minWords ?? 0) : 0,
    most: entry.maxWords ?? (where === 'line' ? LONG_ROW_WORDS : ANYWHERE),
    opensRow: (kind === 'phrase' || kind === 'trailer') && AT_ROW_START.has(where),
    isRegex,
    where,
    // Of a longer row a regex sees a window only, and would take its end for the end of the row.
    longest: where === 'line' ? Math.min(entry.maxLength ?? LONG_ROW, LONG_ROW) : ANYWHERE,
    reach: AT_START.has(where) || AT_END.has(where) ? (entry.maxLength ?? ANYWHERE) : ANYWHERE,
    first: entry.first,
    needs: entry.needs ?? '',
    zone,
  };
}

/** Words of the longest row in which a match counts that does not open it. */
export function longestRowOf({ opensRow, most }: RowGate): number {
  return opensRow ? 0 : most;
}

/** Can a match that begins with `token` of this row count? Settles nearly all matches without a look at their letters. */
export function passes(gate: RowGate, article: Article, row: number, token: number): boolean {
  const { rows, tokens, text } = article;
  const opening = tokens.ofRow[row] as number;
  const words = (tokens.ofRow[row + 1] as number) - opening;
  if (words > gate.most || words < gate.fewest || (gate.opensRow && token !== opening)) return false;
  if (!gate.isRegex) return true;
  const start = rows.start[row] as number;
  const end = rows.end[row] as number;
  if (end - start > gate.longest) return false;
  if (gate.reach !== ANYWHERE) {
    const at = tokens.start[token] as number;
    if ((AT_END.has(gate.where) ? end - at : at - start) > gate.reach) return false;
  }
  for (let i = 0; i < gate.needs.length; i++) if (tokens.marks[gate.needs.charCodeAt(i)] === 0) return false;
  if (gate.where === 'text-start' && row !== 0) return false;
  if (gate.where === 'text-end' && row !== rows.count - 1) return false;
  if (gate.first !== undefined && !gate.first.includes(text.charAt(start))) return false;
  return inZone(gate.zone, row, tokens.ofRow[row + 1] as number, article);
}

/** Conditions a hit can meet alone: number of words, zone. */
export function allows({ entry, row, start }: Hit, article: Article): boolean {
  const { tokens } = article;
  const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
  if (words > (entry.maxWords ?? words) || words < (entry.minWords ?? 0)) return false;
  if (!entry.zone) return true;
  let token = tokens.ofRow[row] as number;
  while (token < tokens.count && (tokens.start[token] as number) < start) token++;
  return inZone(entry.zone, row, token, article);
}

/** Zones are measured in words, so that white space does not move their borders. */
function inZone(zone: Zone | undefined, row: number, token: number, article: Article): boolean {
  if (!zone) return true;
  if (zone.head !== undefined && row < zone.head) return true;
  if (zone.tail !== undefined && row >= article.rows.count - zone.tail) return true;
  return zone.last !== undefined && token >= article.tokens.count * (1 - zone.last);
}

/**
 * Conditions on the neighbours. Runs and trailers come first, so that a weak word which lacks its run cannot prop up another; entries with `beside` may
 * prop up each other (an author box is nothing but weak lines).
 */
export function inCompany(hits: readonly Hit[], article: Article): Hit[] {
  const steady = hits.filter(
    (hit) => (hit.entry.run === undefined || runLength(hit, hits) >= hit.entry.run) && closesText(hit, hits, article),
  );
  return steady.filter(
    (hit) =>
      hit.entry.beside === undefined || steady.some((other) => isCompany(hit, other, hit.entry.beside as number)),
  );
}

/** Neighbouring rows that hit the same rule, this one included. */
function runLength(hit: Hit, hits: readonly Hit[]): number {
  const rows = new Set(hits.filter((other) => other.rule.id === hit.rule.id).map((other) => other.row));
  let length = 1;
  for (let at = hit.row - 1; rows.has(at); at--) length++;
  for (let at = hit.row + 1; rows.has(at); at++) length++;
  return length;
}

function isCompany(hit: Hit, other: Hit, reach: number): boolean {
  const isOther = other.row !== hit.row && (other.entry !== hit.entry || other.rule.id !== hit.rule.id);
  return isOther && Math.abs(other.row - hit.row) <= reach;
}

/** A trailer has only whole-line hits below it. */
function closesText(hit: Hit, hits: readonly Hit[], article: Article): boolean {
  if (hit.entry.kind !== 'trailer') return true;
  const rows = new Set(
    hits.filter(({ entry }) => entry.kind === 'trailer' || entry.where === 'line').map((other) => other.row),
  );
  for (let at = hit.row + 1; at < article.rows.count; at++) if (!rows.has(at)) return false;
  return true;
}
