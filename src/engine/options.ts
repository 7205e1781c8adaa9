import type { ArticleOptions } from '../article/article.ts';
import type { ActiveRule, Candidate } from './candidates.ts';
import type { Level, Metadata } from './finding.ts';
import type { Phase } from './rule.ts';
import type { SiblingArticles, SiteKnowledge } from './site.ts';
import type { RunState } from './state.ts';
import type { Clock } from './time-budget.ts';

export interface RunOptions {
  readonly rules: readonly ActiveRule[];
  readonly level: Level;
  /** Phrases that must never be touched, folded by `foldText`. */
  readonly allow: readonly string[];
  /** The input is known to be a whole page: rules may cut it down to its article, and the deletion budget does not apply. */
  readonly fullPage: boolean;
  /** `false`: neither the deletion budget nor the guard of lone findings applies. Default true. */
  readonly budget?: boolean;
  /** Seconds of computing that the article may take, and again for each megabyte of it. Default 0: no limit. */
  readonly seconds?: number;
  /** What measures them. */
  readonly clock?: Clock;
  readonly article: ArticleOptions;
  /** What other articles of the site taught. */
  readonly knowledge?: SiteKnowledge | undefined;
  /** Other articles of the run. */
  readonly siblings?: SiblingArticles | undefined;
}

/** Collected while a run goes on; the last pass of a phase has the last word. */
export interface Findings {
  readonly rest: Map<Phase, readonly { candidate: Candidate; state: RunState }[]>;
  readonly losers: { candidate: Candidate; state: RunState; status: 'superseded' | 'conflict' }[];
  /** Rules that undid each other. */
  readonly cycles: Set<string>;
  metadata: Metadata;
  spun: number;
  noArticle: boolean;
  /** The text is a whole page; the caller said so, or a rule found it. */
  wholePage: boolean;
  /** Words of the text when its characters were repaired. */
  words: number;
}

/** Where a run starts. */
export function noFindings(wholePage: boolean): Findings {
  return {
    rest: new Map(),
    losers: [],
    cycles: new Set(),
    metadata: {},
    spun: 0,
    noArticle: false,
    wholePage,
    words: 0,
  };
}
