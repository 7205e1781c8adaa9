import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { opening } from '../../report/why.ts';
import { ACTIONS } from '../keys.ts';
import type { AllowAnswer } from '../messages.ts';
import { pendingOf } from './bar.tsx';
import { postAllow } from './client.ts';
import type { Store } from './store.ts';

export function Dialogs({ store }: { store: Store }): ComponentChildren {
  switch (store.dialog) {
    case 'help':
      return <Help store={store} />;
    case 'bulk':
      return <Bulk store={store} />;
    case 'write':
      return <Write store={store} />;
    case 'quit':
      return <Quit store={store} />;
    case 'allow':
      return <Allow store={store} />;
    case 'goTo':
      return <GoTo store={store} />;
    default:
      return null;
  }
}

/** A modal window; the browser keeps the focus in it and Escape closes it. */
function Modal({
  store,
  title,
  keys = {},
  children,
}: {
  store: Store;
  title: string;
  keys?: Readonly<Record<string, () => void>>;
  children: ComponentChildren;
}): ComponentChildren {
  const dialog = useRef<HTMLDialogElement>(null);
  // Before the next key arrives: whoever types fast must not answer the question before it is asked.
  useLayoutEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby="dialog-title"
      onClose={() => store.dialog && store.open(undefined)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') {
          // At once, not with the event that the browser sends later: the next key is for the page again.
          event.preventDefault();
          store.open(undefined);
          return;
        }
        const act = (event.target as HTMLElement).matches('input, textarea') ? undefined : keys[event.key];
        if (!act || !store.areKeysOn || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        event.stopPropagation();
        act();
      }}
    >
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}

