import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ArticlePane } from './article.tsx';
import { Bar } from './bar.tsx';
import { Card } from './card.tsx';
import { Changes } from './changes.tsx';
import { Dialogs } from './dialogs.tsx';
import { Files } from './files.tsx';
import { Filters } from './filters.tsx';
import type { Store } from './store.ts';
import { quit } from './sync.ts';

export function App({ store }: { store: Store }): ComponentChildren {
  const [, draw] = useState(0);
  useEffect(() => store.subscribe(() => draw((n) => n + 1)), [store]);
  if (store.hasEnded) return <End store={store} />;
  if (store.review.changes.length === 0) return <Nothing store={store} />;
  return (
    <div class="app">
      <Bar store={store} />
      <Filters store={store} />
      <div class="panes">
        <Files store={store} />
        <ArticlePane store={store} />
        <aside class="side">
          <Card key={store.current?.key} store={store} />
          <Changes store={store} />
        </aside>
      </div>
      <p class="status" role="status" aria-live="polite">
        {store.message}
      </p>
      <Dialogs store={store} />
    </div>
  );
}

function Nothing({ store }: { store: Store }): ComponentChildren {
  return (
    <main class="end">
      <h1>Nothing to decide</h1>
      <p>
        {store.session.files} {store.session.files === 1 ? 'file' : 'files'} read; no change is proposed any more.
      </p>
      <p class="status" role="status">
        {store.message}
      </p>
      <p>
        <button type="button" class="primary" onClick={() => void quit(store)}>
          End the review
        </button>
      </p>
      <Dialogs store={store} />
    </main>
  );
}

function End({ store }: { store: Store }): ComponentChildren {
  const { decided, total } = store.review.progress();
  return (
    <main class="end">
      <h1>Done</h1>
      <p>
        {decided} of {total} decided, kept in <code>{store.session.decisionsFile}</code>. You can close this page;
        galley review goes on from here.
      </p>
    </main>
  );
}
