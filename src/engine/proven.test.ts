import { describe, expect, it } from 'vitest';
import type { ActiveRule } from './candidates.ts';
import type { Result, Safety } from './finding.ts';
import { defineRule, type Phase } from './rule.ts';
import { runSync } from './run.ts';

const docs = { summary: 's', why: 'w', fix: 'f', bad: [], good: [] };

interface Deleting {
  readonly id: string;
  readonly words: RegExp;
  readonly phase?: Phase;
  readonly safety?: Safety;
  readonly confirms?: boolean;
}

/** Takes words out, each with the space behind it. */
function deleting({ id, words, phase = 'structure', safety = 'safe', confirms = false }: Deleting): ActiveRule {
  const rule = defineRule({
    id,
    phase,
    scope: 'document',
    safety,
    confirms,
    docs,
    create:
      () =>
      ({ article, report }) => {
        for (const { index, 0: found } of article.text.matchAll(words)) {
          const edits = [{ start: index, end: index + found.length, text: '' }];
          report({ start: index, end: index + found.length, message: id, edits });
        }
      },
  });
  return { rule, order: 0, check: rule.create({ options: {} }) };
}

function run(text: string, rules: readonly ActiveRule[]): Result {
  const ordered = rules.map((one, order) => ({ ...one, order }));
  return runSync(text, { rules: ordered, level: 'safe', allow: [], fullPage: false, article: {} });
}

const KEPT = 'kept '.repeat(12);
const TEXT = `${KEPT}${'menu '.repeat(4)}${'junk '.repeat(6)}`;
const wording = deleting({ id: 'a/wording', words: /(?:menu|junk) /g });
const seeing = (words: RegExp, more: Partial<Deleting> = {}): ActiveRule =>
  deleting({ id: 'b/shape', words, phase: 'lines', safety: 'review', confirms: true, ...more });
const isHeldBack = ({ findings }: Result): boolean => findings.some(({ rule }) => rule === 'engine/deletion-budget');

describe('the deletion budget and two kinds of evidence', () => {
  it('does not count what a second kind would take too', () => {
    // 10 words of 22 go; 4 of them nobody else would take.
    const result = run(TEXT, [wording, seeing(/junk /g)]);
    expect(result.text).toBe(KEPT);
    expect(isHeldBack(result)).toBe(false);
  });

  it('holds all of it back when too much is not confirmed', () => {
    // 10 words of 18 are gone, 6 of them unconfirmed.
    const text = `${'kept '.repeat(8)}${'menu '.repeat(6)}${'junk '.repeat(4)}`;
    const result = run(text, [wording, seeing(/junk /g)]);
    expect(result.text).toBe(text);
    expect(isHeldBack(result)).toBe(true);
  });

  it.each([
    ['of a rule that confirms nothing', [wording, seeing(/junk /g, { confirms: false })]],
    ['that a bulk command would never follow', [wording, seeing(/junk /g, { safety: 'report' })]],
    ['of a rule for itself', [deleting({ id: 'a/wording', words: /(?:menu|junk) /g, phase: 'lines', confirms: true })]],
  ] as const)('counts what is only seen by a finding %s', (_, rules) => {
    expect(isHeldBack(run(TEXT, rules))).toBe(true);
  });

  it('proves no word twice', () => {
    // Both witnesses see the same four words of ten.
    const text = `${'kept '.repeat(8)}${'menu '.repeat(6)}${'junk '.repeat(4)}`;
    const witnesses = [seeing(/junk /g), seeing(/junk /g, { id: 'c/site' })];
    expect(isHeldBack(run(text, [wording, ...witnesses]))).toBe(true);
  });

  it('comes to the same when other repairs were made first', () => {
    const mending = deleting({ id: 'd/marks', words: /\u00ad/g, phase: 'characters' });
    const rules = [mending, wording, seeing(/junk /g)];
    const once = run(`\u00ad${TEXT}`, rules).text;
    expect(once).toBe(KEPT);
    expect(run(once, rules).text).toBe(once);
  });
});
