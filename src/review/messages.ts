import type { Choice, ReviewArticle } from './change.ts';

/** What the server tells the page. */
export interface SessionData {
  /** Grows when articles were read anew; decisions about an older one are refused. */
  readonly version: number;
  /** In a large review without their texts, which the page asks for as it needs them. */
  readonly articles: readonly (Omit<ReviewArticle, 'text'> & { readonly text?: string })[];
  readonly choices: readonly (readonly [string, Choice])[];
  /** Summary and reason by rule id. */
  readonly rules: Readonly<Record<string, { readonly summary: string; readonly why: string; readonly fix: string }>>;
  /** Files that were read, with those that have nothing to decide. */
  readonly files: number;
  /** Files that could not be read. */
  readonly errors: readonly string[];
  /** Where decisions are kept. */
  readonly decisionsFile: string;
}

/** Texts of some articles, by name. */
export type TextsAnswer = Readonly<Record<string, string>>;

/** One decision on the wire; `choice` null takes it back. */
export interface WireMove {
  readonly key: string;
  readonly choice: Choice | null;
}

/** What became of the files when accepted changes were written. */
export interface ApplyOutcome {
  readonly written: readonly { readonly file: string; readonly changes: number }[];
  readonly refused: readonly { readonly file: string; readonly reason: string }[];
}

export interface AllowAnswer {
  readonly file: string;
  readonly meaning: string;
  readonly patch: string;
  readonly written: boolean;
}

/** Events of the server. */
export type ServerEvent =
  | { readonly type: 'moves'; readonly from: string; readonly moves: readonly WireMove[] }
  | { readonly type: 'renewed'; readonly version: number; readonly files: readonly string[] }
  | { readonly type: 'end' };
