import { byId } from './dom.ts';
import type { Filter, View } from './filter.ts';
import { SAFETIES, STATES, VIEWS } from './filter.ts';

const form = (): HTMLFormElement => byId<HTMLFormElement>('tools');
const named = <T extends HTMLElement>(name: string): T => form().elements.namedItem(name) as unknown as T;

/** What the tool bar says. */
export function readTools(): { filter: Filter; view: View } {
  const values = new FormData(form());
  const text = (name: string): string => String(values.get(name) ?? '');
  const checked = values.getAll('safety');
  return {
    filter: {
      q: text('q').trim(),
      rule: text('rule'),
      safety: SAFETIES.filter((one) => checked.includes(one)),
      sure: Number(text('sure')),
      file: text('file').trim(),
      state: STATES.find((one) => one === text('state')) ?? '',
    },
    view: VIEWS.find((one) => one === text('view')) ?? 'inline',
  };
}

/** Makes the tool bar say this; what already stands there is left alone, because somebody may be typing. */
export function writeTools(filter: Filter, view: View): void {
  for (const name of ['q', 'file'] as const) {
    const field = named<HTMLInputElement>(name);
    if (field.value.trim() !== filter[name]) field.value = filter[name];
  }
  named<HTMLSelectElement>('rule').value = filter.rule;
  named<HTMLSelectElement>('state').value = filter.state;
  named<HTMLInputElement>('sure').value = String(filter.sure);
  byId('sure').textContent = filter.sure.toFixed(2);
  for (const box of form().querySelectorAll<HTMLInputElement>('[name=safety]'))
    box.checked = filter.safety.includes(box.value);
  for (const button of form().querySelectorAll<HTMLInputElement>('[name=view]')) button.checked = button.value === view;
  const more = [filter.sure > 0, filter.file, filter.state].filter(Boolean).length;
  byId('more').textContent = more > 0 ? `More (${more})` : 'More';
}
