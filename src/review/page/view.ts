import type { Change, ReviewArticle } from '../change.ts';
import { type Filter, inView } from '../filter.ts';
import type { Review } from '../review.ts';

/** What a filter lets through. */
export interface View {
  readonly changes: readonly Change[];
  readonly articles: readonly ReviewArticle[];
}

/** The view of the last time as long as nothing changed it: every part of the page asks for it after every key. */
export class ViewCache {
  #view: View = { changes: [], articles: [] };
  #made: readonly unknown[] = [];

  /** @param texts number of texts that are missing; a search finds more when it falls. */
  of(review: Review, filter: Filter, texts: number): View {
    const made = [review, filter, filter.state && review.revision, filter.text && texts];
    if (made.some((one, index) => one !== this.#made[index])) {
      const changes = inView(review, filter);
      const names = new Set(changes.map(({ file }) => file));
      this.#view = { changes, articles: review.articles.filter(({ name }) => names.has(name)) };
      this.#made = made;
    }
    return this.#view;
  }
}
