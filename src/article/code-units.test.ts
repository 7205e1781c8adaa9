import { describe, expect, it } from 'vitest';
import { codeUnitsOf } from './code-units.ts';

/** A text of so many units, with letters of one and two units. */
const textOf = (length: number): string => '\ud83d\ude00é€a'.repeat(length).slice(0, length);
const wanted = (text: string): number[] => [...Array(text.length).keys()].map((at) => text.charCodeAt(at));

describe('code units', () => {
  // Room is made for twice the first text and its ends: what just fits, and what just does not.
  it.each([0, 1, 10, 22, 23, 24, 46, 47, 49, 50, 51, 5, 1000, 2002, 2003, 2004, 0])('of %i', (length) => {
    const text = textOf(length);
    const units = codeUnitsOf(text);
    expect([...units.subarray(0, length + 2)]).toEqual([...wanted(text), 0x0a, 0x0a]);
  });

  it('of every length up to what was there before', () => {
    codeUnitsOf(textOf(300));
    for (let length = 0; length <= 700; length++) {
      const units = codeUnitsOf(textOf(length));
      expect([units[length], units[length + 1]]).toEqual([0x0a, 0x0a]);
      expect(units[length - 1] ?? 0).toBe(length === 0 ? 0 : textOf(length).charCodeAt(length - 1));
    }
  });
});
