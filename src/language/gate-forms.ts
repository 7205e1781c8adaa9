import { Buffer } from 'node:buffer';
import { buildAutomaton } from '../packs/automaton-build.ts';
import type { AutomatonTables } from '../packs/automaton-tables.ts';
import { parsePhrase } from '../packs/phrase.ts';
import { packTables, readTables } from '../packs/tables.ts';
import { readData } from './data.ts';

/** A form that tells much about a document. */
export interface GateForm {
  readonly spun: string;
  /** Hardly English at all; the others are also somebody’s honest words. */
  readonly odd: boolean;
  readonly cased: boolean;
  /** ln P(form | spun page) − ln P(form | clean page), nats. */
  readonly weight: number;
}

/** `[spun, flags, weight in tenths of a nat]`, one row a line, so that a change of the lexicon is a readable change of the model. */
type Row = readonly [spun: string, flags: number, weight: number];

const ODD = 1;
const CASED = 2;
/** Numbers of a form in the compiled gate: flags, weight in tenths of a nat, where its letters end. */
const FACTS = 3;

/** The forms as the gate scans for them, by number. A form is made when it is first met; most articles meet a few, and parsing all takes longer than checking an article. */
export interface CompiledGate {
  readonly tables: AutomatonTables;
  form(index: number): GateForm;
}

export function packGateForms(forms: readonly GateForm[]): string {
  return `[\n${forms.map((form) => JSON.stringify(rowOf(form))).join(',\n')}\n]\n`;
}

/** The forms that the gate scans for in every English article. */
export function readGateForms(): GateForm[] {
  return (JSON.parse(readData('spin-gate.json').toString('utf8')) as Row[]).map(formOf);
}

function rowOf({ spun, odd, cased, weight }: GateForm): Row {
  return [spun, (odd ? ODD : 0) | (cased ? CASED : 0), Math.round(weight * 10)];
}

function formOf([spun, flags, weight]: Row): GateForm {
  return { spun, odd: (flags & ODD) !== 0, cased: (flags & CASED) !== 0, weight: weight / 10 };
}

/** What the build leaves for `compiledGate`: the automaton, three numbers a form, the letters of all forms (UTF-8). */
export function packGate(forms: readonly GateForm[]): Uint8Array {
  const { tables, facts, letters } = compile(forms);
  const padded = Buffer.concat([letters, Buffer.alloc(-letters.length & 3)]);
  return packTables(tables, [facts, new Int32Array(new Uint8Array(padded).buffer)]);
}

/** The gate that the build compiled; without a build it is compiled now. */
export function compiledGate(): CompiledGate {
  const read = readTables('spin-gate');
  const [facts, letters] = read?.more ?? [];
  return read && facts && letters
    ? gateOf(read, facts, Buffer.from(letters.buffer, letters.byteOffset, letters.byteLength))
    : gateOfForms(readGateForms());
}

function gateOfForms(forms: readonly GateForm[]): CompiledGate {
  const { tables, facts, letters } = compile(forms);
  return gateOf(tables, facts, letters);
}

function compile(forms: readonly GateForm[]): { tables: AutomatonTables; facts: Int32Array; letters: Buffer } {
  let end = 0;
  const facts = forms.map(rowOf).flatMap(([spun, flags, weight]) => {
    end += Buffer.byteLength(spun);
    return [flags, weight, end];
  });
  return {
    tables: buildAutomaton(forms.map((form) => parsePhrase(form.spun))),
    facts: Int32Array.from(facts),
    letters: Buffer.from(forms.map((form) => form.spun).join('')),
  };
}

function gateOf(tables: AutomatonTables, facts: Int32Array, letters: Buffer): CompiledGate {
  const known: GateForm[] = [];
  return {
    tables,
    form(index) {
      const at = index * FACTS;
      const start = index === 0 ? 0 : facts[at - 1];
      known[index] ??= formOf([
        letters.toString('utf8', start, facts[at + 2]),
        facts[at] as number,
        facts[at + 1] as number,
      ]);
      return known[index];
    },
  };
}
