import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { opening } from '../../report/why.ts';
import type { Change } from '../change.ts';
import { ACTIONS } from '../keys.ts';
import type { AllowAnswer } from '../messages.ts';
import { postAllow } from './client.ts';
import { Quit, Write } from './dialogs-end.tsx';
import { Modal } from './modal.tsx';
import type { Store } from './store.ts';
import { renew } from './sync.ts';

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
  const passage = ({ file, finding: { start, end, message } }: Change): string =>
    opening((store.review.article(file)?.text ?? '').slice(start, end)) || message;
  return (
    <Modal
      store={store}
      title={`${bulk.length} of ${rule} in view`}
      keys={bulk.length > 0 ? { y: accept, n: reject } : {}}
    >
      <ul class="sample">
        {bulk.slice(0, 8).map((change) => (
          <li key={change.key}>
            <del>{passage(change)}</del> {change.finding.edits[0]?.text && <ins>{change.finding.edits[0].text}</ins>}
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
        await renew(store);
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
