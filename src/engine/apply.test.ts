import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, byPosition, invertEdits, joined, trimmed } from './apply.ts';
import type { Edit } from './finding.ts';

const edit = (start: number, end: number, text = ''): Edit => ({ start, end, text });

/** Few letters, so that ends agree often and in several ways. */
const words = fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 8 });

/** A text with sorted edits that lie side by side. */
const edited = fc.array(fc.tuple(words, words, words), { maxLength: 6 }).map((parts) => {
  let text = '';
  const edits: Edit[] = [];
  for (const [kept, old, put] of parts) {
    const start = text.length + kept.length;
    text += kept + old;
    edits.push({ start, end: text.length, text: put });
  }
  return { text, edits };
});

describe('applyEdits', () => {
  it('accepts edits that touch, and insertions at both ends', () => {
    expect(applyEdits('abcd', [edit(0, 0, '<'), edit(0, 2, 'x'), edit(2, 4, 'y'), edit(4, 4, '>')])).toBe('<xy>');
  });

  it.each([
    ['overlaps', [edit(0, 2), edit(1, 3)], 'edit 1–3 overlaps another or leaves the text of 4 units'],
    ['runs backwards', [edit(2, 1)], 'edit 2–1'],
    ['leaves the text', [edit(3, 5)], 'edit 3–5'],
    ['begins before the text', [edit(-1, 1)], 'edit -1–1'],
  ])('refuses an edit that %s, and says which', (_, edits, message) => {
    expect(() => applyEdits('abcd', edits)).toThrow(RangeError);
    expect(() => applyEdits('abcd', edits)).toThrow(message);
  });
});

describe('invertEdits', () => {
  it('counts in the result, with the words that were there', () => {
    const edits = [edit(0, 1, 'xyz'), edit(2, 2, 'q'), edit(3, 4)];
    expect(invertEdits('abcd', edits)).toEqual([edit(0, 3, 'a'), edit(4, 5), edit(6, 6, 'd')]);
  });

  it('undoes all edits of any text', () => {
    fc.assert(
      fc.property(edited, ({ text, edits }) => {
        expect(applyEdits(applyEdits(text, edits), invertEdits(text, edits))).toBe(text);
      }),
    );
  });
});

describe('byPosition', () => {
  it('orders by start, then end, then text, whatever the order before', () => {
    const sorted = [edit(1, 1, 'x'), edit(1, 4), edit(1, 4, 'a'), edit(1, 4, 'b'), edit(2, 3)];
    expect(sorted.toReversed().sort(byPosition)).toEqual(sorted);
    expect(byPosition(edit(1, 4, 'b'), edit(1, 4, 'a'))).toBeGreaterThan(0);
    expect(byPosition(edit(1, 4, 'a'), edit(1, 4, 'a'))).toBe(0);
  });
});

describe('joined', () => {
  it('makes one of deletions that touch, and of nothing else', () => {
    const apart = [edit(0, 2), edit(2, 4), edit(4, 6), edit(7, 8), edit(8, 9, 'x'), edit(9, 10)];
    expect(joined(apart)).toEqual([edit(0, 6), edit(7, 8), edit(8, 9, 'x'), edit(9, 10)]);
    expect(apart[0]).toEqual(edit(0, 2));
  });
});

describe('trimmed', () => {
  it('leaves out what stays the same at both ends', () => {
    expect(trimmed('the Fee said', edit(10, 22, 'the Commission said'))).toEqual(edit(14, 17, 'Commission'));
    expect(trimmed('same', edit(3, 7, 'same'))).toMatchObject(edit(7, 7));
    expect(trimmed('aa', edit(0, 2, 'aaa'))).toEqual(edit(2, 2, 'a'));
    expect(trimmed('aaa', edit(0, 3, 'aa'))).toEqual(edit(2, 3));
  });

  it('changes the text as the whole edit does, and its ends differ', () => {
    fc.assert(
      fc.property(words, words, words, words, (before, old, put, after) => {
        const text = before + old + after;
        const whole = { start: before.length, end: before.length + old.length, text: put };
        const short = trimmed(old, whole);
        expect(applyEdits(text, [short])).toBe(applyEdits(text, [whole]));
        const rest = text.slice(short.start, short.end);
        if (rest === '' || short.text === '') return;
        expect(rest[0]).not.toBe(short.text[0]);
        expect(rest.at(-1)).not.toBe(short.text.at(-1));
      }),
      { numRuns: 500 },
    );
  });
});
