/** Slots of a new table. */
const FIRST_SLOTS = 1 << 12;
/** Share of the slots in use at which a table grows, or forgets. */
const LOAD = 0.7;

/**
 * Counts of pairs of 32-bit hashes in bounded memory: 12 bytes a slot. When the largest table is full, the rarest pairs are forgotten, first
 * those seen once, then those seen twice, and so on (lossy counting, Manku and Motwani 2002): what stays is undercounted by `forgotten` at most.
 */
export class PairTable {
  size = 0;
  /** Most occurrences that a pair may have lost. */
  forgotten = 0;
  readonly #mostSlots: number;
  #before = new Int32Array(FIRST_SLOTS);
  #after = new Int32Array(FIRST_SLOTS);
  #counts = new Uint32Array(FIRST_SLOTS);

  /** @param mostSlots a power of two; memory is bounded by twice 12 bytes for each, while a full table is cleared. */
  constructor(mostSlots: number) {
    this.#mostSlots = Math.max(mostSlots, FIRST_SLOTS);
  }

  add(before: number, after: number, count = 1): void {
    const slot = this.#slotOf(before, after);
    if (this.#counts[slot] === 0) {
      this.#before[slot] = before;
      this.#after[slot] = after;
      this.size++;
    }
    (this.#counts[slot] as number) += count;
    if (this.size > LOAD * this.#counts.length) this.#makeRoom();
  }

  get(before: number, after: number): number {
    return this.#counts[this.#slotOf(before, after)] as number;
  }

  /** Calls back for every pair seen at least `least` times, in no order that means anything. */
  forEach(least: number, visit: (before: number, after: number, count: number) => void): void {
    for (let slot = 0; slot < this.#counts.length; slot++) {
      const count = this.#counts[slot] as number;
      if (count >= least) visit(this.#before[slot] as number, this.#after[slot] as number, count);
    }
  }

  #slotOf(before: number, after: number): number {
    const mask = this.#counts.length - 1;
    let key = Math.imul(before, 0x9e3779b1) ^ Math.imul(after ^ (after >>> 15), 0x85ebca6b);
    key = Math.imul(key ^ (key >>> 16), 0xc2b2ae35);
    let slot = (key ^ (key >>> 13)) & mask;
    while (this.#counts[slot] !== 0 && (this.#before[slot] !== before || this.#after[slot] !== after))
      slot = (slot + 1) & mask;
    return slot;
  }

  #makeRoom(): void {
    const slots = Math.min(this.#counts.length * 2, this.#mostSlots);
    const [before, after, counts] = [this.#before, this.#after, this.#counts];
    const cut = slots === counts.length ? this.#rarest() : 0;
    this.forgotten += cut;
    this.#before = new Int32Array(slots);
    this.#after = new Int32Array(slots);
    this.#counts = new Uint32Array(slots);
    this.size = 0;
    for (let slot = 0; slot < counts.length; slot++) {
      const count = counts[slot] as number;
      if (count > cut) this.#put(before[slot] as number, after[slot] as number, count);
    }
  }

  /** The smallest count whose pairs, with all rarer ones, are a third of the table. */
  #rarest(): number {
    const byCount = new Uint32Array(256);
    for (const count of this.#counts) if (count > 0 && count < 256) (byCount[count] as number)++;
    let rare = 0;
    let count = 0;
    while (rare < this.size / 3 && count < 255) rare += byCount[++count] as number;
    return count;
  }

  #put(before: number, after: number, count: number): void {
    const slot = this.#slotOf(before, after);
    this.#before[slot] = before;
    this.#after[slot] = after;
    this.#counts[slot] = count;
    this.size++;
  }
}
