import type { Span } from './span.ts';

/** What the elements of a page say about a part of its text. */
export const MARKUP_KINDS = [
  'navigation',
  'header',
  'footer',
  'dialog',
  'form',
  'caption',
  'sidebar',
  'links',
  'named',
] as const;
export type MarkupKind = (typeof MARKUP_KINDS)[number];

/** Whole lines of a text that came out of one element which is no part of an article, in UTF-16 units of the text. */
export interface MarkupSpan extends Span {
  readonly kind: MarkupKind;
  /** The element as a selector: `nav`, `div.newsletter-box`. */
  readonly element: string;
}
