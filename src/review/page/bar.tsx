import type { ComponentChildren } from 'preact';
import type { Shape, Store } from './store.ts';

/** Progress, views and what concerns the whole review. */
export function Bar({ store }: { store: Store }): ComponentChildren {
  const { review, layout } = store;
  const pending = pendingOf(store).changes;
  return (
    <header class="bar">
      <strong class="logo">Galley</strong>
      <Progress store={store} />
      <Views store={store} />
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

function Progress({ store }: { store: Store }): ComponentChildren {
  const { outbox } = store;
  const { decided, total } = store.review.progress();
  return (
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
  );
}

function Views({ store }: { store: Store }): ComponentChildren {
  return (
    <fieldset class="segmented">
      <legend class="hidden">View</legend>
      {(['markup', 'result', 'original'] as const satisfies readonly Shape[]).map((name) => (
        <button
          type="button"
          key={name}
          aria-pressed={store.view === name}
          onClick={() => {
            store.view = name;
            store.say(`View: ${name}`);
          }}
        >
          {name}
        </button>
      ))}
    </fieldset>
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
