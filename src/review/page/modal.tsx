import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Store } from './store.ts';

/** A modal window; the browser keeps the focus in it and Escape closes it. */
export function Modal({
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
