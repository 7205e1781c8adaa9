import { describe, expect, it } from 'vitest';
import { Article, type ArticleOptions } from '../article/article.ts';
import { appliedEdits } from '../engine/applied.ts';
import { applyEdits } from '../engine/apply.ts';
import type { Draft, Result } from '../engine/finding.ts';
import type { Rule } from '../engine/rule.ts';
import { runRule, type TestOptions } from './testing.ts';

/**
 * The tests every rule in code must pass: each `bad` example is found and comes out as `fixed` says (unchanged where
 * there is none), each `good` example stays silent, and what came out is left alone the next time.
 */
export function describeExamples(rule: Rule, options: TestOptions = {}): void {
  describe(`${rule.id}: documentation`, () => {
    it.each(rule.docs.bad)('finds $text', ({ text, fixed }) => {
      const result = runRule(rule, text, options);
      expect(result.findings.filter((finding) => finding.status === 'proposed')).not.toEqual([]);
      expect(result.text).toBe(fixed ?? text);
      expectSound(rule, text, result, options);
    });
    it.each(rule.docs.good.map((text) => ({ text })))('is silent on $text', ({ text }) => {
      const result = runRule(rule, text, options);
      expect(result.findings).toEqual([]);
      expect(result.text).toBe(text);
    });
  });
}

/** The edits of the applied findings give the text that came out, and a second run changes nothing. */
export function expectSound(rule: Rule, text: string, result: Result, options: TestOptions = {}): void {
  const edits = appliedEdits(result.findings, options.level ?? 'review');
  if (result.verdict !== 'no-article') expect(applyEdits(text, edits)).toBe(result.text);
  expect(runRule(rule, result.text, options).text).toBe(result.text);
}

/** The drafts of one pass of a rule, and how long it took: milliseconds without the work of the engine. */
export function draftsOf(
  rule: Rule,
  text: string,
  options: ArticleOptions = {},
): { drafts: Draft[]; milliseconds: number } {
  const drafts: Draft[] = [];
  const article = new Article(text, options);
  const check = rule.create({ options: rule.options });
  const started = process.cpuUsage();
  check({
    article,
    original: article,
    fullPage: false,
    metadata: {},
    report: (draft) => drafts.push(draft),
    learn: () => {},
    score: () => {},
    noArticle: () => {},
    wholePage: () => {},
    checkTime: () => {},
  });
  return { drafts, milliseconds: process.cpuUsage(started).user / 1000 };
}

/**
 * Two million characters of one piece after another take seconds at most (a generous bound: a quadratic rule takes
 * hours). CPU time: a busy machine is no slower rule.
 */
export function describeLinear(rule: Rule, pieces: readonly string[]): void {
  it.each(pieces)(`${rule.id} is linear on 2 MB of %j`, (piece) => {
    expect(draftsOf(rule, piece.repeat(Math.ceil(2_000_000 / piece.length))).milliseconds).toBeLessThan(8000);
  });
}
