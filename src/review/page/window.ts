import { useLayoutEffect, useState } from 'preact/hooks';

/** A longer list draws only the rows that can be seen; a browser needs seconds for some ten thousand elements. */
const ALL_DRAWN = 200;
/** Rows above and below that are drawn too, so that a key or a turn of the wheel finds them there. */
const SPARE = 15;

/** Which rows of a scrolling list are drawn. */
export interface Window {
  /** Are there rows that are not drawn? Then all rows are of one height, and each says where it stands. */
  readonly isLong: boolean;
  readonly from: number;
  readonly to: number;
  /** Space for the rows above and below, as a style of the list. */
  readonly space: { readonly paddingTop?: string; readonly paddingBottom?: string };
  /** Place of the row with this index, for a screen reader that cannot count what is not there. */
  place(index: number): { readonly 'aria-posinset'?: number; readonly 'aria-setsize'?: number };
  /** Scrolls so far that a row can be seen. */
  see(index: number): void;
}

/**
 * Draws of a long list what can be seen.
 *
 * @param list the element that scrolls
 * @param height of a row of a long list in rem, as the style has it
 */
export function useWindow(list: { readonly current: HTMLElement | null }, length: number, height: number): Window {
  const [, draw] = useState(0);
  const isLong = length > ALL_DRAWN;
  const row = height * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const { scrollTop = 0, clientHeight = innerHeight } = list.current ?? {};
  const first = Math.floor(scrollTop / row);
  const from = isLong ? Math.max(0, Math.min(first, length) - SPARE) : 0;
  const to = isLong ? Math.min(length, first + Math.ceil(clientHeight / row) + SPARE) : length;
  useLayoutEffect(() => {
    const pane = list.current;
    if (!pane || !isLong) return;
    const again = (): void => draw((n) => n + 1);
    pane.addEventListener('scroll', again, { passive: true });
    addEventListener('resize', again);
    return () => {
      pane.removeEventListener('scroll', again);
      removeEventListener('resize', again);
    };
  }, [isLong]);
  const see = (index: number): void => {
    const pane = list.current;
    if (!pane || index < 0) return;
    if (!isLong) {
      pane.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
      return;
    }
    const top = index * row;
    if (top < pane.scrollTop) pane.scrollTop = top;
    else if (top + row > pane.scrollTop + pane.clientHeight) pane.scrollTop = top + 2 * row - pane.clientHeight;
  };
  return {
    isLong,
    from,
    to,
    space: isLong ? { paddingTop: `${from * row}px`, paddingBottom: `${(length - to) * row}px` } : {},
    place: (index) => (isLong ? { 'aria-posinset': index + 1, 'aria-setsize': length } : {}),
    see,
  };
}
