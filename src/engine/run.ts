import { Article } from '../article/article.ts';
import { finish, MAX_PASSES } from './attempts.ts';
import { chained } from './chained.ts';
import { BUDGET, CYCLE, outOfTime } from './conclude.ts';
import type { Finding, Result } from './finding.ts';
import type { RunOptions } from './options.ts';
import { TimeBudget, TimeIsUp } from './time-budget.ts';
import { readText, UnwrappedText } from './unwrapped.ts';

/** Runs all rules over a text. @throws when a rule is asynchronous; use `runAsync` then. */
export function runSync(text: string, options: RunOptions): Result {
  const steps = run(text, options);
  const step = steps.next();
  if (!step.done) throw new Error('a rule of this configuration is asynchronous; use the asynchronous interface');
  return step.value;
}

/** Runs all rules over a text, waiting for asynchronous ones (retext plugins). */
export async function runAsync(text: string, options: RunOptions): Promise<Result> {
  const steps = run(text, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await step.value;
  }
}

/** Runs over what the last run left, as long as something is left to do. Whatever was found, an article whose time is up stays as it is: half of a run is no result. */
function* run(text: string, options: RunOptions): Generator<Promise<void>, Result> {
  const time = new TimeBudget(options.seconds ?? 0, text.length, options.clock);
  try {
    let { result, isSettled } = yield* runRead(text, options, time);
    for (let rounds = 1; rounds < MAX_PASSES && !isSettled; rounds++) {
      const again = yield* runRead(result.text, options, time);
      if (again.result.text === result.text) break;
      result = chained(text, result, again.result, options.level);
      isSettled = again.isSettled;
    }
    return result;
  } catch (error) {
    if (error instanceof TimeIsUp) return outOfTime(new Article(text, options.article), error);
    throw error;
  }
}

interface Run {
  readonly result: Result;
  /** Another run would certainly find nothing to do. */
  readonly isSettled: boolean;
}

/** Rules see a text with Markdown links as it is read. */
function* runRead(text: string, options: RunOptions, time: TimeBudget): Generator<Promise<void>, Run> {
  const unwrapped = UnwrappedText.of(text, options.article);
  // One article for all attempts, because its views are most of the work.
  const shown = yield* finish(new Article(unwrapped?.text ?? text, options.article), options, time);
  const result = unwrapped?.back(shown, options.level) ?? shown;
  const has = (rule: string): boolean => result.findings.some((finding) => finding.rule === rule);
  const isConflict = ({ status, edits }: Finding): boolean => status === 'conflict' && edits.length > 0;
  const isSettled =
    result.text === text ||
    // Rules that undo each other would do so for ever.
    has(CYCLE) ||
    // A link is none as long as an invisible character or an entity stands among its signs.
    (readText(result.text, options.article) === shown.text &&
      // What stood in the way of a finding, or made the deletions too many, may be gone.
      !result.findings.some(isConflict) &&
      !has(BUDGET));
  return { result, isSettled };
}
