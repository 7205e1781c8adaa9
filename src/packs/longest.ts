import { type AST, parseRegExpLiteral } from '@eslint-community/regexpp';

/**
 * The most UTF-16 units a match of the pattern can have; Infinity when there is no bound. Rows that are longer need not be tried when a whole line has to match,
 * and most rows of an article are.
 */
export function longestMatch(source: string): number {
  return longestOf(parseRegExpLiteral(new RegExp(source, 'u')).pattern.alternatives);
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
      // 0 × Infinity is not a number; a repeat that may not happen at all has no length.
      return element.max === 0 ? 0 : element.max * lengthOf(element.element);
    case 'Character':
      return element.value > 0xffff ? 2 : 1;
    default:
      // Classes and sets may hold characters outside the basic plane.
      return 2;
  }
}
