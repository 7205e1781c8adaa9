import type { PageData, PageFile } from '../page-data.ts';
import { addResults, articleOf } from './article.ts';
import { cardOf, mark } from './card.ts';
import type { Decisions } from './decisions.ts';
import { counted, el, said } from './dom.ts';
import type { View } from './filter.ts';
import type { Item } from './model.ts';
import { fileKey } from './model.ts';

/** The verdicts in words. */
const VERDICTS = {
  clean: 'clean',
  edited: 'changes proposed',
  flagged: 'needs a look',
  'no-article': 'no article found',
};
/** How far outside the window articles are drawn, so that nobody meets an empty one. */
const AHEAD = '1500px';

interface Section {
  readonly node: HTMLElement;
  readonly body: HTMLElement;
  readonly items: readonly Item[];
  drawn: boolean;
}

/** The articles of the page. Each is drawn when it comes near the window or somebody goes there; until then it is a heading above an empty space. */
export class Sections {
  readonly #sections: Section[];
  readonly #data: PageData;
  readonly #decisions: Decisions;
  #shown: ReadonlySet<Item> | undefined;
  #view: View = 'inline';

  constructor(data: PageData, items: readonly Item[], decisions: Decisions, host: HTMLElement) {
    this.#data = data;
    this.#decisions = decisions;
    const byFile = data.files.map((): Item[] => []);
    for (const item of items) byFile[item.at[0]]?.push(item);
    this.#sections = data.files.map((file, index) => {
      const body = el('div', { class: 'text' });
      const node = el('section', {
        class: 'file',
        id: fileKey(index),
        tabindex: -1,
        'aria-labelledby': `${fileKey(index)}h`,
      });
      node.append(...headOf(file, index), body);
      return { node, body, items: byFile[index] ?? [], drawn: false };
    });
    host.append(...this.#sections.map(({ node }) => node));
    const near = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) this.draw(this.#sections.findIndex(({ node }) => node === target));
      },
      { rootMargin: `${AHEAD} 0px` },
    );
    for (const { node } of this.#sections) near.observe(node);
  }

  /** Draws an article, once. */
  draw(index: number): HTMLElement | undefined {
    const section = this.#sections[index];
    const file = this.#data.files[index];
    if (!section || !file || section.drawn) return section?.node;
    section.drawn = true;
    const items = new Map(section.items.map((item) => [item.at[1], item]));
    const nodes = articleOf(file, index, (card) => {
      const item = items.get(card) as Item;
      return cardOf(item, this.#data.rules[item.card.rule], this.#decisions.get(item));
    });
    section.body.replaceChildren(...nodes);
    section.body.style.minHeight = '';
    if (this.#view === 'side') addResults(section.body);
    for (const item of section.items) if (this.#decisions.get(item)) this.mark(item);
    this.#filter(section);
    return section.node;
  }

  drawAll(): void {
    for (const index of this.#sections.keys()) this.draw(index);
  }

  /** @param shown changes to show; `undefined` shows everything, unchanged articles and paragraphs too */
  show(shown: ReadonlySet<Item> | undefined): void {
    this.#shown = shown;
    for (const section of this.#sections) this.#filter(section);
  }

  view(view: View): void {
    this.#view = view;
    document.documentElement.dataset.view = view;
    if (view === 'side') for (const { drawn, body } of this.#sections) if (drawn) addResults(body);
  }

  mark(item: Item): void {
    const decision = this.#decisions.get(item);
    const node = document.getElementById(item.key);
    if (node) mark(node, decision);
    for (const text of document.querySelectorAll<HTMLElement>(`[data-c="${item.key}"]`))
      text.dataset.state = decision ?? 'open';
  }

  /** Articles that can be seen at the moment, as indices. */
  get visible(): number[] {
    return [...this.#sections.keys()].filter((index) => !this.#sections[index]?.node.hidden);
  }

  #filter({ node, body, items, drawn }: Section): void {
    const shown = this.#shown;
    const live = shown ? items.filter((item) => shown.has(item)) : items;
    node.hidden = shown !== undefined && live.length === 0;
    const height = estimate(live.length);
    node.style.containIntrinsicSize = `auto ${height + 90}px`;
    if (!drawn) {
      body.style.minHeight = `${height}px`;
      return;
    }
    if (node.hidden) return;
    const keys = new Set(live.map(({ key }) => key));
    for (const card of body.querySelectorAll<HTMLElement>('.card')) card.hidden = !keys.has(card.id);
    for (const text of body.querySelectorAll<HTMLElement>('[data-c]'))
      text.classList.toggle('off', !keys.has(text.dataset.c ?? ''));
    for (const row of body.querySelectorAll<HTMLElement>('.row'))
      row.hidden = shown !== undefined && !row.closest('.fold') && !row.querySelector('.card:not([hidden])');
    for (const rest of body.querySelectorAll<HTMLDetailsElement>('.rest')) {
      rest.hidden = !rest.querySelector('.card:not([hidden])');
      // What was asked for is shown.
      if (shown !== undefined) rest.open = true;
    }
    for (const fold of body.querySelectorAll<HTMLElement>('.fold')) fold.hidden = shown !== undefined;
  }
}

/** Height in CSS pixels that an article of so many changes tends to take. */
const estimate = (cards: number): number => 160 + 190 * cards;

function headOf({ path, verdict, facts, metadata, cards }: PageFile, index: number): Node[] {
  const badge = el('span', { class: `badge ${verdict}` }, VERDICTS[verdict]);
  const only = el('button', { type: 'button', class: 'only', 'data-only': path }, 'Only this');
  const line = [counted(cards.length, 'finding'), ...facts].flatMap((fact, at) => [at > 0 ? ' · ' : '', ...said(fact)]);
  const nodes: Node[] = [
    el('h2', { id: `${fileKey(index)}h` }, ...said(path), ' ', badge),
    el('p', { class: 'facts' }, ...line, ' ', only),
  ];
  if (metadata.length > 0) {
    const entries = metadata.map(([name, value]) =>
      el('div', {}, el('dt', {}, ...said(name)), el('dd', {}, ...said(value))),
    );
    nodes.push(el('dl', { class: 'facts metadata' }, ...entries));
  }
  return nodes;
}
