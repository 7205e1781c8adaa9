import recheck from 'recheck/lib/browser.js';

/** Milliseconds the proof of one pattern may take; honest patterns need about ten. */
const TIMEOUT = 20_000;

/**
 * Why a pattern must not be used, or `undefined` when it is sound: a proof by automata (recheck, Okamoto) that matching takes linear time in the text.
 * What cannot be proven is refused.
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
  const proof = recheck.checkSync(source, 'u', { checker: 'automaton', timeout: TIMEOUT });
  if (proof.status === 'safe')
    return explodesWithoutBounds(source)
      ? 'the regular expression is not linear-time safe: a repeat inside a repeat can split one text in many ways'
      : undefined;
  if (proof.status === 'unknown')
    return 'the regular expression is too complicated to prove that it takes linear time; make it simpler';
  return `the regular expression is not linear-time safe (${proof.complexity.type} backtracking)`;
}

/** Milliseconds for the proof about one repeated group. What explodes is found in tens of them; on a busy machine in hundreds. */
const TIMEOUT_OF_GROUP = 2000;

/** A bounded repeat of at least this many rounds is also judged as if it had no bound: `(?:a{0,20}){0,20}` is linear on paper only. */
const LARGE_BOUND = 8;

function explodesWithoutBounds(source: string): boolean {
  return repeatedGroups(source).some((group) => {
    const relaxed = withoutBounds(group);
    if (relaxed === group) return false;
    const proof = recheck.checkSync(`(?:${relaxed})+\u{1}`, 'u', { checker: 'automaton', timeout: TIMEOUT_OF_GROUP });
    return proof.status === 'vulnerable' && proof.complexity.type === 'exponential';
  });
}

/** What stands in the groups that are repeated without a bound or with a large one, inner ones first: the whole pattern makes an automaton of a hundred times the size without its bounds. */
function repeatedGroups(source: string): string[] {
  const groups: string[] = [];
  const open: number[] = [];
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '\\') at++;
    else if (char === '[') inClass = true;
    else if (char === ']') inClass = false;
    else if (inClass) continue;
    else if (char === '(') open.push(at + (/^\(\?(?::|<?[=!]|<\w+>)/.exec(source.slice(at))?.[0].length ?? 1));
    else if (char === ')') {
      const start = open.pop() as number;
      const repeat = /^\)(?:[*+]|\{(\d+)(,?)(\d*)\})/.exec(source.slice(at));
      const [, least = '', comma = '', most = ''] = repeat ?? [];
      const rounds = least === '' || (comma !== '' && most === '') ? Infinity : Number(most || least);
      if (repeat && rounds >= LARGE_BOUND) groups.push(source.slice(start, at));
    }
  }
  return groups;
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
