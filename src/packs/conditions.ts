import type { Article } from '../article/article.ts';
import type { CompiledEntry, Zone } from './compiled.ts';
import type { Hit } from './hits.ts';

/** Conditions a hit can meet alone: number of words, zone. */
export function allows(hit: Hit, article: Article): boolean {
  return rowAllows(hit.entry, hit.row, article) && inZone(hit.entry.zone, hit.row, hit.start, article);
}

/** Can any hit in this row be allowed? Asked before a regex is run. */
export function rowAllows(entry: CompiledEntry, row: number, article: Article): boolean {
  const { tokens, rows } = article;
  const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
  if (words > (entry.maxWords ?? words) || words < (entry.minWords ?? 0)) return false;
  return inZone(entry.zone, row, rows.end[row] as number, article);
}

function inZone(zone: Zone | undefined, row: number, offset: number, article: Article): boolean {
  if (!zone) return true;
  if (zone.head !== undefined && row < zone.head) return true;
  if (zone.tail !== undefined && row >= article.rows.count - zone.tail) return true;
  return zone.last !== undefined && offset >= article.text.length * (1 - zone.last);
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
