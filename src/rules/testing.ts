import type { ArticleOptions } from '../article/article.ts';
import type { Level, Result } from '../engine/finding.ts';
import type { Options, Rule } from '../engine/rule.ts';
import { runSync } from '../engine/run.ts';
import type { SiteKnowledge } from '../engine/site.ts';

export interface TestOptions {
  readonly level?: Level;
  readonly options?: Options;
  readonly article?: ArticleOptions;
  readonly fullPage?: boolean;
  readonly knowledge?: SiteKnowledge;
}

/** Runs one rule alone over a text, for the tests beside the rules. The deletion budget is off: example texts are short. */
export function runRule(
  rule: Rule,
  text: string,
  { level = 'review', options = {}, article = {}, fullPage = false, knowledge }: TestOptions = {},
): Result {
  const active = { rule, order: 0, check: rule.create({ options: { ...rule.options, ...options } }) };
  return runSync(text, { rules: [active], level, allow: [], fullPage, budget: false, article, knowledge });
}
