import type { ArticleFacts, Collection, CommonReader } from '../site/collection.ts';

/** What was learned of the articles of a run, file by file. */
export class Lesson {
  readonly collection: Collection;
  /** Number of the first article of every file, and of all articles at the end. */
  readonly #first: Uint32Array;

  constructor(collection: Collection, counts: readonly number[]) {
    this.collection = collection;
    this.#first = new Uint32Array(counts.length + 1);
    counts.forEach((amount, index) => {
      this.#first[index + 1] = (this.#first[index] as number) + amount;
    });
  }

  /** About the articles of a file, in their order. */
  factsOf(file: number): ArticleFacts[] {
    const first = this.#first[file] as number;
    const amount = (this.#first[file + 1] as number) - first;
    return Array.from({ length: amount }, (_, i) => this.collection.factsOf(first + i));
  }

  /** Answers from what is common to all articles, in this thread. */
  async reader(): Promise<CommonReader> {
    const { CommonReader } = await import('../site/collection.ts');
    return new CommonReader(this.collection.common);
  }
}
