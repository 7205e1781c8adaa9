import type { PageAtom, PageFile, PageRow } from '../page-data.ts';
import { changed, counted, el, said } from './dom.ts';
import { cardKey, fileKey } from './model.ts';

/** Unchanged paragraphs from this many on, and deleted ones without a card of their own, fold into one line. */
const FOLD_SAME = 2;
const FOLD_GONE = 4;
/** A paragraph with so many cards stays in sight while they scroll by. */
const LONG = 3;
/** Of more cards in one paragraph the first ones are shown, as long as at least two others fold away. */
const SHOWN = 3;

/** The article with its cards beside it. `cardOf` makes the card of an index. */
export function articleOf(file: PageFile, index: number, cardOf: (card: number) => HTMLElement): Node[] {
  const numbered = new Set<number>();
  const nodes: Node[] = [];
  const whole = file.rows.length === 0 ? [...file.cards.keys()] : file.whole;
  if (whole.length > 0) nodes.push(el('div', { class: 'notes whole' }, ...whole.map(cardOf)));
  const rows = file.rows.map((row, at) => rowOf(row, at));
  for (let at = 0; at < rows.length; ) {
    const same = run(at, (row) => row.state === 'same');
    const gone = run(at, (row) => row.state === 'gone' && row.notes.length === 0);
    const length = same >= FOLD_SAME ? same : gone >= FOLD_GONE ? gone : 1;
    const part = rows.slice(at, at + length);
    if (length === 1) nodes.push(...part);
    else {
      const words = `${counted(length, same >= FOLD_SAME ? 'paragraph' : 'more paragraph')} ${same >= FOLD_SAME ? 'unchanged' : 'deleted'}`;
      const kind = same >= FOLD_SAME ? 'kept' : 'gone';
      nodes.push(el('details', { class: `fold ${kind}` }, el('summary', {}, words), ...part));
    }
    at += length;
  }
  return nodes;

  function run(from: number, test: (row: PageRow) => boolean): number {
    let length = 0;
    for (let row = file.rows[from]; row && test(row); row = file.rows[from + length]) length++;
    return length;
  }

  function rowOf(row: PageRow, at: number): HTMLElement {
    const text = el('p', { class: 't', id: `${fileKey(index)}-p${at}`, tabindex: -1, dir: 'auto' });
    for (const atom of row.atoms) text.append(...atomOf(atom));
    const noted = row.notes.length === 0 ? '' : row.notes.length < LONG ? ' noted' : ' noted long';
    // The paragraph itself shows what its only card would say again.
    const alone = row.state === 'gone' && row.notes.length === 1 ? ' alone' : '';
    const node = el('div', { class: `row ${row.state}${noted}${alone}` }, text);
    if (row.notes.length > 0) node.append(notesOf(row.notes.map(cardOf)));
    return node;
  }

  function atomOf(atom: PageAtom): Node[] {
    if (typeof atom === 'string') return said(atom);
    const [kind, text, card] = atom;
    const key = cardKey(index, card);
    const attributes = { 'data-c': key, class: file.cards[card]?.safety };
    const node =
      kind === 'same' ? el('mark', attributes, ...said(text, 'unclear')) : el(kind, attributes, ...changed(text, kind));
    if (numbered.has(card)) return [node];
    numbered.add(card);
    const number = String(card + 1);
    const link = el('a', { href: `#at=${key}`, 'data-go': key, 'aria-label': `finding ${number}` }, number);
    return [el('sup', { class: 'ref' }, link), node];
  }
}

/** The cards of a paragraph. Fifty repaired letters in one paragraph must not push the next one out of sight. */
function notesOf(cards: readonly HTMLElement[]): HTMLElement {
  if (cards.length < SHOWN + 2) return el('div', { class: 'notes' }, ...cards);
  const words = `${counted(cards.length - SHOWN, 'more finding')} in this paragraph`;
  const rest = el('details', { class: 'rest' }, el('summary', {}, words), ...cards.slice(SHOWN));
  return el('div', { class: 'notes' }, ...cards.slice(0, SHOWN), rest);
}

/** The second column of the side by side view: the same paragraphs again, of which the style shows the other side. */
export function addResults(body: HTMLElement): void {
  for (const text of body.querySelectorAll<HTMLElement>('.row > .t:only-of-type')) {
    const copy = text.cloneNode(true) as HTMLElement;
    copy.removeAttribute('id');
    copy.classList.add('after');
    for (const link of copy.querySelectorAll('.ref')) link.remove();
    text.after(copy);
  }
}
