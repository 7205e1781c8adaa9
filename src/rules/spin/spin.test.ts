import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import type { Finding, Result } from '../../engine/finding.ts';
import { runSync } from '../../engine/run.ts';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { spinDocument } from './document.ts';
import { evidenceOf } from './evidence.ts';
import { HONEST, LIGHTLY_SPUN, MIXED, ONE_NAME, SPUN, THREE_FORMS } from './fixture.ts';
import { judge, judgeEvidence } from './gate.ts';
import { spinRules } from './index.ts';
import { spinModel } from './model.ts';
import { spinName } from './name.ts';
import { spinPhrase } from './phrase.ts';

const rules = spinRules.map((rule, order) => ({ rule, order, check: rule.create({ options: rule.options }) }));

function run(text: string, language?: string): Result {
  const article = language === undefined ? {} : { language };
  return runSync(text, { rules, level: 'review', allow: [], fullPage: false, article });
}

/** What stood where a finding edits, and what it proposes. */
function proposals(text: string, findings: readonly Finding[]): string[] {
  return findings.flatMap(({ edits }) => edits.map((edit) => `${text.slice(edit.start, edit.end)} -> ${edit.text}`));
}

describe('the gate', () => {
  it('convicts a spun text by several distinct forms', () => {
    const { score, forms } = judge(new Article(SPUN));
    expect(score).toBeGreaterThan(0.9);
    expect(forms).toEqual(expect.arrayContaining(['European Fee', 'subsequent week', 'met along with']));
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('is not moved by one form, however often it stands there', () => {
    const text = 'The walker went in direction of the hill, and the dog went in direction of the sea. '.repeat(30);
    expect(judge(new Article(text)).score).toBeLessThan(0.2);
  });

  it('hears the decoder where one odd form stands among ordinary ones', () => {
    const text = LIGHTLY_SPUN;
    const article = new Article(text);
    expect(judgeEvidence(article, evidenceOf(article, spinModel())).score).toBeLessThan(0.5);
    const { score, forms } = judge(new Article(text));
    expect(score).toBeGreaterThan(0.5);
    expect(new Set(forms).size).toBe(forms.length);
    const { text: restored } = run(text);
    expect(judge(new Article(restored)).score).toBeLessThan(0.5);
    expect(run(restored).text).toBe(restored);
  });

  it('reads English only', () => {
    expect(judge(new Article(SPUN, { language: 'de' })).score).toBe(0);
  });

  it('lets honest prose pass that is full of the spinner’s favourite words', () => {
    expect(judge(new Article(HONEST)).score).toBeLessThan(0.3);
    expect(run(HONEST)).toMatchObject({ verdict: 'clean', text: HONEST, findings: [] });
  });
});

describe('a spun part of an honest text', () => {
  it('is convicted, and nothing outside it changes', () => {
    const [part] = judge(new Article(MIXED)).parts;
    const at = MIXED.indexOf(SPUN);
    expect(part?.start).toBeGreaterThanOrEqual(at);
    expect(part?.end).toBeLessThanOrEqual(at + SPUN.length);
    const { text, findings } = run(MIXED);
    expect(text.startsWith(MIXED.slice(0, at))).toBe(true);
    expect(text.endsWith(MIXED.slice(at + SPUN.length))).toBe(true);
    expect(findings.filter(({ rule }) => rule === 'spin/phrase').length).toBeGreaterThan(10);
    expect(run(text).text).toBe(text);
  });
});

describe('spin/document', () => {
  it('reports with its evidence and the score, and stays when the words are restored', () => {
    const result = run(SPUN);
    const [finding] = result.findings.filter(({ rule }) => rule === 'spin/document');
    expect(finding).toMatchObject({ severity: 'error', safety: 'report', status: 'proposed', edits: [] });
    expect(finding?.message).toMatch(/^Unexpected synonym-spun text \(“/);
    expect(finding?.evidence.forms).toContain('European Fee');
    expect(result.scores.spun).toBeGreaterThan(0.9);
    expect(judge(new Article(result.text)).score).toBeLessThan(0.5);
  });

  it('scores clean text too, and says nothing', () => {
    const result = runRule(spinDocument, HONEST);
    expect(result.findings).toEqual([]);
    expect(result.scores.spun).toBeLessThan(0.3);
  });
});

describe('spin/phrase', () => {
  it('restores the words of a convicted text', () => {
    const { text } = run(SPUN);
    for (const expected of [
      'next week, as part of a plan to',
      'According to the council, the move was against the',
      'said Ruth Calder, who met with bankers to discuss a loan',
      'had to join the talks',
    ]) {
      expect(text).toContain(expected);
    }
    expect(text).toContain('The boats are aimed at');
  });

  it('leaves quotations as they are and warns of the misquotation', () => {
    const { text, findings } = run(SPUN);
    const quotation = '“We imagine that the folks of the island should not pay,”';
    expect(text).toContain(quotation);
    const inside = findings.filter(({ inQuote }) => inQuote);
    expect(proposals(SPUN, inside)).toContain('imagine -> believe');
    for (const finding of inside) {
      expect(finding.safety).toBe('report');
      expect(finding.message).toMatch(/misquoted/);
    }
  });

  it('makes one small edit a finding, with the best first of at most three alternatives', () => {
    for (const finding of runRule(spinPhrase, SPUN).findings) {
      expect(finding.edits).toHaveLength(1);
      expect(finding.alternatives?.[0]).toBe(finding.edits[0]?.text);
      expect(finding.alternatives?.length).toBeLessThanOrEqual(3);
      expect(finding.evidence).toMatchObject({
        form: expect.any(String),
        gain: expect.any(Number),
        weight: expect.any(Number),
      });
    }
  });

  it('is idempotent, and gives the same for the same', () => {
    const first = runRule(spinPhrase, SPUN);
    expect(runRule(spinPhrase, first.text).text).toBe(first.text);
    expect(run(run(SPUN).text).text).toBe(run(SPUN).text);
    expect(run(SPUN)).toEqual(run(SPUN));
  });

  it('is silent where the gate is shut', () => {
    expect(
      runRule(spinPhrase, 'In keeping with officers, the mortgage was in opposition to the settlement.').findings,
    ).toEqual([]);
  });
});

describe('spin/name', () => {
  it('restores names by case, only the words that differ', () => {
    const names = run(SPUN).findings.filter(({ rule }) => rule === 'spin/name');
    expect(proposals(SPUN, names)).toEqual(['Fee -> Commission', 'Overseas -> Foreign']);
    for (const name of names) expect(name).toMatchObject({ confidence: 0.95, safety: 'review' });
    expect(run(SPUN.replace('European Fee', 'European fee')).text).not.toContain('European Commission');
  });

  it('never fires alone', () => {
    expect(run(ONE_NAME)).toMatchObject({ verdict: 'clean', findings: [] });
  });

  it('fires in a text that is not convicted when two other strong forms stand there', () => {
    const { findings, scores } = run(THREE_FORMS);
    expect(scores.spun).toBeLessThan(0.5);
    expect(findings.map(({ rule }) => rule)).toEqual(['spin/name']);
    expect(runRule(spinName, THREE_FORMS).text).toBe(THREE_FORMS.replace('European Fee', 'European Commission'));
  });
});

for (const rule of spinRules) describeExamples(rule);
