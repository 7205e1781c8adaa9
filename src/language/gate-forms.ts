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

export function packGateForms(forms: readonly GateForm[]): string {
  const rows = forms.map(({ spun, odd, cased, weight }) =>
    JSON.stringify([spun, (odd ? ODD : 0) | (cased ? CASED : 0), Math.round(weight * 10)] satisfies Row),
  );
  return `[\n${rows.join(',\n')}\n]\n`;
}

/** The forms that the gate scans for in every English article. */
export function readGateForms(): GateForm[] {
  const rows = JSON.parse(readData('spin-gate.json').toString('utf8')) as Row[];
  return rows.map(([spun, flags, weight]) => ({
    spun,
    odd: (flags & ODD) !== 0,
    cased: (flags & CASED) !== 0,
    weight: weight / 10,
  }));
}
