import type { History, Review } from '../review.ts';

const KEY = 'galley-history';
/** Steps that are kept over a reload. */
const KEPT = 300;

/** Keeps the way back for a reload of this page; the decisions themselves are on the disk. */
export function keepHistory(review: Review): void {
  const { past, future } = review.history;
  const kept: History = { past: past.slice(-KEPT), future: future.slice(-KEPT) };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // No room, or storage is off: a reload then forgets the way back, and nothing else.
  }
}

export function recallHistory(review: Review): void {
  try {
    const kept = sessionStorage.getItem(KEY);
    if (kept) review.recall(JSON.parse(kept) as History);
  } catch {
    // Storage is off, or what it holds is not ours.
  }
}
