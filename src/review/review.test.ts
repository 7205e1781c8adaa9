import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../engine/apply.ts';
import type { Finding } from '../engine/finding.ts';
import { type Change, type Choice, changesOf, proposalOf, type ReviewArticle } from './change.ts';
import { findingOf } from './fixture.ts';
import { Review } from './review.ts';

function article(name: string, text: string, findings: readonly Finding[]): ReviewArticle {
  return { name, sha256: 'x', text, changes: changesOf(name, findings) };
}

const TEXT = 'One two three. “Four five,” he said. Six seven eight.';
const at = (word: string, replacement = '', more: Partial<Finding> = {}): Finding => {
  const start = TEXT.indexOf(word);
  return findingOf({ start, end: start + word.length, text: replacement, ...more });
};
const one = (...findings: Finding[]): { review: Review; file: ReviewArticle; changes: readonly Change[] } => {
  const file = article('a.txt', TEXT, findings);
  return { review: new Review([file]), file, changes: file.changes };
};

describe('Review', () => {
  it('gives the text with what was accepted or edited, and nothing else', () => {
    const { review, file, changes } = one(at('two '), at('seven', 'nine'), at('eight', 'ten'));
    review.decide([changes[0] as Change], { decision: 'accept' });
    review.decide([changes[1] as Change], { decision: 'edit', text: 'SEVEN' });
    review.decide([changes[2] as Change], { decision: 'reject' });
    expect(review.result(file)).toBe('One three. “Four five,” he said. Six SEVEN eight.');
    expect(review.progress()).toEqual({ decided: 3, total: 3 });
  });

  it('applies all edits of a finding or none; an edit of one’s own goes before a neighbour it reaches over', () => {
    const wide = findingOf({
      start: 0,
      end: TEXT.length,
      edits: [at('One').edits[0] as never, at('eight').edits[0] as never],
    });
    const { review, file, changes } = one(wide, at('seven', 'nine'));
    review.decide(changes, { decision: 'accept' });
    expect(review.result(file)).toBe(' two three. “Four five,” he said. Six nine .');
    review.decide([changes[0] as Change], { decision: 'edit', text: 'Gone' });
    expect(review.result(file)).toBe('Gone.');
    expect([...review.applied(file).conflicts]).toEqual([changes[1]?.key]);
  });

  it('offers the proposal as the start of an edit', () => {
    const wide = findingOf({
      start: 0,
      end: 13,
      edits: [at('One').edits[0] as never, at('three', '3').edits[0] as never],
    });
    expect(proposalOf(TEXT, one(wide).changes[0] as Change)).toBe(' two 3');
  });

  it('takes up the history of another review as far as it fits what is decided', () => {
    const { review, file, changes } = one(at('two '), at('seven', 'nine'), at('eight', 'ten'));
    const [first, second] = changes as [Change, Change];
    review.decide([first], { decision: 'accept' }, 'one');
    review.decide(changes, { decision: 'reject' }, 'all');
    review.decide([second], { decision: 'later' }, 'second');
    review.undo();
    const kept = JSON.parse(JSON.stringify(review.history));
    const reloaded = new Review([file], review.choices());
    reloaded.recall(kept);
    expect([reloaded.canUndo, reloaded.canRedo]).toEqual([true, true]);
    expect(reloaded.redo()?.label).toBe('second');
    reloaded.undo();
    expect([reloaded.undo()?.label, reloaded.undo()?.label, reloaded.undo()]).toEqual(['all', 'one', undefined]);
    expect([...reloaded.choices()]).toEqual([]);
    // Somebody else decided meanwhile: what no longer leads here is forgotten.
    const other = new Review([file], [...review.choices(), [second.key, { decision: 'accept' }]]);
    other.recall(kept);
    expect([other.canUndo, other.canRedo]).toEqual([false, false]);
    const less = new Review([article('a.txt', TEXT, [at('two ')])], review.choices());
    less.recall({ past: kept.past.slice(0, 1), future: [] });
    expect(less.canUndo).toBe(false);
  });

  it('keeps quotations and report-only changes out of bulk, and lets a person accept each', () => {
    const { review, changes } = one(at('two '), at('five', '5', { inQuote: true, safety: 'report' }), at('seven', '7'));
    expect(review.bulk(changes).map(({ finding }) => finding.start)).toEqual([4, 37 + 4]);
    expect(review.restOf(changes[0] as Change, 'accept')).toHaveLength(2);
    expect(review.restOf(changes[0] as Change, 'reject')).toHaveLength(3);
    expect(review.restOf(changes[1] as Change, 'accept')[0]).toBe(changes[1]);
  });

  it('goes around to the next undecided change, and to any', () => {
    const { review, changes } = one(at('two '), at('seven', '7'), at('eight', '8'));
    const [a, b, c] = changes as [Change, Change, Change];
    review.decide([b], { decision: 'accept' });
    expect(review.step(a, 1)).toBe(c);
    expect(review.step(c, 1)).toBe(a);
    expect(review.step(a, -1)).toBe(c);
    expect(review.step(a, 1, changes, true)).toBe(b);
    review.decide(changes, { decision: 'reject' });
    expect(review.step(a, 1)).toBeUndefined();
  });

  it('finds its way on when the filter took the current change away', () => {
    const { review, changes } = one(at('two '), at('seven', '7'), at('eight', '8'));
    const [a, b, c] = changes as [Change, Change, Change];
    expect(review.step(b, 1, [a, c])).toBe(c);
    expect(review.step(b, -1, [a, c])).toBe(a);
    expect(review.step(c, 1, [a, b])).toBe(a);
  });

  it('takes earlier decisions over, and leaves out those about changes that are gone', () => {
    const { file } = one(at('two '));
    const review = new Review(
      [file],
      [
        [file.changes[0]?.key as string, { decision: 'reject' }],
        ['a.txt\nc-gone', { decision: 'accept' }],
      ],
    );
    expect(review.progress()).toEqual({ decided: 1, total: 1 });
    expect(review.choices().size).toBe(1);
  });
});

