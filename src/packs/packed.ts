import { Buffer } from 'node:buffer';
import type { CompiledEntry, CompiledPhrase, CompiledRule, Entries, RowGate } from './compiled.ts';
import { gateOf } from './conditions.ts';

type PackedPhrase = string | readonly [source: string, role: CompiledPhrase['role']];
type PackedGate = readonly [
  number,
  number,
  boolean,
  boolean,
  RowGate['where'],
  number,
  number,
  string | null,
  string,
  RowGate['zone'] | null,
];

/** First line of the file; the entries follow, one a line. */
interface Head {
  readonly gates: readonly PackedGate[];
  /** Of every entry two numbers: its gate and its bytes. */
  readonly rules: readonly (Omit<CompiledRule, 'entries'> & { readonly entries: readonly number[] })[];
}

const NUMBERS = 2;
const LINE_FEED = 0x0a;

/** Rules as JSON lines: a head with what the matcher must know of all entries, then the entries. Nine of ten phrases are plain matches and are packed as such. */
export function packRules(rules: readonly CompiledRule[]): Uint8Array {
  const gates = new Map<string, number>();
  const lines: string[] = [];
  const head = rules.map((rule) => ({
    ...rule,
    entries: [...rule.entries].flatMap((entry) => {
      const gate = JSON.stringify(packGate(gateOf(entry)));
      if (!gates.has(gate)) gates.set(gate, gates.size);
      const line = JSON.stringify({ ...entry, phrases: entry.phrases.map(packPhrase) });
      lines.push(line);
      return [gates.get(gate) as number, Buffer.byteLength(line)];
    }),
  }));
  return Buffer.from([`{"gates":[${[...gates.keys()].join()}],"rules":${JSON.stringify(head)}}`, ...lines].join('\n'));
}

/** The rules of a file. An entry is parsed when it is first met: an article meets one in thirty, and parsing all takes half as long as Node takes to start. */
export function unpackRules(bytes: Buffer): CompiledRule[] {
  const end = bytes.indexOf(LINE_FEED);
  const head = JSON.parse(bytes.toString('utf8', 0, end)) as Head;
  const gates = head.gates.map(unpackGate);
  let at = end + 1;
  return head.rules.map(({ entries: numbers, ...rule }) => {
    const own: RowGate[] = [];
    const starts: number[] = [];
    for (let i = 0; i < numbers.length; i += NUMBERS) {
      own.push(gates[numbers[i] as number] as RowGate);
      starts.push(at);
      at += (numbers[i + 1] as number) + 1;
    }
    starts.push(at);
    return { ...rule, entries: new PackedEntries(bytes, starts, own) };
  });
}

class PackedEntries implements Entries {
  readonly length: number;
  readonly gates: readonly RowGate[];
  readonly #bytes: Buffer;
  readonly #starts: readonly number[];
  readonly #parsed: (CompiledEntry | undefined)[] = [];

  constructor(bytes: Buffer, starts: readonly number[], gates: readonly RowGate[]) {
    this.length = gates.length;
    this.gates = gates;
    this.#bytes = bytes;
    this.#starts = starts;
  }

  at(index: number): CompiledEntry | undefined {
    if (index >= this.length) return undefined;
    this.#parsed[index] ??= unpackEntry(this.#bytes.toString('utf8', this.#starts[index], this.#starts[index + 1]));
    return this.#parsed[index];
  }

  *[Symbol.iterator](): Iterator<CompiledEntry> {
    for (let index = 0; index < this.length; index++) yield this.at(index) as CompiledEntry;
  }
}

function unpackEntry(line: string): CompiledEntry {
  const entry = JSON.parse(line) as Omit<CompiledEntry, 'phrases'> & { phrases: readonly PackedPhrase[] };
  return { ...entry, phrases: entry.phrases.map(unpackPhrase) };
}

function packPhrase({ source, role }: CompiledPhrase): PackedPhrase {
  return role === 'match' ? source : [source, role];
}

function unpackPhrase(phrase: PackedPhrase): CompiledPhrase {
  return typeof phrase === 'string' ? { source: phrase, role: 'match' } : { source: phrase[0], role: phrase[1] };
}

function packGate({ fewest, most, opensRow, isRegex, where, longest, reach, first, needs, zone }: RowGate): PackedGate {
  return [fewest, most, opensRow, isRegex, where, longest, reach, first ?? null, needs, zone ?? null];
}

function unpackGate([fewest, most, opensRow, isRegex, where, longest, reach, first, needs, zone]: PackedGate): RowGate {
  return {
    fewest,
    most,
    opensRow,
    isRegex,
    where,
    longest,
    reach,
    first: first ?? undefined,
    needs,
    zone: zone ?? undefined,
  };
}
