import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { isGuarded, isNote } from '../change.ts';
import { Difference } from './card-difference.tsx';
import { Editor, edit } from './card-editor.tsx';
import type { ChangeProps, PassageProps } from './card-props.ts';
import { Why } from './card-why.tsx';
import type { Store } from './store.ts';
import { Text } from './text.tsx';

const SAFETY = { safe: '✓ safe', review: '◐ review', report: '! report only' } as const;
const STATE = { accept: 'Accepted', edit: 'Accepted as edited', reject: 'Rejected', later: 'For later' } as const;

/** The change in hand: what, why, before and after, and what can be done about it. */
export function Card({ store }: { store: Store }): ComponentChildren {
  const { current: change, article } = store;
  const card = useRef<HTMLElement>(null);
  useEffect(() => focusOn(card.current), [change?.key]);
  if (!change || !article)
    return (
      <section class="card empty">
        <p>Nothing in view.</p>
      </section>
    );
  const { finding } = change;
  const shown = store.shown();
  return (
    <section
      class={`card ${finding.safety}`}
      ref={card}
      tabIndex={-1}
      aria-label={`Change ${shown.indexOf(change) + 1} of ${shown.length}: ${finding.rule}`}
    >
      <Head store={store} change={change} article={article} />
      <p class="message">
        <Text text={finding.message} />
      </p>
      {finding.inQuote && isGuarded(change) && (
        <p class="guard">“ ” Inside a quotation: never changed in bulk, and wants your own yes twice.</p>
      )}
      {store.isEditing ? (
        <Editor store={store} change={change} article={article} />
      ) : !store.isRead ? (
        <p class="loading">Reading the article…</p>
      ) : (
        <Difference store={store} change={change} article={article} />
      )}
      {!store.isEditing && <Actions store={store} change={change} />}
      {!store.isEditing && <Alternatives store={store} change={change} />}
      <Why store={store} change={change} article={article} />
      <p class="more">
        {!isNote(change) && (
          <button type="button" onClick={() => store.open('bulk')}>
            All of this rule… <kbd>b</kbd>
          </button>
        )}
        <button type="button" onClick={() => store.open('allow')}>
          Always allow this…
        </button>
      </p>
    </section>
  );
}

/** Whoever works by keyboard hears the new card; whoever presses its buttons, or moves in a list, keeps their place. */
function focusOn(card: HTMLElement | null): void {
  const { activeElement } = document;
  if (card?.contains(activeElement) || activeElement?.closest('dialog, .filters, .files, .changes')) return;
  card?.focus({ preventScroll: true });
}

function Head({ store, change, article }: PassageProps): ComponentChildren {
  const { finding } = change;
  const choice = store.review.choice(change);
  const [family, ...rest] = finding.rule.split('/');
  return (
    <header>
      <h2>
        <span class="family">{family}/</span>
        {rest.join('/')}
      </h2>
      <p class="chips">
        <span class={`chip ${finding.safety}`}>{SAFETY[finding.safety]}</span>
        <span class="chip">{Math.round(finding.confidence * 100)} % sure</span>
        <span class="chip">line {finding.line}</span>
        {choice && <span class={`chip is-${choice.decision}`}>{STATE[choice.decision]}</span>}
        {store.review.applied(article).conflicts.has(change.key) && (
          <span class="chip report">! overlaps your edit: left out</span>
        )}
      </p>
    </header>
  );
}

function Actions({ store, change }: ChangeProps): ComponentChildren {
  const isArmed = store.armed === change.key;
  return (
    <div class="actions">
      {!isNote(change) && (
        <button type="button" class="accept" onClick={() => store.decide({ decision: 'accept' })}>
          {isArmed && isGuarded(change) ? 'Yes, sure' : 'Accept'} <kbd>y</kbd>
        </button>
      )}
      <button type="button" class="reject" onClick={() => store.decide({ decision: 'reject' })}>
        {isNote(change) ? 'Dismiss' : 'Reject'} <kbd>n</kbd>
      </button>
      <button type="button" onClick={() => edit(store)}>
        Edit <kbd>e</kbd>
      </button>
      <button type="button" onClick={() => store.decide({ decision: 'later' })}>
        Later <kbd>l</kbd>
      </button>
    </div>
  );
}

function Alternatives({ store, change }: ChangeProps): ComponentChildren {
  const { alternatives = [], edits } = change.finding;
  if (alternatives.length === 0) return null;
  return (
    <div class="alternatives">
      {alternatives.slice(0, 9).map((word, index) => (
        <button
          type="button"
          key={word}
          aria-pressed={edits[0]?.text === word}
          onClick={() => store.decide({ decision: 'edit', text: word })}
        >
          <kbd>{index + 1}</kbd> {word}
        </button>
      ))}
    </div>
  );
}
