import type { ArticleOptions } from '../article/article.ts';
import { applyEdits, byPosition } from '../engine/apply.ts';
import type { ActiveRule } from '../engine/candidates.ts';
import type { Edit, Result } from '../engine/finding.ts';
import { runSync } from '../engine/run.ts';
import { carrier, type Place } from './carrier.ts';
import type { LoadedPack, PackProblem } from './load.ts';
import type { EntrySource, ExampleSource } from './schema.ts';

export interface SelfTest {
  readonly examples: number;
  readonly failures: readonly PackProblem[];
  /** Known misses (`todo`) that still miss. */
  readonly todo: readonly PackProblem[];
}

/**
 * Runs every example of the packs: `bad` ones must be found by their entry and come out as written, `good` ones must leave every rule silent.
 * @param rules all active rules, those of the packs among them.
 */
export function selfTest(packs: readonly LoadedPack[], rules: readonly ActiveRule[]): SelfTest {
  const failures: PackProblem[] = [];
  const todo: PackProblem[] = [];
  let examples = 0;
  for (const pack of packs) {
    const own = rules.filter((active) => active.rule.id === pack.source.rule);
    const site = pack.source.site;
    for (const [index, entry] of (pack.source.entries ?? []).entries()) {
      const place = placeOf(entry);
      const language = (entry.languages ?? pack.source.languages ?? ['en'])[0] as string;
      const article: ArticleOptions = { ...(site ? { site } : {}), ...(language === 'any' ? {} : { language }) };
      entry.examples.bad.forEach((example, at) => {
        examples++;
        const message = testBad(example, entry, place, own, article);
        if (message)
          failures.push(pack.problemAt(['entries', index, 'examples', 'bad', at], `${entry.id}: ${message}`));
      });
      entry.examples.good.forEach((example, at) => {
        examples++;
        const message = testGood(example, place, rules, article);
        if (message)
          failures.push(pack.problemAt(['entries', index, 'examples', 'good', at], `${entry.id}: ${message}`));
      });
      (entry.examples.todo ?? []).forEach((example, at) => {
        const message = testBad(example, entry, place, own, article);
        if (message) todo.push(pack.problemAt(['entries', index, 'examples', 'todo', at], `${entry.id}: ${message}`));
      });
    }
  }
  return { examples, failures, todo };
}

/** Where a one-line example has to stand for its entry to count. */
function placeOf(entry: EntrySource): Place {
  if (entry.where === 'text-start') return 'top';
  if (
    entry.kind === 'trailer' ||
    entry.where === 'text-end' ||
    entry.delete === 'teasers' ||
    entry.delete === 'thread' ||
    entry.delete === 'to-end'
  )
    return 'bottom';
  if (!entry.zone) return 'middle';
  return entry.zone.head !== undefined ? 'top' : 'bottom';
}

function testBad(
  example: ExampleSource,
  entry: EntrySource,
  place: Place,
  rules: readonly ActiveRule[],
  article: ArticleOptions,
): string | undefined {
  const flags = entry.flag === true || entry.kind === 'consistency';
  const text = typeof example === 'string' ? carrier(example, place) : example.text;
  const fixed = typeof example === 'string' ? (flags ? text : carrier()) : (example.fixed ?? text);
  const result = check(text, rules, article);
  // Two entries may find the same line; the one that comes second is superseded and still did its duty.
  const own = result.findings.filter((finding) => finding.entry === entry.id && finding.status !== 'suppressed');
  if (own.length === 0) return `is not found in ${quote(text, example)}`;
  if (flags || (typeof example !== 'string' && example.flag)) {
    return own.some((finding) => finding.edits.length > 0)
      ? 'must only be flagged, but a change is proposed'
      : undefined;
  }
  const got = applyAll(text, result);
  return tidy(got) === tidy(fixed)
    ? undefined
    : `comes out as ${JSON.stringify(got.slice(0, 400))}, expected ${JSON.stringify(fixed.slice(0, 400))}`;
}

function testGood(
  example: ExampleSource,
  place: Place,
  rules: readonly ActiveRule[],
  article: ArticleOptions,
): string | undefined {
  const text = typeof example === 'string' ? carrier(example, place) : example.text;
  const result = check(text, rules, article);
  const loud = result.findings.find((finding) => finding.status === 'proposed' && finding.safety !== 'report');
  return (
    loud && `${loud.rule}${loud.entry ? `/${loud.entry}` : ''} speaks up in ${quote(text, example)}: ${loud.message}`
  );
}

function check(text: string, rules: readonly ActiveRule[], article: ArticleOptions): Result {
  return runSync(text, { rules, level: 'review', allow: [], fullPage: false, budget: false, article });
}

/** Every proposed edit, also of findings that no bulk command applies: an example shows what the entry means. */
function applyAll(text: string, result: Result): string {
  const edits: Edit[] = result.findings.filter((f) => f.status === 'proposed').flatMap((f) => [...f.edits]);
  return applyEdits(text, edits.sort(byPosition));
}

/** Blank lines and white space at the ends are the business of other rules. */
function tidy(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}

function quote(text: string, example: ExampleSource): string {
  return JSON.stringify((typeof example === 'string' ? example : text).slice(0, 200));
}
