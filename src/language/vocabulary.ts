/** Word ids by hash: open addressing, so that a look-up costs one or two steps. */
export class Vocabulary {
  readonly size: number;
  /** Hash of every word, by id. */
  readonly hashes: Int32Array;
  readonly #mask: number;
  /** Hash in each slot. */
  readonly #slots: Int32Array;
  /** Id + 1; 0 is a free slot. */
  readonly #ids: Uint32Array;

  /** @param hashes hash of every word, all different; a word's id is its index. */
  constructor(hashes: Int32Array) {
    this.size = hashes.length;
    this.hashes = hashes;
    let slots = 16;
    while (slots < hashes.length * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#slots = new Int32Array(slots);
    this.#ids = new Uint32Array(slots);
    for (let id = 0; id < hashes.length; id++) {
      const hash = hashes[id] as number;
      let slot = spread(hash) & this.#mask;
      while (this.#ids[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = hash;
      this.#ids[slot] = id + 1;
    }
  }

  /** Id of the word with this hash, or -1. */
  idOf(hash: number): number {
    let slot = spread(hash) & this.#mask;
    for (;;) {
      const id = this.#ids[slot] as number;
      if (id === 0) return -1;
      if (this.#slots[slot] === hash) return id - 1;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** The low bits of FNV-1a differ too little between short words that end alike. */
function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 8;
}
