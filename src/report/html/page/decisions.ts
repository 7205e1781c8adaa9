import type { Memory } from './memory.ts';
import type { Decision, Item } from './model.ts';

interface Kept {
  readonly decision: Decision;
  readonly at: string;
}

/** What a person said, kept in the memory of the browser. */
export class Decisions {
  readonly #all = new Map<string, Kept>();
  readonly #done: { item: Item; before: Decision | undefined; after: Decision | undefined }[] = [];
  #undone: { item: Item; before: Decision | undefined; after: Decision | undefined }[] = [];
  readonly #memory: Memory;
  readonly #place: string;

  private constructor(memory: Memory, place: string) {
    this.#memory = memory;
    this.#place = place;
  }

  /** @param report names this report among those that the browser remembers */
  static async of(memory: Memory, report: string): Promise<Decisions> {
    const decisions = new Decisions(memory, `report:${report}`);
    for (const [name, value] of await memory.read(decisions.#place)) decisions.#all.set(name, value as Kept);
    return decisions;
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
    const kept = decision && { decision, at: new Date().toISOString() };
    if (kept) this.#all.set(item.name, kept);
    else this.#all.delete(item.name);
    this.#memory.write(this.#place, item.name, kept);
  }
}
