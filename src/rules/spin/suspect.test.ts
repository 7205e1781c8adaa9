import { describe, expect, it } from 'vitest';
import { runSync } from '../../engine/run.ts';
import { runRule } from '../testing.ts';
import { spinRules } from './index.ts';
import { spinSuspect } from './suspect.ts';

const [bad] = spinSuspect.docs.bad;
const text = bad?.text as string;
const suspects = (article: string): string[] =>
  runRule(spinSuspect, article).findings.map(({ start, end }) => article.slice(start, end));

describe('spin/suspect', () => {
  it('points at words that do not belong, with synonyms that do, and changes nothing', () => {
    const { findings, text: after } = runRule(spinSuspect, text);
    expect(after).toBe(text);
    expect(findings.map(({ alternatives }) => alternatives?.[0])).toEqual(['car']);
    for (const finding of findings) {
      expect(finding).toMatchObject({ safety: 'report', severity: 'info', edits: [], status: 'proposed' });
      expect(finding.confidence).toBeGreaterThanOrEqual(0.3);
      expect(finding.confidence).toBeLessThanOrEqual(0.5);
      expect(finding.evidence.gain).toBeGreaterThanOrEqual(8);
    }
  });

  it('has its say after restoration, with offsets into the original', () => {
    const rules = spinRules.map((rule, order) => ({ rule, order, check: rule.create({ options: rule.options }) }));
    const result = runSync(text, { rules, level: 'review', allow: [], fullPage: false, article: {} });
    const found = result.findings.filter(({ rule }) => rule === 'spin/suspect');
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['sedan']);
  });

  it('leaves names and words alone that the article uses again and again', () => {
    expect(suspects(text.replace('the sedan accident', 'the Sedan accident'))).toEqual(['inpatient']);
    expect(suspects(`${text} The sedan was gone.`)).toEqual(['inpatient']);
  });

  it('is silent in a document that is not convicted', () => {
    expect(suspects('A driver was rushed to the inpatient after the sedan accident.')).toEqual([]);
  });

  it('names only the best in a short text', () => {
    expect(suspects(text)).toEqual(['sedan']);
    expect(suspects(text.replace('sedan', 'car'))).toEqual(['inpatient']);
  });
});
