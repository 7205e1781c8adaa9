import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { opening } from '../../report/why.ts';
import { stateOf } from '../filter.ts';
import type { Store } from './store.ts';

const GLYPH = { open: '○', accepted: '✓', rejected: '✕', later: '…' } as const;

/** Articles with their progress; a tick when all is decided. */
export function Files({ store }: { store: Store }): ComponentChildren {
  const { review, current } = store;
  const list = useRef<HTMLElement>(null);
  let lastFolder = '';
  const names = new Set(store.shown().map(({ file }) => file));
  useEffect(
    () => list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' }),
    [current?.file],
  );
  return (
    <nav class="files" ref={list} aria-label="Articles">
      <ol>
        {review.articles
          .filter(({ name }) => names.has(name))
          .map((article) => {
            const { decided, total } = review.progress(article.changes);
            const isDone = decided === total;
            const cut = article.name.lastIndexOf('/') + 1;
            const folder = article.name.slice(0, cut);
            const isNew = folder !== '' && folder !== lastFolder;
            lastFolder = folder;
            return (
              <li key={article.name}>
                <button
                  type="button"
                  aria-current={article.name === current?.file}
                  class={isDone ? 'done' : ''}
                  onClick={() => store.openFile(article.name)}
                >
                  <span class="tick" aria-hidden="true">
                    {isDone ? '✓' : ''}
                  </span>
                  <span class="file">
                    {isNew ? <small>{folder}</small> : <span class="hidden">{folder}</span>}
                    {article.name.slice(cut)}
                  </span>
                  <span class="of">
                    {isDone ? <span class="hidden">all decided</span> : null} {decided}/{total}
                  </span>
                  <progress value={decided} max={total} aria-hidden="true" />
                </button>
              </li>
            );
          })}
      </ol>
      {store.session.errors.map((message) => (
        <p class="problem" key={message}>
          {message}
        </p>
      ))}
    </nav>
  );
}

/** The changes of the article in hand. */
export function Changes({ store }: { store: Store }): ComponentChildren {
  const { article, current, review } = store;
  const list = useRef<HTMLElement>(null);
  useEffect(
    () => list.current?.querySelector('[aria-current=true]')?.scrollIntoView({ block: 'nearest' }),
    [current?.key],
  );
  if (!article) return null;
  const shown = store.shown().filter(({ file }) => file === article.name);
  return (
    <nav class="changes" ref={list} aria-label="Changes of this article">
      <ol>
        {shown.map((change) => {
          const state = stateOf(review, change);
          const { finding } = change;
          return (
            <li key={change.key}>
              <button
                type="button"
                aria-current={change.key === current?.key}
                class={`row ${state}`}
                onClick={() => store.select(change)}
              >
                <span class="glyph" aria-hidden="true">
                  {GLYPH[state]}
                </span>
                <span class="hidden">{state}: </span>
                <span class="rule">{finding.rule}</span>
                {finding.inQuote && finding.safety === 'report' && (
                  <span class="quote" title="inside a quotation">
                    “ ”
                  </span>
                )}
                <span class="excerpt">
                  {opening(article.text.slice(finding.start, finding.end)) || finding.message}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
