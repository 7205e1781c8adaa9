import { analyse } from 'scslre';

/** A bounded repeat of at least this many rounds is judged as if it had no bound: `(?:a{0,20}){0,20}` explodes like `(?:a*)*`. */
const LARGE_BOUND = 8;

/**
 * Why a pattern must not be used, or `undefined` when it is sound. Patterns only ever see one row, or a window of a few thousand characters of a
 * very long one (see `kinds.ts`), so a pattern whose backtracking is at most quadratic costs a constant per row and the whole run stays
 * linear in the text. What has to be kept out is exponential backtracking, and unbounded repeats that trade characters with each other.
 * Source of the analysis: scslre, the engine behind eslint-plugin-regexp.
 */
export function patternProblem(source: string): string | undefined {
  let pattern: RegExp;
  try {
    pattern = new RegExp(source, 'u');
  } catch (error) {
    return `not a regular expression: ${(error as Error).message}`;
  }
  if (pattern.test('')) return 'the regular expression matches the empty string';
  if (/\\[1-9]|\\k</.test(source)) return 'back-references are not linear-time safe';
  if (/\(\?<[=!][^)]*[*+{]/.test(source)) return 'look-behind must have a fixed length';
  const unbounded = analyse(pattern).reports.find((report) => report.exponential || report.type !== 'Move');
  if (unbounded) return 'the regular expression is not linear-time safe: two unbounded repeats can match the same characters';
  const relaxed = new RegExp(withoutBounds(source), 'u');
  if (analyse(relaxed).reports.some((report) => report.exponential)) {
    return 'the regular expression is not linear-time safe: a repeat inside a repeat can split the same text in many ways';
  }
  return undefined;
}

/** Large bounded repeats `{n,m}` as unbounded ones, outside character classes. */
function withoutBounds(source: string): string {
  let out = '';
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') {
      out += char + source.charAt(++at);
      continue;
    }
    if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    const bound = !inClass && char === '{' ? /^\{(\d+),(\d+)\}/.exec(source.slice(at)) : null;
    if (bound && Number(bound[2]) >= LARGE_BOUND) {
      out += Number(bound[1]) > 0 ? '+' : '*';
      at += bound[0].length - 1;
    } else out += char;
  }
  return out;
}