function Help({ store }: { store: Store }): ComponentChildren {
  return (
    <Modal store={store} title="Keys" keys={{ '?': () => store.open(undefined), q: () => store.open(undefined) }}>
      <dl class="keys">
        {Object.values(ACTIONS).map(({ keys, words }) => (
          <div key={words}>
            <dt>
              {keys.length > 1 ? (
                <>
                  <kbd>{keys[0]}</kbd>–<kbd>{keys.at(-1)}</kbd>
                </>
              ) : (
                <kbd>{keys[0]}</kbd>
              )}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <label class="switch">
        <input
          type="checkbox"
          checked={store.areKeysOn}
          onChange={(event) => store.setKeys(event.currentTarget.checked)}
        />{' '}
        Single keys act
      </label>
      <p class="buttons">
        <button type="button" onClick={() => store.open(undefined)}>
          Close <kbd>Esc</kbd>
        </button>
      </p>
    </Modal>
  );
}

function Bulk({ store }: { store: Store }): ComponentChildren {
  const { bulk, guarded } = store.bulkOf();
  const rule = store.current?.finding.rule ?? '';
  const accept = (): void => store.decideBulk('accept');
  const reject = (): void => store.decideBulk('reject');
  const texts = new Map(store.review.articles.map(({ name, text }) => [name, text]));
  return (
    <Modal
      store={store}
      title={`${bulk.length} of ${rule} in view`}
      keys={bulk.length > 0 ? { y: accept, n: reject } : {}}
    >
      <ul class="sample">
        {bulk.slice(0, 8).map(({ key, file, finding }) => (
          <li key={key}>
            <del>{opening((texts.get(file) ?? '').slice(finding.start, finding.end))}</del>{' '}
            {finding.edits[0]?.text && <ins>{finding.edits[0].text}</ins>}
          </li>
        ))}
        {bulk.length > 8 && <li>and {bulk.length - 8} more, all of them in view</li>}
      </ul>
      {guarded > 0 && (
        <p class="guard">
          “ ” {guarded} more {guarded === 1 ? 'stands' : 'stand'} inside quotations or may not be changed in bulk: each
          wants your own yes.
        </p>
      )}
      <p class="buttons">
        <button type="button" class="accept" disabled={bulk.length === 0} onClick={accept}>
          Accept {bulk.length} <kbd>y</kbd>
        </button>
        <button type="button" class="reject" disabled={bulk.length === 0} onClick={reject}>
          Reject {bulk.length} <kbd>n</kbd>
        </button>
        <button type="button" onClick={() => store.open(undefined)}>
          Cancel <kbd>Esc</kbd>
        </button>
      </p>
      <p class="note">One undo takes it all back.</p>
    </Modal>
  );
}

function Write({ store }: { store: Store }): ComponentChildren {
  const { outcome, isBusy } = store;
  const { files, changes } = pendingOf(store);
  const write = (): void => void store.write();
  if (outcome) return <Written store={store} />;
  return (
    <Modal
      store={store}
      title={`Write ${changes} ${changes === 1 ? 'change' : 'changes'}?`}
      keys={{ y: write, n: () => store.open(undefined) }}
    >
      <p>Each file is written whole or not at all. What is rejected or undecided stays as it is.</p>
      <ul class="sample">
        {files.map(({ name, changes: own }) => (
          <li key={name}>
            {name} <small>{own}</small>
          </li>
        ))}
      </ul>
      <p class="buttons">
        <button type="button" class="primary" disabled={isBusy || changes === 0} onClick={write}>
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

function Quit({ store }: { store: Store }): ComponentChildren {
  const { changes } = pendingOf(store);
  const end = (): void => void store.quit();
  const writeAndEnd = async (): Promise<void> => {
    if (await store.write()) end();
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

function Allow({ store }: { store: Store }): ComponentChildren {
  const [kind, setKind] = useState<'phrase' | 'rule'>('phrase');
  const [offer, setOffer] = useState<AllowAnswer | string>();
  const key = store.current?.key ?? '';
  useEffect(() => {
    setOffer(undefined);
    postAllow(key, kind, false).then(setOffer, (error: Error) => setOffer(error.message));
  }, [key, kind]);
  const write = (): void => {
    postAllow(key, kind, true).then(
      async () => {
        await store.renew();
        store.open(undefined);
        store.say('Config written, articles looked at again');
      },
      (error: Error) => setOffer(error.message),
    );
  };
  return (
    <Modal store={store} title="Always allow this">
      <fieldset class="segmented">
        <legend class="hidden">What</legend>
        <button type="button" aria-pressed={kind === 'phrase'} onClick={() => setKind('phrase')}>
          This phrase, everywhere
        </button>
        <button type="button" aria-pressed={kind === 'rule'} onClick={() => setKind('rule')}>
          This rule, in this file
        </button>
      </fieldset>
      {typeof offer === 'string' && <p class="problem">{offer}</p>}
      {typeof offer === 'object' && (
        <p>
          {offer.meaning}. This is what changes in <code>{offer.file}</code>:
        </p>
      )}
      {typeof offer === 'object' && (
        // It scrolls, so a keyboard must reach it.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable region
        <pre class="patch" tabIndex={0}>
          {offer.patch}
        </pre>
      )}
      <p class="buttons">
        <button type="button" class="primary" disabled={typeof offer !== 'object'} onClick={write}>
          Write the config
        </button>
        <button type="button" onClick={() => store.open(undefined)}>
          Cancel <kbd>Esc</kbd>
        </button>
      </p>
    </Modal>
  );
}

function GoTo({ store }: { store: Store }): ComponentChildren {
  const [text, setText] = useState('');
  const go = (): void => {
    store.open(undefined);
    const shown = store.shown();
    const number = /^\d+$/.test(text.trim()) ? shown[Number(text) - 1] : undefined;
    const name = number
      ? undefined
      : shown.find(({ file }) => file.toLowerCase().includes(text.trim().toLowerCase()))?.file;
    if (number) store.select(number);
    else if (name) store.openFile(name);
    else store.say(`No change number and no article like “${text}” in view`);
  };
  return (
    <Modal store={store} title="Go to">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <label for="go-to">Number of a change, or part of the name of an article</label>
        <input id="go-to" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        <p class="buttons">
          <button type="submit" class="primary">
            Go <kbd>⏎</kbd>
          </button>
        </p>
      </form>
    </Modal>
  );
}
