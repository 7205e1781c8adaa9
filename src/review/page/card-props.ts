import type { Change, ReviewArticle } from '../change.ts';
import type { Store } from './store.ts';

/** What a part of the card shows: the change in hand. */
export interface ChangeProps {
  readonly store: Store;
  readonly change: Change;
}

/** The same with the article it stands in. */
export interface PassageProps extends ChangeProps {
  readonly article: ReviewArticle;
}
