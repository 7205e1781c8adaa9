import { hashWord } from '../article/characters.ts';
import { GAP_SENTENCE } from '../article/tokens.ts';
import {
  AFTER_SENTENCE,
  type AutomatonTables,
  addPair,
  bytesOf,
  EMPTY,
  firstSlot,
  GOES_ON,
  NUMBER,
  rowCode,
  rowsOfFirst,
  SLOT,
  slotOf,
  withRows,
} from './automaton-tables.ts';
import { ANY_NUMBER, type PhraseGraph } from './phrase.ts';

/**
 * Joins phrase graphs into one automaton by subset construction. Phrases are finite, so this ends; choices that lead to the same words share states.
 * @param longestRows for each phrase the words of the longest row it counts in when it does not open it; no limit where there is none.
 */
export function buildAutomaton(phrases: readonly PhraseGraph[], longestRows: readonly number[] = []): AutomatonTables {
  const { outgoing, phraseAt } = nodesOf(phrases);
  const numbers = new Map<string, number>([['0', 0]]);
  const subsets: number[][] = [[0]];
  const transitions: Transition[] = [];
  const endsAt: number[] = [];
  const ends: number[] = [];
  for (let state = 0; state < subsets.length; state++) {
    endsAt.push(ends.length);
    const nodes = subsets[state] as number[];
    const found = new Set<number>();
    const next = new Map<number, Set<number>>();
    const add = (hash: number, to: number): void => {
      const set = next.get(hash);
      if (set) set.add(to);
      else next.set(hash, new Set([to]));
    };
    for (const node of nodes) {
      const phrase = phraseAt.get(node);
      if (phrase !== undefined) found.add(phrase);
      for (const { word, gap, to } of outgoing.get(node) ?? []) {
        const hash = word === ANY_NUMBER ? NUMBER : hashWord(word);
        add(hash, to);
        if (gap >= GAP_SENTENCE && state !== 0) add(hash ^ AFTER_SENTENCE, to);
      }
    }
    ends.push(...[...found].sort((a, b) => a - b));
    for (const [hash, set] of next) {
      const subset = [...set].sort((a, b) => a - b);
      const key = subset.join();
      let target = numbers.get(key);
      if (target === undefined) {
        target = subsets.length;
        numbers.set(key, target);
        subsets.push(subset);
      }
      transitions.push({ state, hash, target });
    }
  }
  endsAt.push(ends.length);
  const tables = {
    transitions: hashed(transitions),
    endsAt: Int32Array.from(endsAt),
    ends: Int32Array.from(ends),
  };
  return { ...tables, ...firstWords(tables, longestRows) };
}

interface Transition {
  readonly state: number;
  readonly hash: number;
  readonly target: number;
}

interface Nodes {
  readonly outgoing: ReadonlyMap<number, readonly { word: string; gap: number; to: number }[]>;
  /** The phrase that ends at a node. */
  readonly phraseAt: ReadonlyMap<number, number>;
}

/** The nodes of all graphs numbered through; their common start is 0. */
function nodesOf(phrases: readonly PhraseGraph[]): Nodes {
  const outgoing: Map<number, { word: string; gap: number; to: number }[]> = new Map();
  const phraseAt = new Map<number, number>();
  let base = 0;
  phrases.forEach((phrase, index) => {
    let most = 0;
    for (const [from, word, gap, to] of phrase.edges) {
      const node = from === 0 ? 0 : base + from;
      const list = outgoing.get(node);
      const edge = { word, gap, to: base + to };
      if (list) list.push(edge);
      else outgoing.set(node, [edge]);
      most = Math.max(most, to);
    }
    for (const end of phrase.ends) phraseAt.set(base + end, index);
    base += most;
  });
  return { outgoing, phraseAt };
}

/** With open addressing, at most six of ten slots taken. */
function hashed(transitions: readonly Transition[]): Int32Array<ArrayBuffer> {
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, transitions.length * 1.7)));
  const table = new Int32Array(size * SLOT).fill(EMPTY);
  for (const { state, hash, target } of transitions) {
    let slot = slotOf(state, hash, size - 1);
    while (table[slot * SLOT] !== EMPTY) slot = (slot + 1) & (size - 1);
    table.set([state, hash, target], slot * SLOT);
  }
  return table;
}

type Table = Omit<AutomatonTables, 'firsts' | 'pairs' | 'pairRows'>;

/** Of each state the longest row in which a phrase counts that ends there; 0 where none ends. */
function ownRows({ endsAt, ends }: Table, longestRows: readonly number[]): (number | undefined)[] {
  return Array.from({ length: endsAt.length - 1 }, (_, state) => {
    const rows = Array.from(
      ends.subarray(endsAt[state], endsAt[state + 1]),
      (phrase) => longestRows[phrase] ?? Infinity,
    );
    return rows.length === 0 ? undefined : Math.max(...rows);
  });
}

/** Of each state the longest row in which a phrase counts that can still be reached. Phrases are finite, so the states lie in no circle. */
function reachOf({ transitions }: Table, own: readonly (number | undefined)[]): number[] {
  const targets: number[][] = own.map(() => []);
  for (let at = 0; at < transitions.length; at += SLOT)
    if (transitions[at] !== EMPTY) targets[transitions[at] as number]?.push(transitions[at + 2] as number);
  const reach: number[] = [];
  const longest = (state: number): number => {
    reach[state] ??= Math.max(own[state] ?? 0, ...(targets[state] as number[]).map(longest));
    return reach[state] as number;
  };
  targets.forEach((_, state) => {
    longest(state);
  });
  return reach;
}

/** What lets most tokens pass without a step of the automaton. */
function firstWords(
  table: Table,
  longestRows: readonly number[],
): Pick<AutomatonTables, 'firsts' | 'pairs' | 'pairRows'> {
  const { transitions } = table;
  const own = ownRows(table, longestRows);
  const reach = reachOf(table, own);
  const [firsts, pairs, pairRows] = [new Int32Array(0x4000), new Int32Array(0x4000), new Int32Array(0x4000)];
  const first = bytesOf(firsts);
  const rows = bytesOf(pairRows);
  /** First words by the state they lead to; several can share one. */
  const leading = new Map<number, number[]>();
  for (let at = 0; at < transitions.length; at += SLOT) {
    if (transitions[at] !== 0) continue;
    const word = transitions[at + 1] as number;
    const target = transitions[at + 2] as number;
    const known = leading.get(target);
    if (known) known.push(word);
    else leading.set(target, [word]);
    const slot = firstSlot(word);
    const alone = own[target] === undefined ? 0 : rowCode(own[target]);
    const before = first[slot] as number;
    first[slot] = withRows(before & GOES_ON, Math.max(rowsOfFirst(before), alone));
  }
  for (let at = 0; at < transitions.length; at += SLOT) {
    const second = transitions[at + 1] as number;
    const code = rowCode(reach[transitions[at + 2] as number] as number);
    for (const word of leading.get(transitions[at] as number) ?? []) {
      first[firstSlot(word)] = (first[firstSlot(word)] as number) | GOES_ON;
      addPair(pairs, rows, word, second, code);
      addPair(pairs, rows, word, second ^ AFTER_SENTENCE, code);
    }
  }
  return { firsts, pairs, pairRows };
}
