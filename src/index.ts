/**
 * Galleyproof for programs.
 *
 * ```ts
 * import { clean, Galley } from 'galleyproof';
 * const { text, findings } = await clean(scraped);
 * ```
 */
import type { Result } from './engine/finding.ts';
import { type CheckOptions, Galley, type GalleyOptions } from './galley.ts';

export type { Article, Format } from './article/article.ts';
export { InputError } from './article/decode.ts';
export { htmlToText, type PageText } from './article/formats/html.ts';
export type { MarkupKind, MarkupSpan } from './article/markup.ts';
export { ConfigError } from './config/errors.ts';
export type { Config } from './config/schema.ts';
export { appliedEdits } from './engine/applied.ts';
export { applyEdits, invertEdits } from './engine/apply.ts';
export type {
  Draft,
  Edit,
  Evidence,
  Finding,
  Level,
  Metadata,
  Result,
  Safety,
  Severity,
  Span,
  Status,
  Verdict,
} from './engine/finding.ts';
export {
  type Check,
  type CheckContext,
  defineRule,
  type Phase,
  type Rule,
  type RuleDefinition,
  type Scope,
} from './engine/rule.ts';
export type { Furniture, NearCopies, Shared, SiblingArticles, SiteKnowledge, SiteLine } from './engine/site.ts';
export { type CheckOptions, Galley, type GalleyOptions, type Sibling, type SiblingData } from './galley.ts';
export { deleteBlock, deleteInline, deleteRows } from './rules/deletion.ts';

/**
 * Cleans one text. For many texts make a `Galley` once and call its `check`.
 * @returns the cleaned text with every finding; `applyEdits(input, appliedEdits(findings, level))` gives the same text, `invertEdits` leads back.
 */
export async function clean(text: string, options: CheckOptions & GalleyOptions = {}): Promise<Result> {
  return (await Galley.create(options)).checkAsync(text, options);
}
