import { Article } from '../article/article.ts';
import { readText } from '../engine/unwrapped.ts';
import { countLines, type LineArticles, oneLine, recordOf } from './counts.ts';
import { byUnits, ExternalSort } from './external-sort.ts';
import { hashLine, isProse, keysOf, zonesOf } from './line.ts';
import { groupNearCopies, type PackedSignatures, Signatures } from './minhash.ts';

export interface LearnedArticle {
  /** Domain of the outlet, `''` when it is not known. */
  readonly site: string;
  /** Names the article in evidence: a path, or the id of a record. */
  readonly id: string;
  readonly text: string;
}

export interface SiteCount {
  readonly site: string;
  /** Distinct articles. */
  readonly articles: number;
  /** Articles that were near-copies of others and did not count. */
  readonly copies: number;
}

export interface Learned {
  /** The same for the same set of articles in whatever order. */
  readonly shard: string;
  /** Sorted by site. */
  readonly sites: readonly SiteCount[];
  /** Ids in an order that depends on the articles only. */
  readonly ids: readonly string[];
  readonly siteOf: readonly string[];
  /** Near-copies: index of the first article of the group, for every article. */
  readonly groups: Uint32Array;
  /** Estimated similarity of two members of one group, 0..1. */
  similarity(a: number, b: number): number;
  /** Place in `ids` of the article that was added as number `index`. */
  placeOf(index: number): number;
  /** Ordered by line, then site. Can be read once. */
  lines(): Generator<LineArticles>;
}

/** What a thread noted of the articles of one batch, besides their lines. */
export interface LearnedPart {
  readonly batch: number;
  readonly ids: readonly string[];
  readonly siteOf: readonly string[];
  readonly hashes: readonly number[];
  readonly shard: readonly [number, number];
  readonly signatures: PackedSignatures;
}

/** Articles are numbered by batch, so that threads need not know of each other; a batch has room for more articles than memory has. */
const BATCH_ROOM = 2 ** 26;

/**
 * Counts the lines of articles, site by site. Memory grows by less than a kilobyte an article and not with the lines, which are sorted on the disk.
 * What is learned does not depend on the order of the articles.
 */
export class Learner {
  readonly #sort: ExternalSort;
  // Parallel arrays: an object for each article would be most of the memory.
  #ids: string[] = [];
  #siteOf: string[] = [];
  /** 52 bits of the text. */
  #hashes: number[] = [];
  #signatures = new Signatures();
  /** Index of the first article of every batch. */
  readonly #starts: number[] = [0];
  #batch = 0;
  readonly #shard = new Uint32Array(2);
  readonly #sites = new Map<string, string>();

  /** @param limit UTF-16 units of lines kept in memory. */
  constructor(limit?: number) {
    this.#sort = new ExternalSort(limit);
  }

  get size(): number {
    return this.#ids.length;
  }

  add({ site: rawSite, id: rawId, text }: LearnedArticle): void {
    const site = this.#siteName(rawSite);
    const id = oneLine(rawId);
    const article = new Article(readText(text));
    const { rows } = article;
    const number = this.#batch * BATCH_ROOM + this.#ids.length - (this.#starts[this.#batch] as number);
    const zones = zonesOf(article);
    const keys = keysOf(article);
    const found = new Map<string, { zone: number; count: number; row: number }>();
    for (let row = 0; row < rows.count; row++) {
      const key = keys[row] as string;
      const known = found.get(key);
      if (!known) found.set(key, { zone: zones[row] as number, count: 1, row });
      else {
        known.zone |= zones[row] as number;
        known.count++;
      }
    }
    for (const [key, { zone, count, row }] of found) {
      const prose = isProse(article, row);
      // Texts of unknown origin have no template in common: of them only sentences count, and nobody is shown one.
      if (site === '' && !prose) continue;
      this.#sort.add(recordOf(key, site, number, zone, count, prose, site === '' ? '' : article.rowText(row)));
    }
    const hash = hashLine(text);
    const own = hashLine(`${site}\n${id}\n${hash}`);
    // A sum does not depend on the order, and an article that is there twice still counts.
    for (let i = 0; i < 2; i++)
      this.#shard[i] = (this.#shard[i] as number) + Number.parseInt(own.slice(i * 8, i * 8 + 8), 16);
    this.#ids.push(id);
    this.#siteOf.push(site);
    this.#hashes.push(Number.parseInt(hash.slice(0, 13), 16));
    this.#signatures.add(article);
  }

  /** In a thread: articles belong to this batch from here on. */
  startBatch(batch: number): void {
    this.#batch = batch;
    this.#starts[batch] = 0;
  }

