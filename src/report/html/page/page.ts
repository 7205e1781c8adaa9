import type { PageData } from '../page-data.ts';
import { toggleWhy } from './card.ts';
import type { Decisions } from './decisions.ts';
import { byId, el } from './dom.ts';
import type { Filter, View } from './filter.ts';
import { ALL, hashOf, isActive, readHash, tester } from './filter.ts';
import type { Commands } from './keys.ts';
import type { Decision, Item } from './model.ts';
import { itemsOf } from './model.ts';
import { Nav } from './nav.ts';
import { Sections } from './sections.ts';
import { readTools, writeTools } from './tools.ts';
import { fileOf, nextItem, reveal } from './walk.ts';

/** The page at work: one filter, one view, one change that the reader looks at. */
export class Page implements Commands {
  readonly #items: readonly Item[];
  readonly #byKey: ReadonlyMap<string, number>;
  readonly #decisions: Decisions;
  readonly #sections: Sections;
  readonly #nav: Nav;
  readonly #matches = tester();
  #filter: Filter = ALL;
  #view: View = 'inline';
  #shown: ReadonlySet<Item> = new Set();
  #at = '';

  constructor(data: PageData, decisions: Decisions) {
    this.#items = itemsOf(data);
    this.#byKey = new Map(this.#items.map(({ key }, index) => [key, index]));
    this.#decisions = decisions;
    this.#sections = new Sections(data, this.#items, this.#decisions, byId('files'));
    this.#nav = new Nav(data, byId('list'));
    this.readAddress();
  }

  /** Takes filter, view and place from the address. */
  readAddress(): void {
    const { filter, view, at } = readHash(location.hash);
    this.#set(filter, view);
    if (at !== '') this.go(at);
  }

  /** Takes filter and view from the tool bar. */
  readTools(): void {
    const { filter, view } = readTools();
    this.#set(filter, view);
    this.#address();
  }

  only(path: string): void {
    const off = this.#filter.file === path;
    this.#set({ ...this.#filter, file: off ? '' : path }, this.#view);
    this.#address();
  }

  /** Goes to an article, a paragraph or a change; what hides it gives way. */
  go(key: string): void {
    const index = fileOf(key);
    this.#sections.draw(index);
    const target = document.getElementById(key);
    if (!target) return;
    if (key.includes('-p')) reveal(target);
    else if (target.closest('[hidden]')) this.#set(ALL, this.#view);
    const rest = target.closest<HTMLDetailsElement>('.rest');
    if (rest) rest.open = true;
    for (const lit of document.querySelectorAll('.on')) lit.classList.remove('on');
    for (const mark of document.querySelectorAll(`[data-c="${key}"]`)) mark.classList.add('on');
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: key.includes('-') ? 'center' : 'start' });
    this.#at = key;
    this.#address();
  }

  /** A card that got the focus in another way is where the reader is. */
  focused(key: string): void {
    this.#at = key;
  }

  move(step: 1 | -1, wanted: 'open' | 'any'): void {
    const test = (item: Item): boolean => this.#shown.has(item) && (wanted === 'any' || !this.#decisions.get(item));
    const next = nextItem(this.#items, this.#at, step, test);
    if (next) {
      this.go(next.key);
      return;
    }
    this.#say(this.#shown.size === 0 ? 'Nothing is shown' : 'Every change shown is decided');
  }

  file(step: 1 | -1): void {
    const visible = this.#sections.visible;
    const here = fileOf(this.#at);
    const next = step > 0 ? visible.find((index) => index > here) : visible.findLast((index) => index < here);
    if (next !== undefined) this.go(`f${next + 1}`);
  }

  decide(decision: Decision, key = this.#at): void {
    const item = this.#items[this.#byKey.get(key) ?? -1];
    if (!item || (decision === 'accept' && !item.card.edits)) {
      this.#say(item ? 'There is nothing to accept here' : 'First go to a finding: j');
      return;
    }
    const again = this.#decisions.get(item) === decision;
    this.#decisions.set(item, again ? undefined : decision);
    this.#decided(item);
    if (!again) this.move(1, 'open');
  }

  undo(): void {
    this.#back(this.#decisions.undo());
  }

  redo(): void {
    this.#back(this.#decisions.redo());
  }

  toggleSide(): void {
    this.#show(this.#view === 'side' ? 'inline' : 'side');
  }

  cycleView(): void {
    this.#show(this.#view === 'result' ? 'original' : this.#view === 'original' ? 'inline' : 'result');
  }

  why(): void {
    toggleWhy(this.#at);
  }

  search(): void {
    byId<HTMLInputElement>('q').select();
  }

  filter(): void {
    byId('rule').focus();
  }

  list(): void {
    const list = byId('list');
    (
      list.querySelector<HTMLElement>('[aria-current]') ?? list.querySelector<HTMLElement>('li:not([hidden]) a')
    )?.focus();
  }

  help(): void {
    byId<HTMLDialogElement>('help').showModal();
  }

  leave(): void {
    if (this.#at !== '') document.getElementById(this.#at)?.focus();
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }

  decisions(): string {
    return this.#decisions.jsonl(this.#items);
  }

  drawAll(): void {
    this.#sections.drawAll();
  }

  #set(filter: Filter, view: View): void {
    this.#filter = filter;
    this.#view = view;
    const active = isActive(filter);
    this.#shown = new Set(this.#items.filter((item) => this.#matches(item, filter, this.#decisions.get(item))));
    this.#sections.view(view);
    this.#sections.show(active ? this.#shown : undefined);
    writeTools(filter, view);
    this.#count();
  }

  #show(view: View): void {
    this.#set(this.#filter, view);
    this.#address();
    if (this.#at !== '') document.getElementById(this.#at)?.scrollIntoView({ block: 'center' });
  }

  #back(item: Item | undefined): void {
    if (item) {
      this.#decided(item);
      this.go(item.key);
    } else this.#say('Nothing to take back');
  }

  #decided(item: Item): void {
    this.#sections.mark(item);
    this.#count();
  }

  #count(): void {
    const open = (item: Item): boolean => !this.#decisions.get(item);
    this.#nav.update(this.#items, (item) => this.#shown.has(item), open, isActive(this.#filter));
    const decided = this.#items.filter((item) => !open(item)).length;
    byId('said').replaceChildren(
      `${this.#shown.size} of ${this.#items.length}`,
      el('span', { class: 'aloud' }, ` findings shown, ${decided} decided`),
    );
    const save = byId('save');
    save.hidden = this.#decisions.size === 0;
    save.replaceChildren('Save ', el('span', { class: 'aloud' }, 'decisions as a file: '), String(decided));
    byId('nothing').hidden = this.#shown.size > 0 || !isActive(this.#filter);
    byId('reset').hidden = !isActive(this.#filter);
  }

  #say(words: string): void {
    byId('said').textContent = words;
  }

  #address(): void {
    const hash = hashOf(this.#filter, this.#view, this.#at);
    history.replaceState(null, '', `#${hash}`);
  }
}
