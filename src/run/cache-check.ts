import { closeSync, openSync, readSync, statSync } from 'node:fs';

/** Bytes of an LMDB page, of its head, and of the head of a node on it. The layout is that of `mdb.c` in lmdb-js. */
const PAGE = 4096;
const PAGE_HEAD = 24;
const NODE_HEAD = 8;
const MAGIC = 0xbeefc0de;

/** Places in a meta page: size of a page, two trees (free pages, data), last page, number of the transaction. */
const META = { pageSize: 24, trees: [24, 72], lastPage: 120, transaction: 128 } as const;
/** Places in the record of a tree, its length, and the root of an empty one. */
const TREE = { depth: 6, root: 40, bytes: 48 } as const;
const NO_ROOT = 0xffff_ffff_ffff_ffffn;

const BRANCH = 1;
const LEAF = 2;
const OVERFLOW = 4;
const BIG_DATA = 1;
const SUB_TREE = 2;

/** Another process may write while this one reads; then it is looked at again. */
const ATTEMPTS = 3;

class Damaged extends Error {}

/**
 * Is this a whole LMDB file, every page of whose trees leads to pages that are there? LMDB believes what it reads: a page number or an offset that is wrong stops the process, with or
 * without a word, and no error can be caught. What values say is covered by their checksums.
 */
export function isSound(file: string): boolean {
  const handle = openSync(file, 'r');
  try {
    for (let attempt = 1; ; attempt++) {
      const size = statSync(file).size;
      if (size === 0) return true;
      const metas = [0, 1].map((number) => pageAt(handle, number));
      if (metas.some((meta) => meta?.readUInt32LE(PAGE_HEAD) !== MAGIC)) return false;
      const [first, second] = metas as [Buffer, Buffer];
      const meta = transactionOf(first) > transactionOf(second) ? first : second;
      if (meta.readUInt32LE(PAGE_HEAD + META.pageSize) !== PAGE) return true;
      const pages = Math.max(
        ...(metas as Buffer[]).map((one) => Number(one.readBigUInt64LE(PAGE_HEAD + META.lastPage)) + 1),
      );
      if (pages * PAGE <= size && treesAreSound(handle, meta, pages)) return true;
      const now = [0, 1].map((number) => pageAt(handle, number));
      const isStill = now.every((one, i) => one?.equals(metas[i] as Buffer));
      if (isStill || attempt === ATTEMPTS) return !isStill;
    }
  } finally {
    closeSync(handle);
  }
}

const transactionOf = (meta: Buffer): bigint => meta.readBigUInt64LE(PAGE_HEAD + META.transaction);

function pageAt(handle: number, number: number, bytes = PAGE): Buffer | undefined {
  const page = Buffer.allocUnsafe(bytes);
  return readSync(handle, page, 0, bytes, number * PAGE) === bytes ? page : undefined;
}

function treesAreSound(handle: number, meta: Buffer, pages: number): boolean {
  const reader = new TreeReader(handle, pages);
  try {
    for (const [i, at] of META.trees.entries())
      reader.tree(meta.subarray(PAGE_HEAD + at, PAGE_HEAD + at + TREE.bytes), i === 0);
    return true;
  } catch (error) {
    if (error instanceof Damaged || error instanceof RangeError) return false;
    throw error;
  }
}

/** Goes through trees of pages. @throws Damaged, or RangeError for a place behind the end of a page. */
class TreeReader {
  readonly #handle: number;
  readonly #pages: number;
  #left: number;

  constructor(handle: number, pages: number) {
    this.#handle = handle;
    this.#pages = pages;
    this.#left = pages;
  }

  /** @param isFree its values are lists of free pages */
  tree(record: Buffer, isFree: boolean): void {
    const root = record.readBigUInt64LE(TREE.root);
    if (root !== NO_ROOT) this.#page(Number(root), record.readUInt16LE(TREE.depth), isFree);
  }

  #page(number: number, depth: number, isFree: boolean): void {
    // No page is part of two trees, so a circle comes to an end.
    if (this.#left-- <= 0) throw new Damaged();
    const page = this.#read(number, depth > 1 ? BRANCH : LEAF);
    const [lower, upper] = [page.readUInt16LE(20), page.readUInt16LE(22)];
    if (depth < 1 || lower % 2 === 1 || lower > upper || upper > PAGE - PAGE_HEAD) throw new Damaged();
    for (let at = PAGE_HEAD; at < PAGE_HEAD + lower; at += 2) {
      const offset = page.readUInt16LE(at);
      if (offset < upper) throw new Damaged();
      this.#node(page.subarray(PAGE_HEAD + offset), depth, isFree);
    }
  }

  #node(node: Buffer, depth: number, isFree: boolean): void {
    const flags = node.readUInt16LE(4);
    const data = NODE_HEAD + node.readUInt16LE(6);
    const size = node.readUInt32LE(0);
    if (depth > 1) {
      if (data > node.length) throw new Damaged();
      this.#page(size + flags * 2 ** 32, depth - 1, isFree);
    } else if (flags & BIG_DATA) {
      const first = Number(node.readBigUInt64LE(data));
      const pages = Number(node.readBigUInt64LE(data + 16));
      const head = this.#read(first, OVERFLOW, PAGE_HEAD);
      const needed = Math.ceil((PAGE_HEAD + size) / PAGE);
      if (head.readUInt32LE(20) < needed || pages < needed || first + pages > this.#pages) throw new Damaged();
      if (isFree) this.#freeList(this.#bytes(first, PAGE_HEAD + size).subarray(PAGE_HEAD));
    } else {
      if (data + size > node.length) throw new Damaged();
      if (isFree) this.#freeList(node.subarray(data, data + size));
      else if (flags & SUB_TREE) this.tree(node.subarray(data, data + size), false);
    }
  }

  /** A count and as many numbers of pages; a negative one is the length of a run. */
  #freeList(list: Buffer): void {
    const count = Number(list.readBigUInt64LE(0));
    if ((count + 1) * 8 > list.length) throw new Damaged();
    for (let i = 1; i <= count; i++)
      if (Math.abs(Number(list.readBigInt64LE(i * 8))) >= this.#pages) throw new Damaged();
  }

  #read(number: number, kind: number, bytes = PAGE): Buffer {
    const page = this.#bytes(number, bytes);
    if (Number(page.readBigUInt64LE(0)) !== number || (page.readUInt16LE(18) & (BRANCH | LEAF | OVERFLOW)) !== kind)
      throw new Damaged();
    return page;
  }

  #bytes(number: number, bytes: number): Buffer {
    const page = number < this.#pages ? pageAt(this.#handle, number, bytes) : undefined;
    if (!page) throw new Damaged();
    return page;
  }
}