  /** In a thread: hands over what was noted of the batch and forgets it; the lines stay for `spill`. */
  takePart(): LearnedPart {
    const part: LearnedPart = {
      batch: this.#batch,
      ids: this.#ids,
      siteOf: this.#siteOf,
      hashes: this.#hashes,
      shard: [this.#shard[0] as number, this.#shard[1] as number],
      signatures: this.#signatures.packed(),
    };
    this.#ids = [];
    this.#siteOf = [];
    this.#hashes = [];
    this.#signatures = new Signatures();
    this.#shard.fill(0);
    return part;
  }

  /** In a thread: puts all lines on the disk. @returns handles of sorted files, good until `close`. */
  spill(): readonly number[] {
    return this.#sort.spill();
  }

  /** Takes a part of another thread in. */
  join(part: LearnedPart): void {
    this.#starts[part.batch] = this.#ids.length;
    for (const id of part.ids) this.#ids.push(id);
    for (const site of part.siteOf) this.#siteOf.push(this.#siteName(site));
    for (const hash of part.hashes) this.#hashes.push(hash);
    for (let i = 0; i < 2; i++) this.#shard[i] = (this.#shard[i] as number) + (part.shard[i] as number);
    this.#signatures.append(part.signatures);
  }

  /** Takes the files of other threads’ `spill` in. */
  joinLines(files: readonly number[]): void {
    this.#sort.adopt(files);
  }

  /** Ends the learning. Call `lines` of the result, or `close` of this, to remove temporary files. */
  finish(): Learned {
    const order = Uint32Array.from(this.#ids, (_, index) => index).sort((a, b) => this.#compare(a, b));
    const rank = new Uint32Array(order.length);
    order.forEach((index, at) => {
      rank[index] = at;
    });
    const placeOf = (number: number): number =>
      rank[(this.#starts[Math.floor(number / BATCH_ROOM)] as number) + (number % BATCH_ROOM)] as number;
    const groups = this.#withEqualTexts(groupNearCopies(this.#signatures, order), order);
    const similarity = this.#similarityIn(groups, order);
    const ids = Array.from(order, (index) => this.#ids[index] as string);
    const siteOf = Array.from(order, (index) => this.#siteOf[index] as string);
    return {
      shard: [...this.#shard].map((part) => part.toString(16).padStart(8, '0')).join(''),
      sites: sitesOf(siteOf, groups),
      ids,
      siteOf,
      groups,
      similarity,
      lines: () => countLines(this.#sort.sorted(), placeOf, groups, ids),
      placeOf: (index) => rank[index] as number,
    };
  }

  close(): void {
    this.#sort.close();
  }

  /** By text, then site, then id: nothing that depends on the order of reading. */
  #compare(a: number, b: number): number {
    return (
      (this.#hashes[a] as number) - (this.#hashes[b] as number) ||
      byUnits(this.#siteOf[a] as string, this.#siteOf[b] as string) ||
      byUnits(this.#ids[a] as string, this.#ids[b] as string)
    );
  }

  /** Compares members of one group. Of all others the signatures, most of what was kept of an article, are forgotten. */
  #similarityIn(groups: Uint32Array, order: Uint32Array): Learned['similarity'] {
    const members = new Uint32Array(groups.length);
    for (const group of groups) members[group] = (members[group] as number) + 1;
    const kept = order.filter((_, place) => (members[groups[place] as number] as number) > 1);
    // Where nearly all are copies, a second piece of memory would be worse.
    const all = kept.length * 2 > order.length;
    const signatures = all ? this.#signatures : this.#signatures.of(kept);
    this.#signatures = new Signatures();
    const slots = new Uint32Array(order.length);
    let slot = 0;
    groups.forEach((group, place) => {
      if (all) slots[place] = order[place] as number;
      else if ((members[group] as number) > 1) slots[place] = slot++;
    });
    return (a, b) => {
      const [x, y] = [slots[a] as number, slots[b] as number];
      // Equal texts need no prose to be near-copies.
      return signatures.has(x) && signatures.has(y) ? signatures.similarity(x, y) : 1;
    };
  }

  /** Equal texts are neighbours; those with too little prose for a signature are joined here. */
  #withEqualTexts(groups: Uint32Array, order: Uint32Array): Uint32Array {
    for (let i = 1; i < order.length; i++) {
      const isSame = this.#hashes[order[i] as number] === this.#hashes[order[i - 1] as number];
      if (isSame) groups[i] = groups[i - 1] as number;
    }
    return groups;
  }

  /** One string a site, however many articles name it. */
  #siteName(raw: string): string {
    const site = oneLine(raw);
    const known = this.#sites.get(site);
    if (known !== undefined) return known;
    this.#sites.set(site, site);
    return site;
  }
}

function sitesOf(siteOf: readonly string[], groups: Uint32Array): SiteCount[] {
  const found = new Map<string, { articles: number; groups: Set<number> }>();
  siteOf.forEach((site, index) => {
    const known = found.get(site) ?? { articles: 0, groups: new Set<number>() };
    known.articles++;
    known.groups.add(groups[index] as number);
    found.set(site, known);
  });
  return [...found]
    .map(([site, { articles, groups: distinct }]) => ({
      site,
      articles: distinct.size,
      copies: articles - distinct.size,
    }))
    .sort((a, b) => (a.site < b.site ? -1 : 1));
}
