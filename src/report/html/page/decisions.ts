import type { Decision, Item } from './model.ts';

/** What a person said, kept in the memory of the browser. */
export class Decisions {
  readonly #all = new Map<string, { decision: Decision; at: string }>();
  readonly #done: { item: Item; before: Decision | undefined; after: Decision | undefined }[] = [];
  #undone: { item: Item; before: Decision | undefined; after: Decision | undefined }[] = [];
  readonly #place: string;

  /** @param place names this report among those that the browser remembers */
  constructor(place: string) {
    this.#place = `galley-report:${place}`;
    try {
      const stored: unknown = JSON.parse(localStorage.getItem(this.#place) ?? '[]');
      if (Array.isArray(stored)) for (const [name, value] of stored) this.#all.set(name, value);
    } catch {
      // No memory, or one that something else wrote: the page works without.
    }
  }

  get size(): number {
    return this.#all.size;
  }

  get(item: Item): Decision | undefined {
    return this.#all.get(item.name)?.decision;
  }

  set(item: Item, after: Decision | undefined): void {
    this.#done.push({ item, before: this.get(item), after });
    this.#undone = [];
    this.#put(item, after);
  }

  /** The change whose decision was taken back. */
  undo(): Item | undefined {
    const step = this.#done.pop();
    if (!step) return undefined;
    this.#undone.push(step);
    this.#put(step.item, step.before);
    return step.item;
  }

  redo(): Item | undefined {
    const step = this.#undone.pop();
    if (!step) return undefined;
    this.#done.push(step);
    this.#put(step.item, step.after);
    return step.item;
  }

  /** The decisions as `galley apply` reads them, one a line. */
  jsonl(items: readonly Item[]): string {
    const lines = items.flatMap((item) => {
      const kept = this.#all.get(item.name);
      if (!kept) return [];
      const { file, card, rule } = item;
      const { decision, at } = kept;
      return [
        JSON.stringify({
          v: 1,
          id: card.id,
          file: file.path,
          sha256: file.sha256,
          rule,
          decision,
          text: null,
          by: 'report',
          at,
        }),
      ];
    });
    return lines.map((line) => `${line}\n`).join('');
  }

  #put(item: Item, decision: Decision | undefined): void {
    if (decision) this.#all.set(item.name, { decision, at: new Date().toISOString() });
    else this.#all.delete(item.name);
    try {
      localStorage.setItem(this.#place, JSON.stringify([...this.#all]));
    } catch {
      // Full or forbidden: the decisions last as long as the page.
    }
  }
}
