import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { STATES } from '../filter.ts';
import type { Shape, Store } from './store.ts';

/** Progress, views and what concerns the whole review. */
export function Bar({ store }: { store: Store }): ComponentChildren {
  const { review, view, layout, outbox } = store;
  const { decided, total } = review.progress();
  const pending = pendingOf(store).changes;
  return (
    <header class="bar">
      <strong class="logo">Galley</strong>
      <div class="progress">
        <progress value={decided} max={Math.max(1, total)} aria-label="Progress" />
        <span>
          {decided} of {total} decided
        </span>
        <span class={outbox.problem ? 'saved problem' : 'saved'} title={`in ${store.session.decisionsFile}`}>
          {outbox.problem ? `Not saved: ${outbox.problem}` : outbox.isEmpty ? 'saved' : 'saving…'}
        </span>
        {!store.isConnected && <span class="saved problem">no connection to galley</span>}
      </div>
      <fieldset class="segmented">
        <legend class="hidden">View</legend>
        {(['markup', 'result', 'original'] as const satisfies readonly Shape[]).map((name) => (
          <button
            type="button"
            key={name}
            aria-pressed={view === name}
            onClick={() => {
              store.view = name;
              store.say(`View: ${name}`);
            }}
          >
            {name}
          </button>
        ))}
      </fieldset>
      <button type="button" class="tool" aria-pressed={layout === 'side'} onClick={() => toggleLayout(store)}>
        side by side <kbd>v</kbd>
      </button>
      <button
        type="button"
        class="tool"
        aria-expanded={store.isFilterOpen}
        onClick={() => {
          store.isFilterOpen = !store.isFilterOpen;
          store.changed();
        }}
      >
        filter <kbd>f</kbd>
      </button>
      <button type="button" class="tool" disabled={!review.canUndo} onClick={() => store.undo()}>
        undo <kbd>u</kbd>
      </button>
      <button type="button" class="tool" disabled={!review.canRedo} onClick={() => store.redo()}>
        redo <kbd>U</kbd>
      </button>
      <button type="button" class="tool" onClick={() => store.open('help')}>
        keys <kbd>?</kbd>
      </button>
      <button type="button" class="primary" disabled={pending === 0} onClick={() => store.open('write')}>
        Write {pending} <kbd>s</kbd>
      </button>
    </header>
  );
}

export function toggleLayout(store: Store): void {
  store.layout = store.layout === 'inline' ? 'side' : 'inline';
  if (store.view !== 'markup') store.view = 'markup';
  store.say(store.layout === 'side' ? 'Side by side' : 'Inline');
}

/** Accepted changes that are not in their files yet. */
export function pendingOf({ review }: Store): { changes: number; files: readonly { name: string; changes: number }[] } {
  const files = review.articles
    .map((article) => ({ name: article.name, changes: review.applied(article).applied.size }))
    .filter(({ changes }) => changes > 0);
  return { files, changes: files.reduce((sum, one) => sum + one.changes, 0) };
}

/** What is in view; the same stands in the address, so it can be kept as a bookmark. */
export function Filters({ store }: { store: Store }): ComponentChildren {
  const { filter, review } = store;
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    if (store.isFilterOpen && document.activeElement === document.body) first.current?.focus();
  }, [store.isFilterOpen]);
  if (!store.isFilterOpen) return null;
  const rules = [...new Set(review.changes.map(({ finding }) => finding.rule))].sort();
  const families = [...new Set(rules.map((rule) => rule.slice(0, rule.indexOf('/'))))];
  return (
    <search class="filters">
      <label>
        Rule
        <select
          ref={first}
          id="filter-rule"
          value={filter.rule}
          onChange={(event) => store.setFilter({ ...filter, rule: event.currentTarget.value })}
        >
          <option value="">all</option>
          {families.map((family) => (
            <optgroup key={family} label={family}>
              <option value={family}>all of {family}</option>
              {rules
                .filter((rule) => rule.startsWith(`${family}/`))
                .map((rule) => (
                  <option key={rule} value={rule}>
                    {rule}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <label>
        Safety
        <select
          value={filter.safety}
          onChange={(event) =>
            store.setFilter({ ...filter, safety: event.currentTarget.value as typeof filter.safety })
          }
        >
          <option value="">all</option>
          {['safe', 'review', 'report'].map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        State
        <select
          value={filter.state}
          onChange={(event) => store.setFilter({ ...filter, state: event.currentTarget.value as typeof filter.state })}
        >
          <option value="">all</option>
          {STATES.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      </label>
      <label>
        Sure at least {Math.round(filter.confidence * 100)} %
        <input
          type="range"
          min="0"
          max="1"
          step="0.05"
          value={filter.confidence}
          onInput={(event) => store.setFilter({ ...filter, confidence: Number(event.currentTarget.value) })}
        />
      </label>
      <label>
        Article
        <input
          type="search"
          value={filter.file}
          onInput={(event) => store.setFilter({ ...filter, file: event.currentTarget.value })}
        />
      </label>
      <label>
        Text
        <input
          type="search"
          id="filter-text"
          value={filter.text}
          onInput={(event) => store.setFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <span class="in-view">
        {store.shown().length} of {review.changes.length} in view
      </span>
      <button type="button" onClick={() => store.clearFilter()}>
        Show all
      </button>
    </search>
  );
}
