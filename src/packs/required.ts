import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** Strings one of which stands in every text that a pattern matches. */
export type Clause = readonly string[];

/** More possible endings of a part than this are not followed side by side. */
const MOST_ENDINGS = 12;
/** A class of more characters is as good as any character. */
const MOST_OF_CLASS = 12;
const MOST_CLAUSES = 3;

/** The way through a pattern up to some place: what the text there can end with (`['']`: anything), and what was passed. */
interface Way {
  readonly endings: Clause;
  readonly clauses: readonly Clause[];
}

const ANYTHING: Clause = [''];

/**
 * What a text must hold to match a pattern (compiled with the `u` flag), as clauses that all must be met. Looking for a few strings takes far less
 * than compiling a long pattern, and most rows that hold a literal of an entry lack the rest.
 */
export function requiredOf(source: string): Clause[] {
  const { alternatives } = parseRegExpLiteral(new RegExp(source, 'u')).pattern;
  const { endings, clauses } = wayThroughAny(alternatives, { endings: ANYTHING, clauses: [] });
  return strongest([...clauses, endings]);
}

/** The most telling clauses, without those that say nothing the others do not; short ones first, because they are soon looked for. */
function strongest(clauses: readonly Clause[]): Clause[] {
  const telling = clauses.filter(tells).map(shortened).sort(byWorth);
  const kept: Clause[] = [];
  for (const clause of telling) {
    const isImplied = kept.some((other) => other.every((one) => clause.some((part) => one.includes(part))));
    if (!isImplied && kept.length < MOST_CLAUSES) kept.push(clause);
  }
  return kept.sort((a, b) => a.length - b.length);
}

/** A space or nothing at all stands in every row. */
function tells(clause: Clause): boolean {
  return clause.every((one) => one.trim() !== '');
}

/** Without strings that hold another one of the clause. */
function shortened(clause: Clause): Clause {
  const all = [...new Set(clause)];
  return all.filter((one) => !all.some((other) => other !== one && one.includes(other)));
}

/** Long strings are rare, and few are soon looked for. */
function byWorth(a: Clause, b: Clause): number {
  return shortest(b) - shortest(a) || a.length - b.length;
}

function shortest(clause: Clause): number {
  return Math.min(...clause.map((one) => one.length));
}

function wayThroughAny(alternatives: readonly AST.Alternative[], from: Way): Way {
  const ways = alternatives.map(({ elements }) =>
    elements.reduce(wayThrough, { endings: from.endings, clauses: [] } as Way),
  );
  const clauses = [...from.clauses, from.endings];
  const [only, another] = ways;
  if (only && !another) return { endings: only.endings, clauses: [...clauses, ...only.clauses] };
  const endings = shortUnion(ways.map((way) => way.endings));
  const best = ways.map((way) => strongest([...way.clauses, way.endings]).sort(byWorth)[0]);
  if (!best.includes(undefined)) clauses.push(best.flatMap((clause) => clause ?? []));
  // What all ways passed before they ended the same may be lost here; that only makes the clauses weaker.
  return { endings: endings ?? ANYTHING, clauses };
}

function shortUnion(sets: readonly Clause[]): Clause | undefined {
  const union = [...new Set(sets.flat())];
  return union.length <= MOST_ENDINGS ? union : undefined;
}

function wayThrough(way: Way, element: AST.Element): Way {
  const exact = stringsOf(element);
  if (exact) return joined(way, exact);
  switch (element.type) {
    case 'Group':
    case 'CapturingGroup':
      return wayThroughAny(element.alternatives, way);
    case 'Assertion':
      return wayThroughAssertion(way, element);
    case 'Quantifier': {
      if (element.min === 0) return broken(way);
      const once = wayThrough(way, element.element);
      return element.max === 1 ? once : broken(once);
    }
    default:
      return broken(way);
  }
}

/** What is looked for ahead stands behind the endings; what is looked for behind stands somewhere. */
function wayThroughAssertion(way: Way, element: AST.Assertion): Way {
  if ((element.kind !== 'lookahead' && element.kind !== 'lookbehind') || element.negate) return way;
  const endings = element.kind === 'lookahead' ? way.endings : ANYTHING;
  const seen = wayThroughAny(element.alternatives, { endings, clauses: [] });
  return { endings: way.endings, clauses: [...way.clauses, ...seen.clauses, seen.endings] };
}

function joined(way: Way, strings: Clause): Way {
  if (way.endings.length * strings.length > MOST_ENDINGS)
    return { endings: strings, clauses: [...way.clauses, way.endings] };
  return { endings: way.endings.flatMap((ending) => strings.map((one) => ending + one)), clauses: way.clauses };
}

/** Behind something that can be anything. */
function broken(way: Way): Way {
  return { endings: ANYTHING, clauses: [...way.clauses, way.endings] };
}

/** All strings an element can match, when they are few. */
function stringsOf(element: AST.Element): Clause | undefined {
  switch (element.type) {
    case 'Character':
      return [String.fromCodePoint(element.value)];
    case 'CharacterClass':
      return charactersOf(element);
    case 'Group':
    case 'CapturingGroup':
      return few(element.alternatives.map(({ elements }) => stringsOfAll(elements)));
    case 'Quantifier': {
      if (element.max > 1) return undefined;
      const strings = element.max === 1 ? stringsOf(element.element) : [''];
      return strings && few(element.min === 0 ? [[''], strings] : [strings]);
    }
    default:
      return undefined;
  }
}

function stringsOfAll(elements: readonly AST.Element[]): Clause | undefined {
  let all: Clause = [''];
  for (const element of elements) {
    const strings = stringsOf(element);
    if (!strings || all.length * strings.length > MOST_ENDINGS) return undefined;
    all = all.flatMap((start) => strings.map((one) => start + one));
  }
  return all;
}

function few(sets: readonly (Clause | undefined)[]): Clause | undefined {
  if (sets.includes(undefined)) return undefined;
  const union = [...new Set(sets.flatMap((set) => set ?? []))];
  return union.length <= MOST_ENDINGS ? union : undefined;
}

function charactersOf(element: AST.CharacterClass): Clause | undefined {
  if (element.negate) return undefined;
  const found: string[] = [];
  for (const one of element.elements) {
    if (one.type === 'Character') found.push(String.fromCodePoint(one.value));
    else if (one.type === 'CharacterClassRange' && one.max.value - one.min.value < MOST_OF_CLASS) {
      for (let code = one.min.value; code <= one.max.value; code++) found.push(String.fromCodePoint(code));
    } else return undefined;
  }
  return found.length > 0 && found.length <= MOST_OF_CLASS ? found : undefined;
}
