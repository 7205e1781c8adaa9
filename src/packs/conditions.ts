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
  const runs = runLengths(hits);
  const tail = tailOf(hits, article);
  const steady = hits.filter(
    (hit) =>
      (hit.entry.run === undefined || runs(hit) >= hit.entry.run) && (hit.entry.kind !== 'trailer' || hit.row >= tail),
  );
  return steady.filter(
    (hit) =>
      hit.entry.beside === undefined || steady.some((other) => isCompany(hit, other, hit.entry.beside as number)),
  );
}

/** Neighbouring rows that hit the same rule as a hit, this one included. Counted once for all rows of a run: a page may be one long list of buttons. */
function runLengths(hits: readonly Hit[]): (hit: Hit) => number {
  const ofRule = new Map<string, Map<number, number>>();
  const lengthsOf = (rule: string): Map<number, number> => {
    const rows = [...new Set(hits.filter((hit) => hit.rule.id === rule).map(({ row }) => row))].sort((a, b) => a - b);
    const lengths = new Map<number, number>();
    for (let from = 0, to = 0; from < rows.length; from = to) {
      for (to = from + 1; rows[to] === (rows[to - 1] as number) + 1; ) to++;
      for (const row of rows.slice(from, to)) lengths.set(row, to - from);
    }
    return lengths;
  };
  return (hit) => {
    let lengths = ofRule.get(hit.rule.id);
    if (!lengths) {
      lengths = lengthsOf(hit.rule.id);
      ofRule.set(hit.rule.id, lengths);
    }
    return lengths.get(hit.row) as number;
  };
}

function isCompany(hit: Hit, other: Hit, reach: number): boolean {
  return other.row !== hit.row && other.entry !== hit.entry && Math.abs(other.row - hit.row) <= reach;
}

/** The first row that has only whole-line hits below it, as a trailer must. */
function tailOf(hits: readonly Hit[], article: Article): number {
  const last = article.rows.count - 1;
  // Most texts have no trailer, and need no answer.
  if (!hits.some(({ entry }) => entry.kind === 'trailer')) return last;
  const rows = new Set(
    hits.filter(({ entry }) => entry.kind === 'trailer' || entry.where === 'line').map((hit) => hit.row),
  );
  let row = last;
  while (row > 0 && rows.has(row)) row--;
  return row;
}
