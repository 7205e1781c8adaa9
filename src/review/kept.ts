import { foldText } from '../engine/candidates.ts';
import type { Finding } from '../engine/finding.ts';

/** Longest excerpt, in UTF-16 units. */
const EXCERPT = 200;

/** Something a file remembers about a finding. */
export interface Remembered {
  readonly id: string;
  readonly rule: string;
  readonly excerpt?: string | undefined;
}

/** The passage of a finding, folded and shortened. */
export function excerptOf(text: string, { start, end }: Pick<Finding, 'start' | 'end'>): string {
  return foldText(text.slice(start, end)).slice(0, EXCERPT);
}

/**
 * Which remembered entry speaks of which finding of an article: the one with its id; else, since an id holds the words around a passage and those may have been
 * changed, the only entry left with its rule and passage, when it is the only such finding as well.
 */
export function matchRemembered<E extends Remembered>(
  entries: Iterable<E>,
  findings: readonly Finding[],
  text: string,
): Map<Finding, E> {
  const open = new Map([...entries].map((entry) => [entry.id, entry]));
  const matched = new Map<Finding, E>();
  for (const finding of findings) {
    const entry = open.get(finding.id);
    if (!entry) continue;
    matched.set(finding, entry);
    open.delete(finding.id);
  }
  if (open.size === 0) return matched;
  const key = (rule: string, excerpt: string): string => `${rule}\n${excerpt}`;
  const left = groupBy(
    [...open.values()].filter(({ excerpt }) => excerpt !== undefined),
    ({ rule, excerpt = '' }) => key(rule, excerpt),
  );
  const loose = findings.filter((finding) => finding.status === 'proposed' && !matched.has(finding));
  for (const [name, [finding, second]] of groupBy(loose, (one) => key(one.rule, excerptOf(text, one)))) {
    const entries = left.get(name) ?? [];
    if (finding && !second && entries.length === 1) matched.set(finding, entries[0] as E);
  }
  return matched;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
