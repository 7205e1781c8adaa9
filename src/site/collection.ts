import type { NearCopies, SiteKnowledge } from '../engine/site.ts';
import type { LearnedSite } from '../report/model.ts';
import type { LineArticles } from './counts.ts';
import type { KnownSite } from './furniture.ts';
import { MIN_DF } from './furniture.ts';
import { type LearnedArticle, Learner } from './learner.ts';
import { keysOf } from './line.ts';
import { Profile } from './profile.ts';

/** Names of other articles that are kept for evidence. */
const NAMES = 8;
/** Members of a group that an article is compared with: of hundreds of copies one is as telling as another. */
const COMPARED = 32;
/** Learned lines that the report shows of a site. */
const SHOWN = 10;

interface SharedLine {
  articles: number;
  sites: number;
  indices: number[];
}

/** The articles of one run, looked at together before they are checked one by one. Frozen once made. */
export class Collection {
  readonly #profile: Profile;
  readonly #index = new Map<string, number>();
  readonly #names: readonly string[];
  readonly #groups = new Map<number, number[]>();
  readonly #groupOf: Uint32Array;
  readonly #similarity: (a: number, b: number) => number;
  readonly #shared: ReadonlyMap<string, SharedLine>;

  private constructor(learner: Learner) {
    const learned = learner.finish();
    const shared = new Map<string, SharedLine>();
    this.#profile = Profile.of(learned, noting(learned.lines(), learned.groups, shared));
    this.#shared = shared;
    this.#names = learned.ids;
    this.#groupOf = learned.groups;
    this.#similarity = learned.similarity;
    learned.ids.forEach((name, index) => {
      this.#index.set(name, index);
      const group = learned.groups[index] as number;
      const known = this.#groups.get(group);
      if (known) known.push(index);
      else this.#groups.set(group, [index]);
    });
    for (const group of this.#groups.values())
      if (group.length > 1) group.sort((a, b) => ((this.#names[a] as string) < (this.#names[b] as string) ? -1 : 1));
  }

  /** @param articles with names that differ. */
  static async of(articles: AsyncIterable<LearnedArticle>): Promise<Collection> {
    const learner = new Learner();
    try {
      for await (const article of articles) learner.add(article);
      return new Collection(learner);
    } finally {
      learner.close();
    }
  }

  /** Sites of which enough articles were there to learn from, for the report. */
  get learned(): LearnedSite[] {
    return this.#profile.sites.filter(({ articles, lines }) => articles >= MIN_DF && lines.size > 0).map(learnedSite);
  }

  /** What the other articles say about one of them, on top of what a profile knows about its site. */
  knowledge(name: string, site: string | undefined, more: SiteKnowledge | undefined): SiteKnowledge | undefined {
    const own = this.#profile.knowledge(site);
    const index = this.#index.get(name);
    if (index === undefined) return more ?? own;
    const base = more ?? own;
    return {
      site: base?.site ?? '',
      articles: base?.articles ?? 0,
      furnitureOf: (article) => {
        const first = more?.furnitureOf(article) ?? [];
        const rows = new Set(first.map(({ row }) => row));
        return [...first, ...(own?.furnitureOf(article) ?? []).filter(({ row }) => !rows.has(row))];
      },
      copies: this.#copies(index),
      sharedWith: (article, row) => {
        const line = this.#shared.get(keysOf(article)[row] as string);
        return line && { articles: line.articles, sites: line.sites, names: this.#others(line.indices, index) };
      },
    };
  }

  #copies(index: number): NearCopies | undefined {
    const group = this.#groups.get(this.#groupOf[index] as number) ?? [];
    if (group.length < 2) return undefined;
    const nameOf = (other: number): string => this.#names[other] as string;
    const some = group.slice(0, COMPARED + 1).filter((other) => other !== index);
    let best = { name: '', similarity: -1 };
    for (const other of some) {
      const similarity = this.#similarity(index, other);
      if (similarity > best.similarity) best = { name: nameOf(other), similarity };
    }
    return { count: group.length - 1, best, names: some.slice(0, NAMES).map(nameOf) };
  }

  #others(indices: readonly number[], index: number): string[] {
    const group = this.#groupOf[index];
    return indices
      .filter((other) => this.#groupOf[other] !== group)
      .map((other) => this.#names[other] as string)
      .sort();
  }
}

/** Passes lines on and notes the sentences that stand in several distinct articles, whatever their sites. Lines come ordered by fingerprint. */
function* noting(
  lines: Iterable<LineArticles>,
  groups: Uint32Array,
  shared: Map<string, SharedLine>,
): Generator<LineArticles> {
  let key = '';
  let sites = 0;
  let distinct = new Set<number>();
  const end = (): void => {
    if (distinct.size >= 2)
      shared.set(key, { articles: distinct.size, sites, indices: [...distinct].slice(0, NAMES + 1) });
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
