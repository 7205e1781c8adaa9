import { proposalOf } from '../change.ts';
import { type Action, actionOfKey } from '../keys.ts';
import { toggleLayout } from './bar.tsx';
import { edit } from './card-editor.tsx';
import type { Store } from './store.ts';

/** Listens to single keys wherever nobody is typing. Ctrl+Z and Ctrl+Y work also when single keys are off. */
export function bindKeys(store: Store): void {
  addEventListener('keydown', (event) => {
    const target = event.target as HTMLElement;
    if (store.hasEnded || store.dialog || event.defaultPrevented) return;
    const isTyping = target.matches('input:not([type=range]):not([type=checkbox]), textarea, select');
    if (isTyping) {
      if (event.key === 'Escape' && !target.matches('textarea')) target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey) {
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey) store.undo();
      else if (key === 'y' || key === 'z') store.redo();
      else return;
      event.preventDefault();
      return;
    }
    const action = event.altKey || !store.areKeysOn ? undefined : actionOfKey(event.key);
    if (!action) return;
    event.preventDefault();
    act(store, action, event.key);
  });
}

function act(store: Store, action: Action, key: string): void {
  const focusSoon = (id: string): void => {
    store.isFilterOpen = true;
    store.changed();
    setTimeout(() => document.getElementById(id)?.focus());
  };
  const acts: Readonly<Record<Action, () => void>> = {
    accept: () => store.decide({ decision: 'accept' }),
    reject: () => store.decide({ decision: 'reject' }),
    later: () => store.decide({ decision: 'later' }),
    edit: () => edit(store),
    acceptRest: () => store.decideRest('accept'),
    rejectRest: () => store.decideRest('reject'),
    next: () => store.go(1),
    previous: () => store.go(-1),
    nextAny: () => store.go(1, true),
    previousAny: () => store.go(-1, true),
    nextFile: () => store.goFile(1),
    previousFile: () => store.goFile(-1),
    undo: () => store.undo(),
    redo: () => store.redo(),
    bulk: () => store.open('bulk'),
    alternative: () => alternative(store, Number(key)),
    why: () => {
      store.isWhyOpen = !store.isWhyOpen;
      store.changed();
    },
    layout: () => toggleLayout(store),
    view: () => store.cycleView(),
    search: () => focusSoon('filter-text'),
    filter: () => focusSoon('filter-rule'),
    goTo: () => store.open('goTo'),
    write: () => store.open('write'),
    quit: () => store.open('quit'),
    help: () => store.open('help'),
  };
  acts[action]();
}

function alternative(store: Store, number: number): void {
  const { current, article } = store;
  const word = current?.finding.alternatives?.[number - 1];
  if (word === undefined || !current || !article || !store.isRead) {
    store.say('There is no such alternative.');
    return;
  }
  // The first one is what is proposed anyway.
  store.decide(word === proposalOf(article.text, current) ? { decision: 'accept' } : { decision: 'edit', text: word });
}
