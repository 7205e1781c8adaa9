import type { Safety, Severity, Verdict } from '../../engine/finding.ts';

/** What the report page knows: made by `data.ts`, carried in the page as JSON, drawn by `page/`. Everything in it is text from strangers. */
export interface PageData {
  readonly version: string;
  /** Rules that spoke; cards point at them by index. */
  readonly rules: readonly PageRule[];
  /** Files with something to see, in the order of the report. */
  readonly files: readonly PageFile[];
}

export interface PageRule {
  readonly id: string;
  /** What it finds, why, and what happens then; '' when the rule is not known. */
  readonly summary: string;
  readonly why: string;
  readonly fix: string;
}

export interface PageFile {
  readonly path: string;
  readonly sha256: string;
  readonly verdict: Verdict;
  readonly facts: readonly string[];
  readonly metadata: readonly (readonly [name: string, value: string])[];
  readonly cards: readonly PageCard[];
  /** Paragraphs of the article; empty when its text is not known. */
  readonly rows: readonly PageRow[];
  /** Indices of cards that speak of the whole article. */
  readonly whole: readonly number[];
}

/** One paragraph. */
export interface PageRow {
  readonly atoms: readonly PageAtom[];
  /** Indices of the cards beside it. */
  readonly notes: readonly number[];
  /** `same` may be folded, `gone` is deleted as a whole. */
  readonly state: 'same' | 'touched' | 'gone';
}

export type PageKind = 'same' | 'del' | 'ins';

/** Text that stays, or text of a card: `mark`ed (kind `same`), deleted, inserted. */
export type PageAtom = string | readonly [kind: PageKind, text: string, card: number];

/** A change with the words around it. */
export interface PageExcerpt {
  readonly segments: readonly (readonly [kind: PageKind, text: string])[];
  /** Whole lines go: there is no “after” to show. */
  readonly whole: boolean;
}

export interface PageCard {
  /** Id of the finding, as decisions name it. */
  readonly id: string;
  readonly rule: number;
  readonly entry?: string;
  readonly safety: Safety;
  readonly severity: Severity;
  readonly confidence: number;
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly inQuote?: true;
  /** There is something to accept. */
  readonly edits?: true;
  readonly why: readonly string[];
  readonly excerpts: readonly PageExcerpt[];
  /** Changes that the excerpts do not show. */
  readonly left?: number;
  readonly alternatives?: readonly string[];
  /** Copies that are kept; `row` is the paragraph. */
  readonly kept?: readonly { readonly words: string; readonly row?: number }[];
}
