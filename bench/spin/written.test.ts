import { expect, it } from 'vitest';
import { drawnFrom, originalOf, writtenPassages } from './written.ts';

const passages = writtenPassages();

it('reads passages of every engine in two halves', () => {
  expect(passages.length).toBe(68);
  expect(new Set(passages.map(({ engine }) => engine)).size).toBe(9);
  expect(passages.filter(({ half }) => half === 'test').length).toBe(34);
});

it('draws versions of which every swap says what stood there', () => {
  for (const [at, passage] of passages.entries()) {
    const { text, swaps } = drawnFrom(passage, at);
    let read = '';
    let from = 0;
    for (const { start, end, original } of swaps) {
      read += text.slice(from, start) + original;
      from = end;
    }
    expect(read + text.slice(from)).toBe(originalOf(passage));
    expect(swaps.length).toBeGreaterThan(5);
    expect(drawnFrom(passage, at).text).toBe(text);
  }
});
