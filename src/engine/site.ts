import type { Article } from '../article/article.ts';

/** What many articles of one site say about one line; counts are of distinct articles. */
export interface SiteLine {
  readonly df: number;
  readonly head: number;
  readonly body: number;
  readonly tail: number;
  readonly count: number;
  readonly prose: boolean;
  /** Sites of the profile that have the line at all. */
  readonly sites: number;
  readonly first: string;
  readonly sample: string;
}

/** A row of an article that is furniture of its site. */
export interface Furniture {
  readonly row: number;
  readonly zone: 'head' | 'body' | 'tail';
  readonly line: SiteLine;
}

/** What is known beyond the article: frozen, and the same for every pass. Rules of scope `site` ask here and read no files. */
export interface SiteKnowledge {
  readonly site: string;
  /** Distinct articles of the site that were learned. */
  readonly articles: number;
  furnitureOf(article: Article): readonly Furniture[];
  /** Near-copies of this article among the articles of the run. */
  readonly copies?: NearCopies | undefined;
  /** Other articles of the run that have the paragraph in a row of the article, when it is no furniture of a site. */
  sharedWith(article: Article, row: number): Shared | undefined;
}

export interface NearCopies {
  /** Other articles in the group. */
  readonly count: number;
  /** The most similar of them (of a large group, of its first ones), and its estimated share of equal 5-word shingles, 0..1. */
  readonly best: { readonly name: string; readonly similarity: number };
  /** Names of some of the articles, sorted. */
  readonly names: readonly string[];
}

export interface Shared {
  /** Distinct articles with the paragraph, this one included, and their sites. */
  readonly articles: number;
  readonly sites: number;
  /** Names of some of the articles. */
  readonly names: readonly string[];
}

/** Other articles of the run that lie beside one. */
export interface SiblingArticles {
  /** What was made of them for the rules that know the key. Nothing before somebody read them: that a rule asked is noted then, they are read, and the article is run again. */
  evidence(key: symbol): unknown;
}
