import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Change, changesOf } from './change.ts';
import { findingOf } from './fixture.ts';
import { folded, layout } from './layout.ts';

const none = (): undefined => undefined;

describe('layout', () => {
  it('draws changes into their paragraphs and folds those where nothing happens, but for neighbours', () => {
    const text = 'One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive.\n\nSix.\n\nSeven.\n';
    const changes = changesOf('a.txt', [findingOf({ start: 0, end: 3, text: 'First' })]);
    const rows = layout(text, changes, none);
    expect(rows).toHaveLength(7);
    expect(rows[0]?.pieces.map(({ kind, text: piece }) => [kind, piece])).toEqual([
      ['del', 'One'],
      ['ins', 'First'],
      ['same', '.\n\n'],
    ]);
    expect(folded(rows).map(({ rows: run, fold }) => [run.length, fold])).toEqual([
      [2, false],
      [5, true],
    ]);
  });

  it('marks a passage without an edit, and the copy that stays', () => {
    const text = 'Here it is.\nHere it is.\nAnd all the rest of the article stands here.\n';
    const note = findingOf({ start: 24, end: 28, edits: [] });
    const copy = findingOf({ start: 12, end: 24, related: [{ start: 0, end: 12 }] });
    const changes = changesOf('a.txt', [copy, note]);
    const rows = layout(text, changes, none, changes[0]);
    expect(rows[0]?.pieces).toEqual([{ kind: 'same', text: 'Here it is.\n', kept: true }]);
    expect(rows[2]?.pieces[0]).toEqual({ kind: 'same', text: 'And ', key: changes[1]?.key });
  });

  it('draws an edit of one’s own instead of the proposals it reaches over', () => {
    const wide = findingOf({
      start: 0,
      end: 9,
      edits: [
        { start: 0, end: 1, text: '' },
        { start: 8, end: 9, text: '' },
      ],
    });
    const changes = changesOf('a.txt', [wide, findingOf({ start: 4, end: 5, text: 'x' })]);
    const own = (change: Change) => (change === changes[0] ? ({ decision: 'edit', text: 'NEW' } as const) : undefined);
    const pieces = layout('123456789', changes, own).flatMap((row) => row.pieces);
    expect(pieces.map(({ kind, text }) => [kind, text])).toEqual([
      ['del', '123456789'],
      ['ins', 'NEW'],
    ]);
  });

  it('holds the whole text, whatever changes', () => {
    const texts = fc
      .array(fc.constantFrom('a', ' ', '\n', '\r\n', '“', 'word'), { maxLength: 40 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(texts, fc.array(fc.nat(60), { maxLength: 8 }), (text, cuts) => {
        const points = [...new Set(cuts.map((cut) => Math.min(cut, text.length)))].sort((a, b) => a - b);
        const findings = points.flatMap((start, i) =>
          i % 2 === 0 && points[i + 1] !== undefined
            ? [findingOf({ start, end: points[i + 1] as number, text: 'x\n' })]
            : [],
        );
        const pieces = layout(text, changesOf('a.txt', findings), none).flatMap((row) => row.pieces);
        expect(pieces.map(({ kind, text: piece }) => (kind === 'ins' ? '' : piece)).join('')).toBe(text);
      }),
    );
  });
});