/** A text, disjoint findings over it, and choices about them. */
const scene = fc
  .tuple(
    fc.string({ minLength: 8, maxLength: 60 }),
    fc.array(fc.nat(60), { minLength: 2, maxLength: 12 }),
    fc.array(fc.string({ maxLength: 4 }), { minLength: 6, maxLength: 6 }),
  )
  .map(([text, cuts, words]) => {
    const points = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
    const findings: Finding[] = [];
    for (let i = 0; i + 1 < points.length; i += 2)
      findings.push(
        findingOf({ start: points[i] as number, end: points[i + 1] as number, text: words[i % 6] as string }),
      );
    return article('p.txt', text, findings);
  });
const choices = fc.array(
  fc.tuple(
    fc.nat(5),
    fc.oneof(
      fc.constantFrom<Choice | undefined>(
        { decision: 'accept' },
        { decision: 'reject' },
        { decision: 'later' },
        undefined,
      ),
      fc.string({ maxLength: 5 }).map((text): Choice => ({ decision: 'edit', text })),
    ),
    fc.boolean(),
  ),
  { maxLength: 20 },
);

describe('any review', () => {
  it('is as at the start when everything is undone, and as at the end when all is redone', () => {
    fc.assert(
      fc.property(scene, choices, (file, steps) => {
        const review = new Review([file]);
        for (const [index, choice, all] of steps)
          review.decide(all ? file.changes : file.changes.slice(index, index + 1), choice);
        const end = [...review.choices()].sort();
        const text = review.result(file);
        while (review.undo());
        expect(review.choices().size).toBe(0);
        expect(review.result(file)).toBe(file.text);
        while (review.redo());
        expect([...review.choices()].sort()).toEqual(end);
        expect(review.result(file)).toBe(text);
      }),
    );
  });

  it('does not depend on the order of the decisions', () => {
    fc.assert(
      fc.property(scene, choices, fc.integer(), (file, steps, seed) => {
        const last = new Map(steps.map(([index, choice]) => [index, choice]));
        const play = (order: readonly number[]): string => {
          const review = new Review([file]);
          for (const index of order) review.decide(file.changes.slice(index, index + 1), last.get(index));
          return review.result(file);
        };
        const order = [...last.keys()];
        const shuffled = [...order].sort((a, b) => ((a * 7919 + seed) % 13) - ((b * 7919 + seed) % 13));
        expect(play(shuffled)).toBe(play(order));
      }),
    );
  });

  it('accepts everything into the text that the engine would give', () => {
    fc.assert(
      fc.property(scene, (file) => {
        const review = new Review([file]);
        review.decide(file.changes, { decision: 'accept' });
        const edits = file.changes.flatMap(({ finding }) => finding.edits);
        expect(review.result(file)).toBe(applyEdits(file.text, edits));
      }),
    );
  });
});
