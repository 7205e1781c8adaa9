import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { ReviewArticle } from '../change.ts';
import type { Store } from './store.ts';

/** A longer list draws only the rows that can be seen; a browser needs seconds for some ten thousand elements. */
const ALL_DRAWN = 200;
/** Rows above and below that are drawn too, so that a key or a turn of the wheel finds them there. */
const SPARE = 15;
/** Height of a row of a long list in rem, as the style has it. */
const ROW = 3.5;

/** Articles with their progress; a tick when all is decided. */
export function Files({ store }: { store: Store }): ComponentChildren {
  const { articles } = store.inView();
  const list = useRef<HTMLElement>(null);
  const isLong = articles.length > ALL_DRAWN;
  const { from, to, row, see } = useWindow(list, isLong, articles.length);
  const at = isLong ? articles.findIndex(({ name }) => name === store.current?.file) : -1;
  useEffect(() => {
    if (isLong) see(at);
    else list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' });
  }, [store.current?.file, articles]);
  return (
    <nav class="files" ref={list} aria-label="Articles">
      <ol
        class={isLong ? 'long' : ''}
        style={isLong ? { paddingTop: `${from * row}px`, paddingBottom: `${(articles.length - to) * row}px` } : {}}
      >
        {articles.slice(from, to).map((article, index, drawn) => (
          <FileRow
            key={article.name}
            store={store}
            article={article}
            place={isLong ? { at: from + index + 1, of: articles.length } : undefined}
            isFirst={isLong || folderOf(article) !== folderOf(drawn[index - 1])}
          />
        ))}
      </ol>
      {store.session.errors.map((message) => (
        <p class="problem" key={message}>
          {message}
        </p>
      ))}
    </nav>
  );
}

const folderOf = (article: ReviewArticle | undefined): string =>
  article?.name.slice(0, article.name.lastIndexOf('/') + 1) ?? '';

interface RowProps {
  readonly store: Store;
  readonly article: ReviewArticle;
  /** Place in a list of which not all rows are drawn. */
  readonly place: { readonly at: number; readonly of: number } | undefined;
  /** The first row of its folder names it. */
  readonly isFirst: boolean;
}

function FileRow({ store, article, place, isFirst }: RowProps): ComponentChildren {
  const { decided, total } = store.review.progress(article.changes);
  const isDone = decided === total;
  const folder = folderOf(article);
  return (
    <li aria-posinset={place?.at} aria-setsize={place?.of}>
      <button
        type="button"
        aria-current={article.name === store.current?.file}
        class={isDone ? 'done' : ''}
        title={place && article.name}
        onClick={() => store.openFile(article.name)}
      >
        <span class="tick" aria-hidden="true">
          {isDone ? '✓' : ''}
        </span>
        <span class="file">
          {isFirst && folder ? <small>{folder}</small> : <span class="hidden">{folder}</span>}
          {article.name.slice(folder.length)}
        </span>
        <span class="of">
          {isDone ? <span class="hidden">all decided</span> : null} {decided}/{total}
        </span>
        <progress value={decided} max={total} aria-hidden="true" />
      </button>
    </li>
  );
}

interface Window {
  readonly from: number;
  readonly to: number;
  /** Height of a row in pixels. */
  readonly row: number;
  /** Scrolls so far that a row can be seen. */
  see(index: number): void;
}

/** Which rows of a scrolling list can be seen. */
function useWindow(list: { readonly current: HTMLElement | null }, isLong: boolean, length: number): Window {
  const [, draw] = useState(0);
  const row = ROW * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
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
    const top = index * row;
    if (top < pane.scrollTop) pane.scrollTop = top;
    else if (top + row > pane.scrollTop + pane.clientHeight) pane.scrollTop = top + 2 * row - pane.clientHeight;
  };
  return { from, to, row, see };
}
