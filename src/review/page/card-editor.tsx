import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isNote, proposalOf, reachOf, withLineEndsOf } from '../change.ts';
import type { PassageProps } from './card-props.ts';
import type { Store } from './store.ts';
import { STILL_READING } from './words.ts';

/** Opens the editor for the change in hand. */
export function edit(store: Store): void {
  if (!store.isRead) {
    store.say(STILL_READING);
    return;
  }
  store.isEditing = true;
  store.changed();
}

/** A text of one's own instead of the passage. */
export function Editor({ store, change, article }: PassageProps): ComponentChildren {
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
  const accept = (): void => store.decide({ decision: 'edit', text: withLineEndsOf(article, text) });
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
