import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { evidenceLines, opening } from '../../report/why.ts';
import { tracedDiff } from '../../report/words.ts';
import { type Change, isGuarded, isNote, proposalOf, type ReviewArticle, reachOf } from '../change.ts';
import type { Store } from './store.ts';
import { Changed, Text } from './text.tsx';
import { STILL_READING } from './words.ts';

const SAFETY = { safe: '✓ safe', review: '◐ review', report: '! report only' } as const;
const STATE = { accept: 'Accepted', edit: 'Accepted as edited', reject: 'Rejected', later: 'For later' } as const;
/** Longest passage that a card shows in full, in UTF-16 units. */
const SHOWN = 600;

/** The change in hand: what, why, before and after, and what can be done about it. */
export function Card({ store }: { store: Store }): ComponentChildren {
  const { current: change, article } = store;
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    // Whoever works by keyboard hears the new card; whoever presses its buttons keeps their place.
    if (
      !card.current?.contains(document.activeElement) &&
      document.activeElement?.closest('dialog, .filters, .files, .changes') == null
    )
      card.current?.focus({ preventScroll: true });
  }, [change?.key]);
  if (!change || !article)
    return (
      <section class="card empty">
        <p>Nothing in view.</p>
      </section>
    );
  const { finding } = change;
  const choice = store.review.choice(change);
  const [family, ...rest] = finding.rule.split('/');
  const shown = store.shown();
  return (
    <section
      class={`card ${finding.safety}`}
      ref={card}
      tabIndex={-1}
      aria-label={`Change ${shown.indexOf(change) + 1} of ${shown.length}: ${finding.rule}`}
    >
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

function Difference({
  store,
  change,
  article,
}: {
  store: Store;
  change: Change;
  article: ReviewArticle;
}): ComponentChildren {
  const { start, end } = reachOf(change);
  const choice = store.review.choice(change);
  const edits = choice?.decision === 'edit' ? [{ start, end, text: choice.text }] : change.finding.edits;
  const around = { start: Math.max(0, start - 30), end: Math.min(article.text.length, end + 30) };
  const segments = tracedDiff(article.text, edits, around);
  return (
    <div class="difference" dir="auto">
      {segments.map(({ kind, text }, index) => {
        const short = text.length > SHOWN ? `${text.slice(0, SHOWN / 2)} … ${text.slice(-SHOWN / 2)}` : text;
        if (kind === 'same')
          return (
            <span key={index} class="around">
              <Text text={short} />
            </span>
          );
        const Tag = kind;
        return (
          <Tag key={index}>
            <Changed text={short} />
          </Tag>
        );
      })}
    </div>
  );
}

function Actions({ store, change }: { store: Store; change: Change }): ComponentChildren {
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

export function edit(store: Store): void {
  if (!store.isRead) {
    store.say(STILL_READING);
    return;
  }
  store.isEditing = true;
  store.changed();
}

function Alternatives({ store, change }: { store: Store; change: Change }): ComponentChildren {
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

function Editor({
  store,
  change,
  article,
}: {
  store: Store;
  change: Change;
  article: ReviewArticle;
}): ComponentChildren {
  const choice = store.review.choice(change);
  const { start, end } = reachOf(change);
  const [text, setText] = useState(
    choice?.decision === 'edit'
      ? choice.text
      : isNote(change)
        ? article.text.slice(start, end)
        : proposalOf(article.text, change),
  );
  const field = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => field.current?.select(), []);
  const cancel = (): void => store.select(change);
  const accept = (): void => store.decide({ decision: 'edit', text });
  return (
    <form
      class="editor"
      onSubmit={(event) => {
        event.preventDefault();
        accept();
      }}
    >
      <label for="edit">Your text instead of the passage</label>
      <textarea
        id="edit"
        ref={field}
        value={text}
        rows={Math.min(12, 2 + text.length / 40)}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') cancel();
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey || !text.includes('\n'))) accept();
          else return;
          event.preventDefault();
        }}
      />
      <div class="actions">
        <button type="submit" class="accept">
          Accept as edited <kbd>{text.includes('\n') ? 'Ctrl ⏎' : '⏎'}</kbd>
        </button>
        <button type="button" onClick={cancel}>
          Cancel <kbd>Esc</kbd>
        </button>
      </div>
    </form>
  );
}

function Why({ store, change, article }: { store: Store; change: Change; article: ReviewArticle }): ComponentChildren {
  const { finding } = change;
  const rule = store.session.rules[finding.rule];
  const related = finding.related ?? [];
  const evidence = evidenceLines(finding.evidence);
  return (
    <>
      {related.map((span) => (
        <button
          type="button"
          class="related"
          key={span.start}
          onClick={() => document.querySelector('.text .kept')?.scrollIntoView({ block: 'center' })}
        >
          Same as “<Text text={opening(article.text.slice(span.start, span.end))} />
          ”, which stays. Show it
        </button>
      ))}
      <details
        class="why"
        open={store.isWhyOpen}
        onToggle={(event) => {
          store.isWhyOpen = event.currentTarget.open;
        }}
      >
        <summary>
          Why <kbd>w</kbd>
        </summary>
        {evidence.length > 0 && (
          <ul>
            {evidence.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        {rule && <p>{rule.summary}</p>}
        {rule && <p>{rule.why}</p>}
        <p class="explain">
          <code>
            galley explain {finding.rule}
            {finding.entry ? `/${finding.entry}` : ''}
          </code>
        </p>
      </details>
    </>
  );
}
