import { describe, expect, it } from 'vitest';
import type { ActiveRule } from './candidates.ts';
import type { Result, Safety, Sign } from './finding.ts';
import type { RunOptions } from './options.ts';
import { defineRule, type Phase } from './rule.ts';
import { runSync } from './run.ts';

/** Deletes every line that is the word. */
function rule(word: string, sign: Sign, safety: Safety = 'safe', phase: Phase = 'structure'): ActiveRule {
  const made = defineRule({
    id: `test/${word}`,
    phase,
    scope: 'document',
    safety,
    sign,
    docs: { summary: '', why: '', fix: '', bad: [], good: [] },
    create:
      () =>
      ({ article, report }) => {
        for (const { index } of article.text.matchAll(new RegExp(`^${word}\\n`, 'gm'))) {
          const end = index + word.length;
          report({ start: index, end, message: word, edits: [{ start: index, end: end + 1, text: '' }] });
        }
      },
  });
  return { rule: made, order: 0, check: made.create({ options: {} }) };
}

const RULES = [
  rule('menu', 'proof'),
  rule('form', 'furniture'),
  rule('plea', 'furniture', 'review'),
  rule('photo', 'picture'),
  rule('monday', 'provenance'),
  rule('typo', 'proof', 'safe', 'words'),
];

function check(lines: string, options: Partial<RunOptions> = {}): Result {
  const article = 'The harbour wall will be rebuilt before the winter storms, the council said.\n'.repeat(9);
  const text = `${article}${lines.split(' ').join('\n')}\n${article}`;
  return runSync(text, { rules: RULES, level: 'review', allow: [], fullPage: false, article: {}, ...options });
}

function safeties(result: Result): string[] {
  return result.findings.map((finding) => `${finding.message} ${finding.safety}`);
}

describe('a finding that nothing else in the text confirms', () => {
  it('is one step less safe when it is furniture, and stays when it is provenance or a picture', () => {
    expect(safeties(check('form'))).toEqual(['form review']);
    expect(safeties(check('plea'))).toEqual(['plea report']);
    expect(safeties(check('monday'))).toEqual(['monday report']);
    expect(safeties(check('photo'))).toEqual(['photo report']);
    expect(check('monday').findings[0]?.evidence).toEqual({ alone: true });
  });

  it('is believed when two signs say that the text comes from a page', () => {
    expect(safeties(check('form plea monday photo'))).toEqual([
      'form safe',
      'plea review',
      'monday safe',
      'photo safe',
    ]);
    expect(safeties(check('form x form'))).toEqual(['form safe', 'form safe']);
    expect(safeties(check('menu x monday'))).toEqual(['menu safe', 'monday safe']);
  });

  it('is not confirmed by provenance, one picture, or words that could be better', () => {
    expect(safeties(check('form monday photo'))).toEqual(['form review', 'monday report', 'photo report']);
    expect(safeties(check('typo x monday'))).toEqual(['typo safe', 'monday report']);
  });

  it('pictures confirm each other, and two of them are a sign', () => {
    expect(safeties(check('photo x photo monday'))).toEqual(['photo safe', 'photo safe', 'monday report']);
    expect(safeties(check('photo x photo form'))).toEqual(['photo safe', 'photo safe', 'form safe']);
  });

  it('is judged alike at both levels', () => {
    for (const lines of ['form', 'plea', 'form plea monday', 'photo monday'])
      expect(safeties(check(lines, { level: 'safe' }))).toEqual(safeties(check(lines)));
  });

  it('is as safe as its rule says on whole pages, without guards, and when the config says so', () => {
    expect(safeties(check('monday', { fullPage: true }))).toEqual(['monday safe']);
    expect(safeties(check('monday', { budget: false }))).toEqual(['monday safe']);
    const set = RULES.map((one) => ({ ...one, safety: 'safe' as const }));
    expect(safeties(check('monday', { rules: set }))).toEqual(['monday safe']);
  });

  it('steps down beside one whose safety the config sets, and that one does not', () => {
    const set = RULES.map((one) => (one.rule.id === 'test/form' ? { ...one, safety: 'safe' as const } : one));
    const result = check('form monday', { rules: set });
    expect(safeties(result)).toEqual(['form safe', 'monday report']);
    expect(result.findings.map(({ evidence }) => evidence)).toEqual([{}, { alone: true }]);
  });
});
