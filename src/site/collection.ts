import type { NearCopies, SiteKnowledge } from '../engine/site.ts';
import type { LearnedSite } from '../report/model.ts';
import { MIN_DF } from './apart.ts';
import { type LineArticles, unsliced } from './counts.ts';
import type { KnownSite } from './furniture.ts';
import type { Learner } from './learner.ts';
import { keysOf } from './line.ts';
import { Profile } from './profile.ts';

/** Names of other articles that are kept for evidence. */
const NAMES = 8;
/** Members of a group that an article is compared with: of hundreds of copies one is as telling as another. */
const COMPARED = 32;
/** Learned lines that the report shows of a site. */
const SHOWN = 10;

/** A sentence that distinct articles have in common, and some of them: the first of each group of near-copies. */
interface SharedLine {
  readonly articles: number;
  readonly sites: number;
  readonly some: readonly { readonly group: number; readonly name: string }[];
}

/** What the articles of a run say to all of them. Plain data: it can go to another thread. */
export interface CommonKnowledge {
  readonly sites: readonly KnownSite[];
  /** By fingerprint. */
  readonly shared: ReadonlyMap<string, SharedLine>;
}

/** What is known of one article among the others. */
export interface ArticleFacts {
  /** Near-copies have the same. */
  readonly group: number;
  readonly copies?: NearCopies | undefined;
}

/** The articles of one run, looked at together before they are checked one by one. Frozen once made. */
export class Collection {
  readonly common: CommonKnowledge;
  readonly #names: readonly string[];
  /** Articles that are near-copies of each other, by group. */
  readonly #groups = new Map<number, number[]>();
  readonly #groupOf: Uint32Array;
  readonly #similarity: (a: number, b: number) => number;
  readonly #placeOf: (index: number) => number;

  /** @param learner that has seen all articles, with names that differ. It is closed. */
  constructor(learner: Learner) {
    try {
      const learned = learner.finish();
      const shared = new Map<string, SharedLine>();
      const profile = Profile.of(learned, noting(learned.lines(), learned.groups, learned.ids, shared));
      this.common = { sites: profile.sites, shared };
      this.#names = learned.ids;
      this.#groupOf = learned.groups;
      this.#similarity = learned.similarity;
      this.#placeOf = learned.placeOf;
      const members = new Uint32Array(learned.groups.length);
      for (const group of learned.groups) members[group] = (members[group] as number) + 1;
      learned.groups.forEach((group, place) => {
        // Nearly every article is alone.
        if ((members[group] as number) < 2) return;
        const known = this.#groups.get(group);
        if (known) known.push(place);
        else this.#groups.set(group, [place]);
      });
      for (const group of this.#groups.values())
        group.sort((a, b) => ((this.#names[a] as string) < (this.#names[b] as string) ? -1 : 1));
    } finally {
      learner.close();
    }
  }

  /** Sites of which enough articles were there to learn from, for the report. */
  get learned(): LearnedSite[] {
    return this.common.sites.filter(({ articles, lines }) => articles >= MIN_DF && lines.size > 0).map(learnedSite);
  }

  /** @param index number of the article in the order of learning. */
  factsOf(index: number): ArticleFacts {
    const place = this.#placeOf(index);
    const group = this.#groupOf[place] as number;
    const copies = this.#copies(place, this.#groups.get(group) ?? []);
    return copies ? { group, copies } : { group };
  }

  #copies(place: number, group: readonly number[]): NearCopies | undefined {
    if (group.length === 0) return undefined;
    const nameOf = (other: number): string => this.#names[other] as string;
    const some = group.slice(0, COMPARED + 1).filter((other) => other !== place);
    let best = { name: '', similarity: -1 };
    for (const other of some) {
      const similarity = this.#similarity(place, other);
      if (similarity > best.similarity) best = { name: nameOf(other), similarity };
    }
    return { count: group.length - 1, best, names: some.slice(0, NAMES).map(nameOf) };
  }
}

/** Answers for one article after the other from what is common to all, in whatever thread. */
export class CommonReader {
  readonly #profile: Profile;
  readonly #shared: CommonKnowledge['shared'];

  constructor({ sites, shared }: CommonKnowledge) {
    this.#profile = Profile.from(sites);
    this.#shared = shared;
  }

  /** What the other articles say about one of them, on top of what a profile knows about its site. */
  knowledge(
    { group, copies }: ArticleFacts,
    site: string | undefined,
    more: SiteKnowledge | undefined,
  ): SiteKnowledge | undefined {
    const own = this.#profile.knowledge(site);
    const base = more ?? own;
    return {
      site: base?.site ?? '',
      articles: base?.articles ?? 0,
      furnitureOf: (article) => {
        const first = more?.furnitureOf(article) ?? [];
        const rows = new Set(first.map(({ row }) => row));
        return [...first, ...(own?.furnitureOf(article) ?? []).filter(({ row }) => !rows.has(row))];
      },
      copies,
      sharedWith: (article, row) => {
        const line = this.#shared.size > 0 ? this.#shared.get(keysOf(article)[row] as string) : undefined;
        if (!line) return undefined;
        const names = line.some.filter((other) => other.group !== group).map(({ name }) => name);
        return { articles: line.articles, sites: line.sites, names: names.sort() };
      },
    };
  }
}

/** Passes lines on and notes the sentences that stand in several distinct articles, whatever their sites. Lines come ordered by fingerprint. */
function* noting(
  lines: Iterable<LineArticles>,
  groups: Uint32Array,
  names: readonly string[],
  shared: Map<string, SharedLine>,
): Generator<LineArticles> {
  let key = '';
  let sites = 0;
  let distinct = new Set<number>();
  const end = (): void => {
    if (distinct.size < 2) return;
    const some = [...distinct].slice(0, NAMES + 1).map((group) => ({ group, name: names[group] as string }));
    shared.set(unsliced(key), { articles: distinct.size, sites, some });
  };
  for (const line of lines) {
    yield line;
    if (!line.prose) continue;
    if (line.line !== key) {
      end();
      key = line.line;
      sites = 0;
      distinct = new Set();
    }
    if (line.site !== '') sites++;
    for (const index of line.articles) distinct.add(groups[index] as number);
  }
  end();
}

function learnedSite({ site, articles, lines }: KnownSite): LearnedSite {
  const examples = [...lines.values()]
    .sort((a, b) => b.df - a.df || b.sample.length - a.sample.length || (a.sample < b.sample ? -1 : 1))
    .slice(0, SHOWN)
    .map(({ sample, df }) => ({ line: sample, df }));
  return { site, articles, lines: lines.size, examples };
}
