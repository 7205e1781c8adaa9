import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';
import { parseIrregular } from './inflect.ts';
import type { Form } from './lexicon.ts';
import { formsOf, keyOf } from './lexicon-build.ts';
import { expandPairs, type Pair, type PairFile } from './pairs.ts';
import { type CleanCounts, chancesOf, cleanCount, countKey, PAGES, weightOf } from './weights.ts';

/** Most originals of a form. */
const MAX_CANDIDATES = 12;
/** Most occurrences of an odd form, per token of clean news: one in two million words. */
const ODD_RATE = 20 / 42e6;

/** A user’s lexicon over ours: what it takes away, then what it adds. Later files stand over earlier ones. */
export interface UserLexicon {
  readonly files: readonly PairFile[];
}

/**
 * Forms with the rows of a user’s lexicon merged over them: the user’s originals of a form come first and are believed at least as much
 * as ours, rows of ours that say the reverse go, `!form` takes a form away, whatever its capitals.
 * @param counts clean news, for weights and chances; a user’s row counts as seen on one page at least.
 */
export function mergeForms(base: readonly Form[], { files }: UserLexicon, counts: CleanCounts): Form[] {
  const forms = new Map(base.map((form) => [keyOf(form.spun, form.cased), form]));
  for (const file of files) {
    const removed = removedBy(file);
    if (removed.size > 0) for (const key of [...forms.keys()]) if (removed.has(wordsIn(key))) forms.delete(key);
    for (const form of userForms(file, counts)) {
      const key = keyOf(form.spun, form.cased);
      const ours = forms.get(key);
      forms.set(key, ours ? joined(form, ours) : form);
      for (const original of form.candidates) dropReverse(forms, original, form.spun);
    }
  }
  return [...forms.values()];
}

/** The forms of a lexicon file. */
export function userForms(file: PairFile, counts: CleanCounts): Form[] {
  const pairs = forward(inflected(file.pairs).map(attested));
  return formsOf(
    pairs,
    (pair) => weightOf(pair, counts),
    chancesOf(pairs, counts),
    (pair) => isOdd(pair, counts),
  );
}

/** A user’s row convicts when it is not marked as an ordinary word and clean news hardly knows it. */
function isOdd(pair: Pair, counts: CleanCounts): boolean {
  return !pair.ambiguous && (pair.cased || cleanCount(countKey(pair.spun), counts) <= ODD_RATE * counts.total);
}

function removedBy(file: PairFile): Set<string> {
  return new Set(file.removed.map((form) => wordsIn(keyOf(form, false))));
}

/** The words of a key of `keyOf`, without the capitals. */
function wordsIn(key: string): string {
  return key.slice(key.lastIndexOf('|') + 1);
}

function inflected(pairs: readonly Pair[]): readonly Pair[] {
  if (!pairs.some((pair) => pair.inflects)) return pairs;
  const name = path.join('rules', 'spin', 'grammar', 'inflection.tsv');
  return expandPairs(pairs, parseIrregular(readFileSync(path.join(packageRoot(), name), 'utf8'), name));
}

/** A user writes down what was seen. */
function attested(pair: Pair): Pair {
  return { ...pair, pages: Math.min(PAGES, Math.max(1, pair.pages)) };
}

/** Each pair once, and of two that say the reverse the one that was seen more often, or first. */
function forward(pairs: readonly Pair[]): Pair[] {
  const kept = new Map<string, Pair>();
  for (const pair of [...pairs].sort((a, b) => b.pages - a.pages)) {
    const [spun, original] = [keyOf(pair.spun, pair.cased), keyOf(pair.original, pair.cased)];
    if (!kept.has(`${original}\t${spun}`) && !kept.has(`${spun}\t${original}`)) kept.set(`${spun}\t${original}`, pair);
  }
  return [...kept.values()];
}

function joined(user: Form, ours: Form): Form {
  const known = new Set(user.candidates.map((text) => text.toLowerCase()));
  const rest = ours.candidates
    .map((text, i) => ({ text, prior: ours.priors[i] as number }))
    .filter(({ text }) => !known.has(text.toLowerCase()))
    .slice(0, Math.max(0, MAX_CANDIDATES - user.candidates.length));
  const least = Math.max(...rest.map(({ prior }) => prior), -Infinity);
  return {
    ...user,
    candidates: [...user.candidates, ...rest.map(({ text }) => text)],
    priors: [...user.priors.map((prior) => Math.max(prior, least)), ...rest.map(({ prior }) => prior)],
    weight: Math.max(user.weight, ours.weight),
  };
}

/** With “stated” for “said” and “said” for “stated” restoration would go round in circles. */
function dropReverse(forms: Map<string, Form>, spun: string, original: string): void {
  for (const cased of [false, true]) {
    const key = keyOf(spun, cased);
    const form = forms.get(key);
    const at = form?.candidates.findIndex((text) => text.toLowerCase() === original.toLowerCase()) ?? -1;
    if (!form || at < 0) continue;
    const without = <T>(list: readonly T[]): T[] => list.filter((_, i) => i !== at);
    if (form.candidates.length === 1) forms.delete(key);
    else forms.set(key, { ...form, candidates: without(form.candidates), priors: without(form.priors) });
  }
}
