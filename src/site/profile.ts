import { siteName } from '../article/site-name.ts';
import type { SiteKnowledge, SiteLine } from '../engine/site.ts';
import { MIN_DF } from './apart.ts';
import { type LineCount, unsliced } from './counts.ts';
import { type LineRow, profileRows, type SiteRow } from './format.ts';
import { frameOf, furnitureOf, type KnownSite } from './furniture.ts';
import type { Learned } from './learner.ts';

/** What is known of many sites, ready for use and frozen: only lines that can matter are kept in memory. */
export class Profile {
  readonly #sites: ReadonlyMap<string, KnownSite>;

  private constructor(sites: ReadonlyMap<string, KnownSite>) {
    this.#sites = sites;
  }

  /** Reads a profile file. @throws InputError naming file, line and remedy. */
  static load(file: string): Profile {
    const builder = new Builder();
    let before: LineRow | undefined;
    for (const { row } of profileRows(file)) {
      if (!('line' in row)) {
        builder.site(row);
        continue;
      }
      if (before && before.site === row.site && before.line === row.line) before = sum(before, row);
      else {
        if (before) builder.line(before);
        before = row;
      }
    }
    if (before) builder.line(before);
    if (builder.wantsSites) for (const { row } of profileRows(file)) if ('line' in row) builder.seen(row);
    return new Profile(builder.sites());
  }

  /** The same of what was just learned, without a file between. Reads the lines (of `learned`, unless they are given). */
  static of(learned: Learned, lines: Iterable<LineCount> = learned.lines()): Profile {
    const builder = new Builder();
    for (const row of learned.sites) builder.site({ ...row, shard: learned.shard });
    let same: LineRow[] = [];
    const end = (): void => {
      const distinct = same.filter(({ site }) => site !== '').length;
      for (const row of same) builder.line(row, distinct);
      same = [];
    };
    for (const line of lines) {
      if (same[0]?.line !== line.line) end();
      same.push({ ...line, shard: learned.shard });
    }
    end();
    return new Profile(builder.sites());
  }

  /** The same of sites that another thread knows. */
  static from(sites: readonly KnownSite[]): Profile {
    return new Profile(new Map(sites.map((site) => [site.site, site])));
  }

  /** Sites with their distinct articles and lines, sorted by name. */
  get sites(): readonly KnownSite[] {
    return [...this.#sites.values()];
  }

  /** What is known of a site; `undefined` when it was not learned. */
  knowledge(site: string | undefined): SiteKnowledge | undefined {
    const known = site === undefined ? undefined : this.#sites.get(siteName(site));
    if (!known || known.lines.size === 0) return undefined;
    return {
      site: known.site,
      articles: known.articles,
      furnitureOf: (article) => furnitureOf(article, known),
      sharedWith: () => undefined,
    };
  }
}

function sum(a: LineRow, b: LineRow): LineRow {
  return {
    ...a,
    df: a.df + b.df,
    head: a.head + b.head,
    body: a.body + b.body,
    tail: a.tail + b.tail,
    count: a.count + b.count,
    prose: a.prose && b.prose,
    first: smaller(a.first, b.first),
    sample: a.sample === '' ? b.sample : b.sample === '' ? a.sample : smaller(a.sample, b.sample),
  };
}

function smaller(...texts: [string, string]): string {
  return texts.sort()[0] as string;
}

class Builder {
  readonly #articles = new Map<string, number>();
  readonly #lines = new Map<string, Map<string, LineRow>>();
  readonly #seenOn = new Map<string, Set<string>>();

  site({ site, articles }: SiteRow): void {
    this.#articles.set(site, (this.#articles.get(site) ?? 0) + articles);
  }

  /** @param sites sites that have the line, when that is known already. */
  line(row: LineRow, sites?: number): void {
    // Texts of unknown origin have no template in common.
    if (row.df < MIN_DF || row.site === '') return;
    const own = { ...row, line: unsliced(row.line), sample: unsliced(row.sample) };
    const known = this.#lines.get(row.site);
    if (known) known.set(own.line, own);
    else this.#lines.set(unsliced(row.site), new Map([[own.line, own]]));
    if (!this.#seenOn.has(row.line)) this.#seenOn.set(own.line, new Set());
    if (sites !== undefined) for (let i = 0; i < sites; i++) this.#seenOn.get(row.line)?.add(String(i));
  }

  /** Must all rows be looked through once more, because a line may stand on several sites? */
  get wantsSites(): boolean {
    return this.#articles.size > 1 && this.#seenOn.size > 0;
  }

  seen(row: LineRow): void {
    this.#seenOn.get(row.line)?.add(row.site);
  }

  sites(): Map<string, KnownSite> {
    const sites = [...this.#articles].sort(([a], [b]) => (a < b ? -1 : 1));
    return new Map(
      sites.map(([site, articles]) => {
        const lines = new Map<string, SiteLine>();
        for (const [key, row] of this.#lines.get(site) ?? []) {
          const { df, head, body, tail, count, prose, first, sample } = row;
          lines.set(key, {
            df,
            head,
            body,
            tail,
            count,
            prose,
            first,
            sample,
            sites: Math.max(1, this.#seenOn.get(key)?.size ?? 1),
          });
        }
        return [site, { site, articles, lines, frame: frameOf(lines, articles) }];
      }),
    );
  }
}
