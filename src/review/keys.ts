/** What keys do: the same letters on the page and in the terminal. */
export const ACTIONS = {
  accept: { keys: ['y'], words: 'accept, go to the next undecided' },
  reject: { keys: ['n'], words: 'reject, go to the next undecided' },
  edit: { keys: ['e'], words: 'edit the replacement, then accept' },
  acceptRest: { keys: ['a'], words: 'accept this and all later ones of this article (no quotations)' },
  rejectRest: { keys: ['d'], words: 'reject this and all later ones of this article' },
  next: { keys: ['j'], words: 'next undecided' },
  previous: { keys: ['k'], words: 'previous undecided' },
  nextAny: { keys: ['J'], words: 'next' },
  previousAny: { keys: ['K'], words: 'previous' },
  nextFile: { keys: ['>'], words: 'next article' },
  previousFile: { keys: ['<'], words: 'previous article' },
  undo: { keys: ['u'], words: 'undo (also Ctrl+Z)' },
  redo: { keys: ['U'], words: 'redo (also Ctrl+Y)' },
  bulk: { keys: ['b'], words: 'all changes of this rule in view, after showing how many' },
  later: { keys: ['l'], words: 'later: stays undecided' },
  alternative: { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], words: 'take that alternative' },
  why: { keys: ['w'], words: 'why: evidence and the rule' },
  layout: { keys: ['v'], words: 'inline or side by side' },
  view: { keys: ['o'], words: 'markup, result, original' },
  search: { keys: ['/'], words: 'search' },
  goTo: { keys: ['g'], words: 'go to a change by number, or to an article by name' },
  filter: { keys: ['f'], words: 'filter' },
  write: { keys: ['s'], words: 'write accepted changes to the files' },
  quit: { keys: ['q'], words: 'quit; decisions are kept' },
  help: { keys: ['?'], words: 'this list' },
} as const satisfies Readonly<Record<string, { readonly keys: readonly string[]; readonly words: string }>>;

export type Action = keyof typeof ACTIONS;

const BY_KEY = new Map<string, Action>(
  (Object.entries(ACTIONS) as [Action, { keys: readonly string[] }][]).flatMap(([action, { keys }]) =>
    keys.map((key): [string, Action] => [key, action]),
  ),
);

export function actionOfKey(key: string): Action | undefined {
  return BY_KEY.get(key);
}
