import type { PageExcerpt, PageKind, PageRule } from '../page-data.ts';
import { counted, el, said } from './dom.ts';
import type { Decision, Item } from './model.ts';
import { fileKey } from './model.ts';

/** The buttons of a card. A change of nothing can only be dismissed. */
const ACTIONS: readonly { readonly value: Decision; readonly words: string }[] = [
  { value: 'accept', words: 'Accept' },
  { value: 'reject', words: 'Reject' },
  { value: 'later', words: 'Later' },
];

/** The card of one change: what, what is proposed, why, where the kept copy stands, and what a person said. */
export function cardOf(item: Item, rule: PageRule | undefined, decision: Decision | undefined): HTMLElement {
  const { key, card, at } = item;
  const name = el('span', { class: 'rule' }, ...said(item.rule));
  const heading = el('h3', { id: `${key}h` }, el('span', { class: 'n' }, String(at[1] + 1)), ' ', name);
  if (card.entry !== undefined) heading.append(el('span', { class: 'entry' }, ...said(`/${card.entry}`)));
  const badge = el('span', { class: `badge ${card.safety}` }, card.safety);
  const sure = `confidence ${card.confidence.toFixed(2)} · line ${card.line}`;
  const node = el(
    'article',
    { class: `card ${card.safety}`, id: key, tabindex: -1, 'aria-labelledby': `${key}h` },
    heading,
    el('p', { class: 'meta' }, badge, ' ', el('span', { title: `column ${card.column}` }, sure)),
    el('p', { class: 'msg' }, ...said(card.message)),
  );
  if (card.inQuote) node.append(el('p', { class: 'inquote' }, 'inside a quotation: never changed in bulk'));
  node.append(...changes(item), ...alternatives(item), ...kept(item), actions(item), why(item, rule));
  mark(node, decision);
  return node;
}

/** Shows what a person said. */
export function mark(node: HTMLElement, decision: Decision | undefined): void {
  node.dataset.state = decision ?? 'open';
  for (const button of node.querySelectorAll<HTMLButtonElement>('[data-decide]'))
    button.setAttribute('aria-pressed', String(button.dataset.decide === decision));
}

function changes({ card }: Item): Node[] {
  if (card.excerpts.length === 0) return [];
  const list = el('div', { class: 'change' }, ...card.excerpts.flatMap(beforeAfter));
  const parts: Node[] = [list];
  if (card.safety === 'report')
    parts.unshift(el('p', { class: 'more' }, 'Only a suggestion, to be accepted one by one:'));
  if (card.left) parts.push(el('p', { class: 'more' }, `and ${counted(card.left, 'more change')} of the same kind`));
  return parts;
}

/** Changed stretches up to this many UTF-16 units stand in one line, the old words before the new ones. */
const SHORT = 60;

function beforeAfter({ segments, whole }: PageExcerpt): Node[] {
  const side = (without: PageKind): Node[] =>
    segments.flatMap(([kind, text]): Node[] => {
      if (kind === without) return [];
      return kind === 'same' ? said(text) : [el(kind, {}, ...said(text))];
    });
  const line = (glyph: string, label: string, nodes: Node[]): Node =>
    el('p', { dir: 'auto' }, el('span', { class: 'sign', role: 'img', 'aria-label': label }, glyph), ' ', ...nodes);
  if (!whole && segments.every(([kind, text]) => kind === 'same' || text.length <= SHORT)) {
    const nodes = segments.flatMap(([kind, text]) => (kind === 'same' ? said(text) : [el(kind, {}, ...said(text))]));
    return [line('±', 'before and after', nodes)];
  }
  const before = line('−', 'before', side('ins'));
  return whole ? [before] : [before, line('+', 'after', side('del'))];
}

function alternatives({ card }: Item): Node[] {
  if (!card.alternatives) return [];
  const list = card.alternatives.flatMap((text, index) => [index > 0 ? ', “' : '“', ...said(text, 'unclear'), '”']);
  return [el('p', { class: 'more' }, 'or: ', ...list)];
}

function kept({ card, at }: Item): Node[] {
  return (card.kept ?? []).map(({ words, row }) => {
    const place = row === undefined ? undefined : `${fileKey(at[0])}-p${row}`;
    const nodes = said(words);
    const shown = place ? [el('a', { href: `#at=${place}`, 'data-go': place }, ...nodes)] : nodes;
    return el('p', { class: 'kept' }, 'kept copy: ', ...shown);
  });
}

/** Evidence, and what the rule says of itself; folded until somebody asks. */
function why({ card, rule: id, key }: Item, rule: PageRule | undefined): HTMLElement {
  const node = el('div', { class: 'why', id: `${key}w`, hidden: true });
  const evidence = card.why.map((line) => el('li', {}, ...said(line)));
  if (evidence.length > 0) node.append(el('ul', {}, ...evidence));
  for (const text of [rule?.why, rule?.fix]) if (text) node.append(el('p', {}, ...said(text)));
  node.append(el('p', {}, 'More: ', el('code', {}, ...said(`galley explain ${id}`))));
  return node;
}

/** Opens or closes the reasons of a card. */
export function toggleWhy(key: string): void {
  const node = document.getElementById(`${key}w`);
  const button = document.getElementById(key)?.querySelector('[data-why]');
  if (!node || !button) return;
  node.hidden = !node.hidden;
  button.setAttribute('aria-expanded', String(!node.hidden));
}

function actions({ card, key }: Item): HTMLElement {
  const wanted = ACTIONS.filter(({ value }) => value !== 'accept' || card.edits);
  const buttons = wanted.map(({ value, words }) =>
    el('button', { type: 'button', 'data-decide': value, 'data-key': key, 'aria-pressed': 'false' }, words),
  );
  const reasons = el(
    'button',
    { type: 'button', class: 'ask', 'data-why': key, 'aria-expanded': 'false', 'aria-controls': `${key}w` },
    'Why',
  );
  return el('div', { class: 'actions', role: 'group', 'aria-label': 'Decision' }, ...buttons, reasons);
}
