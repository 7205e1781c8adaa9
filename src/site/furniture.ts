import type { Article } from '../article/article.ts';
import type { Furniture, SiteLine } from '../engine/site.ts';
import { BODY, HEAD, keyOf, TAIL, zonesOf } from './line.ts';

/** Distinct articles a line must stand in. With two, the paragraphs of an article that was published twice would be furniture. */
export const MIN_DF = 3;
/** Share of its articles that have a line where it stands here: what belongs to a template has its place. */
const AGREEMENT = 0.34;

export interface KnownSite {
  readonly site: string;
  readonly articles: number;
  readonly lines: ReadonlyMap<string, SiteLine>;
}

/** Lines of an article that many articles of its site have in the same place. */
export function furnitureOf(article: Article, known: KnownSite): Furniture[] {
  const { rows } = article;
  const zones = zonesOf(article);
  const found: Furniture[] = [];
  for (let row = 0; row < rows.count; row++) {
    const line = known.lines.get(keyOf(article.rowText(row)));
    if (!line) continue;
    const zone = zones[row] as number;
    const there = zone === HEAD ? line.head : zone === TAIL ? line.tail : line.body;
    if (there < AGREEMENT * line.df) continue;
    found.push({ row, zone: zone === HEAD ? 'head' : zone === BODY ? 'body' : 'tail', line });
  }
  return found;
}
