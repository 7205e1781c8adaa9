import { readData } from './data.ts';
import { NUMBER, type Unit, unitsOf } from './units.ts';

/** A row of `rules/spin/*.tsv`. */
export interface Pair {
  readonly spun: string;
  readonly original: string;
  /** `verb`, `noun`, `adj`, `adv`, `func`, `phrase`, `name`, `number`. */
  readonly class: string;
  /** Spun pages on which the form was seen. */
  readonly pages: number;
  /** Also an ordinary word: counts only in a convicted document. */
  readonly ambiguous: boolean;
  /** Compared with its capitals. */
  readonly cased: boolean;
}

/** A spun form with everything it may stand for. */
export interface Form {
  readonly spun: string;
  readonly candidates: readonly string[];
  readonly ambiguous: boolean;
  readonly cased: boolean;
  /** ln P(form | spun page) − ln P(form | clean page), nats. */
  readonly weight: number;
}

/** `[spun, flags, weight in tenths of a nat, ...candidates]`; one JSON array a form keeps the file small. */
export type PackedForm = readonly [spun: string, flags: number, weight: number, ...candidates: string[]];

const AMBIGUOUS = 1;
const CASED = 2;
const NOTES = new Set(['', 'amb', 'name']);

/**
 * Parses a lexicon file: `#` comments, a header, tab-separated rows.
 * @throws Error with file and line when a row is not complete.
 */
export function parsePairs(source: string, file: string): Pair[] {
  const pairs: Pair[] = [];
  let header = true;
  for (const [at, line] of source.split(/\r?\n/).entries()) {
    if (line === '' || line.startsWith('#')) continue;
    if (header) {
      header = false;
      continue;
    }
    const [spun = '', original = '', kind = '', pages = '', note = ''] = line.split('\t');
    const count = Number(pages);
    if (spun === '' || original === '' || !Number.isInteger(count) || count < 0 || !NOTES.has(note)) {
      throw new Error(
        `${file}:${at + 1}: Unexpected row “${line}”, expected spun, original, class, pages and note (amb or name)`,
      );
    }
    pairs.push({ spun, original, class: kind, pages: count, ambiguous: note === 'amb', cased: note === 'name' });
  }
  return pairs;
}

/** Joins the rows of one form, best attested original first, otherwise in the order of the file. `weightOf` gives nats. */
export function compileForms(pairs: readonly Pair[], weightOf: (pair: Pair) => number): Form[] {
  const groups = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const key = `${pair.cased}|${keyOf(pair.spun, pair.cased)}`;
    const group = groups.get(key);
    if (group) group.push(pair);
    else groups.set(key, [pair]);
  }
  return [...groups.values()].map((group) => {
    const sorted = group.sort((a, b) => b.pages - a.pages);
    const [first] = sorted as [Pair];
    return {
      spun: first.spun,
      candidates: [...new Set(sorted.map((pair) => pair.original))],
      ambiguous: sorted.some((pair) => pair.ambiguous),
      cased: first.cased,
      weight: weightOf(first),
    };
  });
}

export function packForm(form: Form): PackedForm {
  const flags = (form.ambiguous ? AMBIGUOUS : 0) | (form.cased ? CASED : 0);
  return [form.spun, flags, Math.round(form.weight * 10), ...form.candidates];
}

export function unpackForm([spun, flags, weight, ...candidates]: PackedForm): Form {
  return { spun, candidates, ambiguous: (flags & AMBIGUOUS) !== 0, cased: (flags & CASED) !== 0, weight: weight / 10 };
}

/** Units joined by spaces: what forms are looked up by. */
export function keyOf(text: string, cased: boolean): string {
  return unitsOf(text)
    .map((unit) => keyPart(unit, cased))
    .join(' ');
}

/** Numbers keep their digits: “12 months” stands for a year, “10 months” does not. */
export function keyPart(unit: Unit, cased: boolean): string {
  return cased || unit.word === NUMBER ? unit.raw : unit.word;
}

export interface Lexicon {
  /** Forms by the key of their folded units. */
  readonly folded: ReadonlyMap<string, Form>;
  /** Forms by the key of their units as written. */
  readonly cased: ReadonlyMap<string, Form>;
  /** Units of the longest form by its first unit, folded: most words start none, and one look tells. */
  readonly longest: ReadonlyMap<string, number>;
}

export function lexiconOf(forms: readonly Form[]): Lexicon {
  const folded = new Map<string, Form>();
  const cased = new Map<string, Form>();
  const longest = new Map<string, number>();
  for (const form of forms) {
    const key = keyOf(form.spun, form.cased);
    (form.cased ? cased : folded).set(key, form);
    const units = unitsOf(form.spun);
    const first = keyPart(units[0] as Unit, false);
    longest.set(first, Math.max(longest.get(first) ?? 0, units.length));
  }
  return { folded, cased, longest };
}

export function unpackForms(name: string): Form[] {
  return (JSON.parse(readData(name).toString('utf8')) as PackedForm[]).map(unpackForm);
}

let lexicon: Lexicon | undefined;

/** All forms, read on first use: only convicted documents need them. */
export function spinLexicon(): Lexicon {
  lexicon ??= lexiconOf(unpackForms('spin-lexicon.json'));
  return lexicon;
}
