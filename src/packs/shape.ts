import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/** What can be said of all matches of a pattern without running it; rows that do not fit need not be tried, and most rows of an article do not. */
export interface Shape {
  /** The most UTF-16 units a match can have; Infinity when there is no bound. */
  readonly longest: number;
  /** Characters a match can begin with; `undefined` when it can be any. */
  readonly first: ReadonlySet<string> | undefined;
  /** ASCII marks that stand in every match. */
  readonly needs: ReadonlySet<string>;
}

/** Shape of a pattern as it is compiled with the `u` flag. */
export function shapeOf(source: string): Shape {
  const { alternatives } = parseRegExpLiteral(new RegExp(source, 'u')).pattern;
  return { longest: longestOf(alternatives), first: firstOf(alternatives)?.chars, needs: neededBy(alternatives) };
}

function longestOf(alternatives: readonly AST.Alternative[]): number {
  return Math.max(...alternatives.map((one) => one.elements.reduce((sum, element) => sum + lengthOf(element), 0)));
}

function lengthOf(element: AST.Element): number {
  switch (element.type) {
    case 'Assertion':
      return 0;
    case 'Group':
    case 'CapturingGroup':
      return longestOf(element.alternatives);
    case 'Quantifier':
      return times(element.max, lengthOf(element.element));
    case 'Character':
      return element.value > 0xffff ? 2 : 1;
    default:
      // Classes and sets may hold characters outside the basic plane.
      return 2;
  }
}

/** 0 × Infinity is not a number, but a repeat that may not happen, or of nothing, has no length. */
function times(repeats: number, length: number): number {
  return repeats === 0 || length === 0 ? 0 : repeats * length;
}

/** First characters of a sequence, and whether it can be empty, so that what follows counts too. */
interface First {
  readonly chars: ReadonlySet<string>;
  readonly canBeEmpty: boolean;
}

function firstOf(alternatives: readonly AST.Alternative[]): First | undefined {
  const chars = new Set<string>();
  let canBeEmpty = false;
  for (const { elements } of alternatives) {
    let open = true;
    for (const element of elements) {
      const first = firstOfElement(element);
      if (!first) return undefined;
      for (const char of first.chars) chars.add(char);
      if (first.canBeEmpty) continue;
      open = false;
      break;
    }
    canBeEmpty ||= open;
  }
  return { chars, canBeEmpty };
}

function firstOfElement(element: AST.Element): First | undefined {
  switch (element.type) {
    case 'Character':
      return { chars: new Set([String.fromCodePoint(element.value)]), canBeEmpty: false };
    case 'Assertion':
      // Look-arounds only narrow down what may begin.
      return { chars: new Set(), canBeEmpty: true };
    case 'Group':
    case 'CapturingGroup':
      return firstOf(element.alternatives);
    case 'Quantifier': {
      const first = firstOfElement(element.element);
      return first && { chars: first.chars, canBeEmpty: first.canBeEmpty || element.min === 0 };
    }
    case 'CharacterClass': {
      if (element.negate) return undefined;
      const chars = element.elements.map((one) =>
        one.type === 'Character' ? String.fromCodePoint(one.value) : undefined,
      );
      return chars.includes(undefined) ? undefined : { chars: new Set(chars as string[]), canBeEmpty: false };
    }
    default:
      return undefined;
  }
}

function neededBy(alternatives: readonly AST.Alternative[]): Set<string> {
  const each = alternatives.map(
    ({ elements }) => new Set(elements.flatMap((element) => [...neededByElement(element)])),
  );
  return common(each);
}

/** What all sets hold. */
export function common(sets: readonly ReadonlySet<string>[]): Set<string> {
  const [first, ...others] = sets;
  return new Set([...(first ?? [])].filter((char) => others.every((set) => set.has(char))));
}

function neededByElement(element: AST.Element): ReadonlySet<string> {
  switch (element.type) {
    case 'Character': {
      const char = String.fromCodePoint(element.value);
      return new Set(/^[!-/:-@[-`{-~]$/.test(char) ? [char] : []);
    }
    case 'Group':
    case 'CapturingGroup':
      return neededBy(element.alternatives);
    case 'Quantifier':
      return element.min > 0 ? neededByElement(element.element) : new Set();
    default:
      return new Set();
  }
}
