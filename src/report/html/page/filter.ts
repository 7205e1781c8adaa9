import type { Decision, Item } from './model.ts';
import { haystack } from './model.ts';

export const VIEWS = ['inline', 'side', 'result', 'original'] as const;
export type View = (typeof VIEWS)[number];
export const SAFETIES = ['safe', 'review', 'report'] as const;
export const STATES = ['open', 'accept', 'reject', 'later'] as const;
export type State = (typeof STATES)[number];

/** What is shown, and how. */
export interface Filter {
  /** Words, all of which must stand in the change, its paragraph or its file name. */
  readonly q: string;
  readonly rule: string;
  readonly safety: readonly string[];
  /** Lowest confidence, 0..1. */
  readonly sure: number;
  /** Part of a file name. */
  readonly file: string;
  readonly state: State | '';
}

export const ALL: Filter = { q: '', rule: '', safety: SAFETIES, sure: 0, file: '', state: '' };

export const isActive = (filter: Filter): boolean => hashOf(filter, 'inline') !== '';

/** A test for one filter; the words of a change are put together once. */
export function tester(): (item: Item, filter: Filter, decision: Decision | undefined) => boolean {
  const words = new Map<Item, string>();
  return (item, { q, rule, safety, sure, file, state }, decision) => {
    const { card } = item;
    if (rule !== '' && item.rule !== rule) return false;
    if (!safety.includes(card.safety) || card.confidence < sure) return false;
    if (state !== '' && (decision ?? 'open') !== state) return false;
    if (file !== '' && !item.file.path.toLowerCase().includes(file.toLowerCase())) return false;
    if (q === '') return true;
    let text = words.get(item);
    if (text === undefined) {
      text = haystack(item);
      words.set(item, text);
    }
    return q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word));
  };
}

/** The part of the address behind `#`; '' when everything is shown as it is by default. */
export function hashOf(filter: Filter, view: View, at = ''): string {
  const values = new URLSearchParams();
  if (filter.q !== '') values.set('q', filter.q);
  if (filter.rule !== '') values.set('rule', filter.rule);
  if (filter.safety.length < SAFETIES.length) values.set('safety', filter.safety.join(' '));
  if (filter.sure > 0) values.set('sure', String(filter.sure));
  if (filter.file !== '') values.set('file', filter.file);
  if (filter.state !== '') values.set('state', filter.state);
  if (view !== 'inline') values.set('view', view);
  if (at !== '') values.set('at', at);
  return values.toString();
}

/** Reads an address; what it does not know or cannot be is left out. */
export function readHash(hash: string): { filter: Filter; view: View; at: string } {
  const values = new URLSearchParams(hash.replace(/^#/, ''));
  const named = values.get('safety')?.split(' ');
  const sure = Number(values.get('sure') ?? 0);
  const state = values.get('state') ?? '';
  const view = values.get('view') ?? '';
  return {
    filter: {
      q: values.get('q') ?? '',
      rule: values.get('rule') ?? '',
      safety: named ? SAFETIES.filter((one) => named.includes(one)) : SAFETIES,
      sure: sure >= 0 && sure <= 1 ? sure : 0,
      file: values.get('file') ?? '',
      state: STATES.find((one) => one === state) ?? '',
    },
    view: VIEWS.find((one) => one === view) ?? 'inline',
    at: /^f\d+(?:-[cp]\d+)?$/.exec(values.get('at') ?? '')?.[0] ?? '',
  };
}
