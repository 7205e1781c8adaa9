import type { Metadata } from '../article/metadata.ts';
import type { Edit, Span } from '../article/span.ts';

export type { Edit, Metadata, Span };

/** What a bulk command may do with a finding. `safe` ⊂ `review` ⊂ everything; `report` is never applied in bulk. */
export type Safety = 'safe' | 'review' | 'report';

/** The level of a bulk command: `safe` applies safe findings, `review` applies safe and review findings. */
export type Level = 'safe' | 'review';

export type Severity = 'error' | 'warning' | 'info';

/**
 * What a finding says about its article. `proof`: only a scraper leaves that, or the rule weighed several signs by itself. `furniture`: a phrase of a template; one may
 * stand in an honest article. `picture`: captions and credits, `provenance`: dates and bylines; they are parts of an article as well.
 */
export type Sign = 'proof' | 'furniture' | 'picture' | 'provenance';

/** What became of a finding. Exactly one of these, decided by `resolve`. */
export type Status = 'proposed' | 'superseded' | 'conflict' | 'suppressed';

/** Why a rule speaks: matched cues, the repeated paragraph, a score gain. Plain JSON, shown to a person. */
export type Evidence = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/**
 * What a rule says about the text it was given. Offsets refer to that text; the engine maps them to the original.
 * `edits` are applied all or none; without edits a finding only informs.
 */
export interface Draft extends Span {
  readonly message: string;
  readonly edits?: readonly Edit[];
  /** 0..1; default by safety: 0.95 safe, 0.8 review, 0.5 report. */
  readonly confidence?: number;
  readonly evidence?: Evidence;
  /** The pack entry or variant that hit. */
  readonly entry?: string;
  /** Overrides the safety of the rule for this finding. */
  readonly safety?: Safety;
  readonly severity?: Severity;
  /** Overrides what the rule says about its findings: this one holds more signs, or fewer. */
  readonly sign?: Sign;
  /** Best replacements first, for findings with one edit. */
  readonly alternatives?: readonly string[];
  /** Other places that explain this one, for instance the copy that is kept. */
  readonly related?: readonly Span[];
  readonly metadata?: Metadata;
}

/** A draft after resolution. `start`, `end`, `edits` and `related` refer to the original decoded text (no BOM). */
export interface Finding extends Span {
  /** Stable: hash of rule, entry, text and context, never of path or line. */
  readonly id: string;
  readonly rule: string;
  readonly entry?: string;
  readonly severity: Severity;
  readonly safety: Safety;
  readonly status: Status;
  readonly confidence: number;
  /** The finding lies inside quotation marks of the article. */
  readonly inQuote: boolean;
  /** 1-based line and UTF-16 column of `start`. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly evidence: Evidence;
  readonly edits: readonly Edit[];
  readonly alternatives?: readonly string[];
  readonly related?: readonly Span[];
}

export type Verdict = 'clean' | 'edited' | 'flagged' | 'no-article';

/** Everything the engine knows about one article. */
export interface Result {
  readonly verdict: Verdict;
  /** ISO 639-1 code of the text, `und` when it is too short to tell. */
  readonly language: string;
  /** `spun`: probability that the text is synonym-spun; `boilerplate`: share of words proposed for deletion. Both 0..1. */
  readonly scores: { readonly spun: number; readonly boilerplate: number };
  readonly metadata: Metadata;
  /** Ordered by start, end, rule, entry. */
  readonly findings: readonly Finding[];
  /** The original text with the proposed edits of the run's level applied. */
  readonly text: string;
}
