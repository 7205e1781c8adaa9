import { expect, test } from 'vitest';
import { finding, pageOf, reviewed } from '../../fixture.ts';
import { itemsOf } from './model.ts';
import { fileOf, nextItem } from './walk.ts';

const text = 'One two three.';
const files = ['a.txt', 'b.txt'].map((path) =>
  reviewed(
    path,
    text,
    ['One', 'two', 'three'].map((word) => finding(text, word, { put: '' })),
  ),
);
const items = itemsOf(pageOf(files));
const next = (at: string, step: 1 | -1, without: readonly string[] = []): string | undefined =>
  nextItem(items, at, step, ({ key }) => !without.includes(key))?.key;

test('goes from finding to finding, over the border of a file and round the end', () => {
  expect([next('f1-c1', 1), next('f1-c3', 1), next('f2-c3', 1)]).toEqual(['f1-c2', 'f2-c1', 'f1-c1']);
  expect([next('f1-c2', -1), next('f2-c1', -1), next('f1-c1', -1)]).toEqual(['f1-c1', 'f1-c3', 'f2-c3']);
});

test('begins at the top, or at the file that the reader went to', () => {
  expect([next('', 1), next('', -1)]).toEqual(['f1-c1', 'f2-c3']);
  expect([next('f2', 1), next('f2', -1)]).toEqual(['f2-c1', 'f1-c3']);
});

test('passes over what does not count; one that is alone comes back to itself; none is none', () => {
  expect(next('f1-c1', 1, ['f1-c2', 'f1-c3'])).toBe('f2-c1');
  const others = items.map(({ key }) => key).filter((key) => key !== 'f1-c2');
  expect(next('f1-c2', 1, others)).toBe('f1-c2');
  expect(nextItem(items, 'f1-c2', 1, () => false)).toBeUndefined();
  expect(nextItem([], '', 1, () => true)).toBeUndefined();
});

test('the same finding in two files is two changes, each with a name of its own', () => {
  expect(new Set(items.map(({ name }) => name)).size).toBe(6);
  expect(['f12-c3', 'f2', ''].map(fileOf)).toEqual([11, 1, -1]);
});
