import type { Item } from './model.ts';

/** Index of the file that a key (`f3`, `f3-c2`, `f3-p4`) lies in; -1 for none. */
export const fileOf = (key: string): number => Number(/\d+/.exec(key)?.[0] ?? 0) - 1;

/**
 * The next item from a place that passes the test, round the end; itself, when it is the only one.
 * @param at key of an item or of a file, from which the walk starts before its first item; '' for the top
 */
export function nextItem(
  items: readonly Item[],
  at: string,
  step: 1 | -1,
  test: (item: Item) => boolean,
): Item | undefined {
  const here = startOf(items, at, step);
  for (let tried = 1; tried <= items.length; tried++) {
    const item = items[(here + step * tried + items.length * 2) % items.length];
    if (item && test(item)) return item;
  }
  return undefined;
}

function startOf(items: readonly Item[], at: string, step: 1 | -1): number {
  const index = items.findIndex(({ key }) => key === at);
  if (index >= 0) return index;
  const first = items.findIndex((item) => item.at[0] >= fileOf(at));
  return step > 0 ? first - 1 : Math.max(0, first);
}

/** Shows an element that a filter or a fold hides. */
export function reveal(target: HTMLElement): void {
  for (let node: HTMLElement | null = target; node; node = node.parentElement) {
    node.hidden = false;
    if (node instanceof HTMLDetailsElement) node.open = true;
  }
}
