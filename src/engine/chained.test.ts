import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appliedEdits } from './applied.ts';
import { applyEdits, byPosition } from './apply.ts';
import { chained } from './chained.ts';
import type { Edit, Finding, Result } from './finding.ts';

function finding(id: string, edits: readonly Edit[], more: Partial<Finding> = {}): Finding {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  return {
    id,
    rule: `test/${id}`,
    severity: 'warning',
    safety: 'safe',
    status: 'proposed',
    confidence: 0.9,
    inQuote: false,
    start,
    end,
    line: 1,
    column: 1,
    message: 'm',
    evidence: {},
    edits,
    ...more,
  };
}

function result(text: string, findings: readonly Finding[], more: Partial<Result> = {}): Result {
  const scores = { spun: 0, boilerplate: 0 };
  const cleaned = applyEdits(text, appliedEdits(findings, 'review'));
  return { verdict: 'edited', language: 'en', scores, metadata: {}, findings, text: cleaned, ...more };
}

const edit = (start: number, end: number, text = ''): Edit => ({ start, end, text });

/** What a chain says of each finding. */
function told(text: string, first: Result, second: Result): unknown[] {
  const { findings } = chained(text, first, second, 'review');
  return findings.map(({ rule, status, start, end, edits }) => [rule, status, start, end, edits]);
}

describe('two runs', () => {
  it('are told of the original', () => {
    const text = 'one two\nthree four';
    const first = result(text, [finding('a', [edit(0, 4)])]);
    const second = result(first.text, [finding('b', [edit(10, 14, '4')], { related: [{ start: 0, end: 3 }] })]);
    const whole = chained(text, first, second, 'review');
    expect(whole).toMatchObject({ text: 'two\nthree 4', verdict: 'edited' });
    expect(whole.findings).toMatchObject([
      { rule: 'test/a', start: 0, end: 4 },
      {
        rule: 'test/b',
        start: 14,
        end: 18,
        line: 2,
        column: 7,
        edits: [edit(14, 18, '4')],
        related: [{ start: 4, end: 7 }],
      },
    ]);
  });

  it('have one finding for what both change', () => {
    const text = 'one two three';
    const first = result(text, [
      finding('a', [edit(0, 3, 'ONE'), edit(8, 13, 'THREE')], { safety: 'review', confidence: 0.5 }),
    ]);
    const second = result(first.text, [finding('b', [edit(0, 4)])]);
    const { findings } = chained(text, first, second, 'review');
    expect(findings.find(({ rule }) => rule === 'test/a')).toMatchObject({ status: 'superseded' });
    expect(findings.find(({ rule }) => rule === 'test/b')).toMatchObject({
      status: 'proposed',
      safety: 'review',
      confidence: 0.5,
      edits: [edit(0, 4), edit(8, 13, 'THREE')],
    });
  });

  it('have one finding for several that work on the same inserted text', () => {
    const first = result('x', [finding('a', [edit(0, 1, 'abcdef')])]);
    const second = result(first.text, [finding('b', [edit(1, 2, 'B')]), finding('c', [edit(4, 5, 'E')])]);
    expect(told('x', first, second)).toEqual([
      ['test/a', 'superseded', 0, 1, [edit(0, 1, 'abcdef')]],
      ['test/b', 'superseded', 0, 1, [edit(0, 1, 'aBcdef')]],
      ['test/c', 'proposed', 0, 1, [edit(0, 1, 'aBcdEf')]],
    ]);
  });

  it('keep what only informs, once, and give each finding an id of its own', () => {
    const report = finding('r', [], { safety: 'report', start: 2, end: 3 });
    const first = result('a b c', [finding('a', [edit(0, 2)]), report]);
    const second = result('b c', [{ ...report, start: 0, end: 1 }, finding('a', [edit(1, 3)], { start: 1, end: 3 })]);
    const { findings } = chained('a b c', first, second, 'review');
    expect(findings.map(({ id, rule, start, end }) => [id, rule, start, end])).toEqual([
      ['a', 'test/a', 0, 2],
      ['r', 'test/r', 2, 3],
      ['a-1', 'test/a', 3, 5],
    ]);
  });

  it('do not propose what overlaps something that is applied', () => {
    const first = result('one two', [finding('a', [edit(0, 4)])]);
    const second = result('two', [finding('b', [edit(0, 3, '2')]), finding('c', [edit(0, 2)], { safety: 'report' })]);
    expect(told('one two', first, second)).toEqual([
      ['test/a', 'proposed', 0, 4, [edit(0, 4)]],
      ['test/c', 'superseded', 4, 6, [edit(4, 6)]],
      ['test/b', 'proposed', 4, 7, [edit(4, 7, '2')]],
    ]);
  });

  it('that undo each other leave the verdict of the second', () => {
    const first = result('a', [finding('a', [edit(0, 1, 'b')])]);
    const second = result('b', [finding('b', [edit(0, 1, 'a')])], { verdict: 'flagged' });
    expect(chained('a', first, second, 'review')).toMatchObject({ verdict: 'flagged', text: 'a' });
  });

  /** Findings with disjoint edits. */
  const findings = (text: string, name: string): fc.Arbitrary<Finding[]> =>
    fc
      .array(fc.tuple(fc.nat(text.length), fc.constantFrom('', '', 'x', 'yz'), fc.nat(3)), { maxLength: 8 })
      .map((cuts) => {
        const places = [...new Set(cuts.map(([place]) => place))].sort((a, b) => a - b);
        const edits = places.flatMap((place, at) => {
          const [, inserted, owner] = cuts[at] as [number, string, number];
          const end = at % 2 === 0 ? (places[at + 1] ?? text.length) : place;
          return at % 2 === 0 && (end > place || inserted) ? [{ owner, edit: edit(place, end, inserted) }] : [];
        });
        return [0, 1, 2, 3].flatMap((owner) => {
          const mine = edits.filter((one) => one.owner === owner).map((one) => one.edit);
          return mine.length === 0 ? [] : [finding(`${name}${owner}`, mine)];
        });
      });

  it('give together what they give one after the other', () => {
    const runs = fc
      .constantFrom('', 'a', 'one two three four five')
      .chain((text) => fc.tuple(fc.constant(text), findings(text, 'a')))
      .chain(([text, ones]) => {
        const first = result(text, ones);
        return fc.tuple(fc.constant(text), fc.constant(first), findings(first.text, 'b'));
      });
    fc.assert(
      fc.property(runs, ([text, first, others]) => {
        const second = result(first.text, others);
        const whole = chained(text, first, second, 'review');
        const edits = appliedEdits(whole.findings, 'review').sort(byPosition);
        expect(applyEdits(text, edits)).toBe(second.text);
        expect(new Set(whole.findings.map(({ id }) => id)).size).toBe(whole.findings.length);
        expect(whole.findings).toHaveLength(first.findings.length + others.length);
      }),
      { numRuns: 2000 },
    );
  });
});
