import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { opening } from '../../report/why.ts';
import { stateOf } from '../filter.ts';
import type { Store } from './store.ts';

const GLYPH = { open: '○', accepted: '✓', rejected: '✕', later: '…' } as const;

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
