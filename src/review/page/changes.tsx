import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { opening } from '../../report/why.ts';
import { stateOf } from '../filter.ts';
import type { PassageProps } from './card-props.ts';
import type { Store } from './store.ts';
import { useWindow } from './window.ts';

const GLYPH = { open: '○', accepted: '✓', rejected: '✕', later: '…' } as const;

/** Height of a row of a long list in rem, as the style has it. */
const ROW = 3.25;

/** The changes of the article in hand. */
export function Changes({ store }: { store: Store }): ComponentChildren {
  const { article, current } = store;
  const list = useRef<HTMLElement>(null);
  const shown = store.shown().filter(({ file }) => file === article?.name);
  const { isLong, from, to, space, place, see } = useWindow(list, shown.length, ROW);
  useEffect(() => see(shown.findIndex(({ key }) => key === current?.key)), [current?.key, shown.length]);
  if (!article) return null;
  return (
    <nav class="changes" ref={list} aria-label="Changes of this article">
      <ol class={isLong ? 'long' : ''} style={space}>
        {shown.slice(from, to).map((change, index) => (
          <li key={change.key} {...place(from + index)}>
            <ChangeRow store={store} change={change} article={article} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function ChangeRow({ store, change, article }: PassageProps): ComponentChildren {
  const { finding } = change;
  const state = stateOf(store.review, change);
  return (
    <button
      type="button"
      aria-current={change.key === store.current?.key}
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
      <span class="excerpt">{opening(article.text.slice(finding.start, finding.end)) || finding.message}</span>
    </button>
  );
}
