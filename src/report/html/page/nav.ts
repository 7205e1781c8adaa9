import type { PageData } from '../page-data.ts';
import { el, said } from './dom.ts';
import type { Item } from './model.ts';
import { fileKey } from './model.ts';

/** The list of articles beside the page: how many changes each shows, how many are decided, where the reader is. */
export class Nav {
  readonly #rows: { node: HTMLElement; count: HTMLElement; link: HTMLElement }[];

  constructor(data: PageData, host: HTMLElement) {
    const folder = sharedFolder(data.files.map(({ path }) => path));
    this.#rows = data.files.map(({ path, verdict }, index) => {
      const cut = path.lastIndexOf('/') + 1;
      const count = el('span', { class: 'count' });
      const name = el(
        'span',
        { class: 'name' },
        ...(cut > folder ? [el('small', {}, ...said(path.slice(folder, cut)))] : []),
        ...said(path.slice(cut)),
      );
      const link = el(
        'a',
        { href: `#at=${fileKey(index)}`, 'data-go': fileKey(index), class: verdict, title: path },
        name,
        count,
      );
      return { node: el('li', {}, link), count, link };
    });
    host.append(...this.#rows.map(({ node }) => node));
    const visible = new Set<number>();
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const index = Number(target.id.slice(1)) - 1;
          if (isIntersecting) visible.add(index);
          else visible.delete(index);
        }
        this.#current(Math.min(...visible));
      },
      { rootMargin: '-30% 0px -60% 0px' },
    );
    for (const index of data.files.keys()) {
      const section = document.getElementById(fileKey(index));
      if (section) seen.observe(section);
    }
  }

  /** @param open counts the changes that wait for a decision */
  update(
    items: readonly Item[],
    shown: (item: Item) => boolean,
    open: (item: Item) => boolean,
    filtered: boolean,
  ): void {
    const counts = this.#rows.map(() => ({ shown: 0, open: 0 }));
    for (const item of items) {
      const count = counts[item.at[0]];
      if (!count || !shown(item)) continue;
      count.shown++;
      if (open(item)) count.open++;
    }
    for (const [index, { node, count, link }] of this.#rows.entries()) {
      const { shown: all = 0, open: left = 0 } = counts[index] ?? {};
      node.hidden = filtered && all === 0;
      const words = left === all ? String(all) : left === 0 ? '✓' : `${all - left}/${all}`;
      count.textContent = words;
      count.setAttribute('aria-label', left === all ? `${all} findings` : `${all - left} of ${all} decided`);
      link.classList.toggle('done', all > 0 && left === 0);
    }
  }

  #current(index: number): void {
    for (const [at, { link }] of this.#rows.entries()) {
      if (at !== index) link.removeAttribute('aria-current');
      else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'true');
        link.scrollIntoView({ block: 'nearest' });
      }
    }
  }
}

/** Length of the folder, with its slash, that all paths begin with. */
function sharedFolder(paths: readonly string[]): number {
  const [first = ''] = paths;
  let length = first.lastIndexOf('/') + 1;
  while (length > 0 && !paths.every((path) => path.startsWith(first.slice(0, length))))
    length = first.lastIndexOf('/', length - 2) + 1;
  return length;
}
