import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { ReviewArticle } from '../change.ts';
import type { Store } from './store.ts';
import { useWindow, type Window } from './window.ts';

/** Height of a row of a long list in rem, as the style has it. */
const ROW = 3.5;

/** Articles with their progress; a tick when all is decided. */
export function Files({ store }: { store: Store }): ComponentChildren {
  const { articles } = store.inView();
  const list = useRef<HTMLElement>(null);
  const { isLong, from, to, space, place, see } = useWindow(list, articles.length, ROW);
  useEffect(() => see(articles.findIndex(({ name }) => name === store.current?.file)), [store.current?.file, articles]);
  return (
    <nav class="files" ref={list} aria-label="Articles">
      <ol class={isLong ? 'long' : ''} style={space}>
        {articles.slice(from, to).map((article, index, drawn) => (
          <FileRow
            key={article.name}
            store={store}
            article={article}
            place={place(from + index)}
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
  readonly place: ReturnType<Window['place']>;
  /** The first row of its folder names it. */
  readonly isFirst: boolean;
}

function FileRow({ store, article, place, isFirst }: RowProps): ComponentChildren {
  const { decided, total } = store.review.progress(article.changes);
  const isDone = decided === total;
  const folder = folderOf(article);
  return (
    <li {...place}>
      <button
        type="button"
        aria-current={article.name === store.current?.file}
        class={isDone ? 'done' : ''}
        title={place['aria-setsize'] === undefined ? undefined : article.name}
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
