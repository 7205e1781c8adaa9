import type { Show } from '../../visible.ts';
import { parts } from '../../visible.ts';

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element; `false` and `undefined` leave an attribute out. Children that are strings become text nodes: nothing is ever parsed as markup. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children);
  return element;
}

/** The element that the page has under this id. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found as T;
}

/** Text of strangers: characters that cannot be seen become small labels, so that they can neither hide nor reorder anything. */
export function said(text: string, show: Show = 'hidden'): Node[] {
  return parts(text, show).map(({ text: piece, name }) =>
    name ? el('span', { class: 'u' }, name) : document.createTextNode(piece),
  );
}

const GLYPHS: Readonly<Record<string, string>> = { ' ': 'space', '\t': 'tab', '\r': 'CR' };

/** The text of a change. White space that is the whole change is drawn. */
export function changed(text: string, kind: 'del' | 'ins'): Node[] {
  if (/[^ \t\r\n]/.test(text)) return said(text, 'unclear');
  return (text.match(/\r\n|[ \t\r\n]/g) ?? []).flatMap((space): Node[] => {
    const label = el('span', { class: 'u' }, GLYPHS[space] ?? '↵');
    return kind === 'ins' && space.endsWith('\n') ? [label, document.createTextNode('\n')] : [label];
  });
}

/** `1 finding`, `12 findings`. */
export const counted = (amount: number, noun: string): string => `${amount} ${noun}${amount === 1 ? '' : 's'}`;
