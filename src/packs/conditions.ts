import type { Article } from '../article/article.ts';
import type { Hit } from './hits.ts';

/** Conditions a hit can meet alone: number of words, zone. */
export function allows(hit: Hit, article: Article): boolean {
  const { entry, row } = hit;
  const { tokens, rows } = article;
  const words = (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
  if (words > entry.maxWords || words < entry.minWords) return false;
  const zone = entry.zone;
  if (!zone) return true;
  if (zone.head !== undefined && row < zone.head) return true;
  if (zone.tail !== undefined && row >= rows.count - zone.tail) return true;
  return zone.last !== undefined && hit.start >= article.text.length * (1 - zone.last);
}

/** Conditions on the neighbours: a run of hits of the same rule, another entry close by, trailers down to the end. */
export function keepsCompany(hit: Hit, all: readonly Hit[], article: Article): boolean {
  const { entry, row, rule } = hit;
  if (entry.run !== undefined) {
    const rows = new Set(all.filter((other) => other.rule.id === rule.id).map((other) => other.row));
    let length = 1;
    for (let at = row - 1; rows.has(at); at--) length++;
    for (let at = row + 1; rows.has(at); at++) length++;
    if (length < entry.run) return false;
  }
  if (entry.beside !== undefined) {
    const reach = entry.beside;
    const isOther = (other: Hit): boolean =>
      other.row !== row && (other.entry !== entry || other.rule.id !== rule.id) && Math.abs(other.row - row) <= reach;
    if (!all.some(isOther)) return false;
  }
  if (entry.kind === 'trailer') {
    const rows = new Set(all.filter((other) => other.entry.kind === 'trailer' || other.entry.where === 'line').map((other) => other.row));
    for (let at = row + 1; at < article.rows.count; at++) if (!rows.has(at)) return false;
  }
  return true;
}
