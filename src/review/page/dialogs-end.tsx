import type { ComponentChildren } from 'preact';
import { pendingOf } from './bar.tsx';
import { Modal } from './modal.tsx';
import type { Store } from './store.ts';
import { quit, write } from './sync.ts';

/** Articles that a question before writing names. */
const LISTED = 100;

/** Asks before accepted changes are written, and says what became of them. */
export function Write({ store }: { store: Store }): ComponentChildren {
  const { outcome, isBusy } = store;
  const { files, changes } = pendingOf(store);
  const start = (): void => void write(store);
  if (outcome) return <Written store={store} />;
  return (
    <Modal
      store={store}
      title={`Write ${changes} ${changes === 1 ? 'change' : 'changes'}?`}
      keys={{ y: start, n: () => store.open(undefined) }}
    >
      <p>Each file is written whole or not at all. What is rejected or undecided stays as it is.</p>
      <ul class="sample">
        {files.slice(0, LISTED).map(({ name, changes: own }) => (
          <li key={name}>
            {name} <small>{own}</small>
          </li>
        ))}
        {files.length > LISTED && <li>and {files.length - LISTED} more articles</li>}
      </ul>
      <p class="buttons">
        <button type="button" class="primary" disabled={isBusy || changes === 0} onClick={start}>
          {isBusy ? 'Writing…' : 'Write'} <kbd>y</kbd>
        </button>
        <button type="button" onClick={() => store.open(undefined)}>
          Cancel <kbd>Esc</kbd>
        </button>
      </p>
      {store.message.startsWith('Not written') && <p class="problem">{store.message}</p>}
    </Modal>
  );
}

function Written({ store }: { store: Store }): ComponentChildren {
  const { written = [], refused = [] } = store.outcome ?? {};
  return (
    <Modal
      store={store}
      title={refused.length > 0 ? 'Written in part' : 'Written'}
      keys={{ y: () => store.open(undefined) }}
    >
      <ul class="sample outcome">
        {written.map(({ file, changes }) => (
          <li key={file}>
            ✓ {file} <small>{changes} written</small>
          </li>
        ))}
        {refused.map(({ file, reason }) => (
          <li key={file} class="problem">
            ✕ {file}: {reason}
          </li>
        ))}
      </ul>
      <p class="buttons">
        <button type="button" class="primary" onClick={() => store.open(undefined)}>
          Go on <kbd>Esc</kbd>
        </button>
      </p>
    </Modal>
  );
}

/** Asks before the review ends. */
export function Quit({ store }: { store: Store }): ComponentChildren {
  const { changes } = pendingOf(store);
  const end = (): void => void quit(store);
  const writeAndEnd = async (): Promise<void> => {
    if (await write(store)) end();
    else store.open('write');
  };
  return (
    <Modal
      store={store}
      title="End the review?"
      keys={{ y: end, q: end, n: () => store.open(undefined), ...(changes > 0 ? { s: () => void writeAndEnd() } : {}) }}
    >
      <p>
        Your decisions are kept in <code>{store.session.decisionsFile}</code>; the next review goes on from there.
      </p>
      <p class="buttons">
        {changes > 0 && (
          <button type="button" class="primary" onClick={() => void writeAndEnd()}>
            Write {changes} and end <kbd>s</kbd>
          </button>
        )}
        <button type="button" onClick={end}>
          End <kbd>y</kbd>
        </button>
        <button type="button" onClick={() => store.open(undefined)}>
          Stay <kbd>Esc</kbd>
        </button>
      </p>
    </Modal>
  );
}
