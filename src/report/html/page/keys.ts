/** What a key does. The keys are those of git add -p, as in the terminal and on the review page. */
export interface Commands {
  move(step: 1 | -1, wanted: 'open' | 'any'): void;
  file(step: 1 | -1): void;
  decide(decision: 'accept' | 'reject' | 'later'): void;
  undo(): void;
  redo(): void;
  toggleSide(): void;
  cycleView(): void;
  why(): void;
  search(): void;
  filter(): void;
  list(): void;
  help(): void;
  leave(): void;
}

const SINGLE: Readonly<Record<string, (commands: Commands) => void>> = {
  j: (to) => to.move(1, 'open'),
  k: (to) => to.move(-1, 'open'),
  J: (to) => to.move(1, 'any'),
  K: (to) => to.move(-1, 'any'),
  '>': (to) => to.file(1),
  '<': (to) => to.file(-1),
  y: (to) => to.decide('accept'),
  n: (to) => to.decide('reject'),
  l: (to) => to.decide('later'),
  u: (to) => to.undo(),
  v: (to) => to.toggleSide(),
  o: (to) => to.cycleView(),
  w: (to) => to.why(),
  '/': (to) => to.search(),
  f: (to) => to.filter(),
  g: (to) => to.list(),
  '?': (to) => to.help(),
};

/** Listens to the keyboard. Single keys are silent while somebody types, and when they are turned off (WCAG 2.1.4). */
export function listen(commands: Commands, isOn: () => boolean): void {
  document.addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof Element &&
      event.target.closest('input:not([type=radio],[type=checkbox],[type=range]),select,textarea') !== null;
    if (event.key === 'Escape') {
      if (!document.querySelector('dialog[open]')) commands.leave();
      return;
    }
    if (typing || event.altKey || document.querySelector('dialog[open]')) return;
    const control = event.ctrlKey || event.metaKey;
    const run = control
      ? withControl(event)
      : isOn() && Object.hasOwn(SINGLE, event.key)
        ? SINGLE[event.key]
        : undefined;
    if (!run) return;
    event.preventDefault();
    run(commands);
  });
}

function withControl(event: KeyboardEvent): ((commands: Commands) => void) | undefined {
  const key = event.key.toLowerCase();
  if (key === 'z') return event.shiftKey ? (to) => to.redo() : (to) => to.undo();
  return key === 'y' ? (to) => to.redo() : undefined;
}
