import type { Finding } from './finding.ts';

/** Two ways to measure time, in milliseconds since any moment. */
export interface Clock {
  /** Cheap to ask. It also runs while other programs have the processor, and may jump when the clock of the machine is set. */
  elapsed(): number;
  /** Computing time: of this thread where Node can tell (23.9 and later), else of the process with all its threads. */
  computed(): number;
  /** What `computed` was within the last tenth of a second: a hundred articles can start from one answer, which takes a fiftieth of the time of an article. */
  computedLately(): number;
}

/** `process.threadCpuUsage` is younger than the oldest Node that runs this. */
type Usage = () => { readonly user: number; readonly system: number };
const usage: Usage = (process as { threadCpuUsage?: Usage }).threadCpuUsage ?? process.cpuUsage;

// Not `performance.now`: whoever asks it first loads node:perf_hooks, which takes two milliseconds of every start.
class SystemClock implements Clock {
  #asked = Number.NEGATIVE_INFINITY;
  #answer = 0;

  readonly elapsed = Date.now;

  computed(): number {
    const { user, system } = usage.call(process);
    return (user + system) / 1000;
  }

  computedLately(): number {
    const now = this.elapsed();
    if (Math.abs(now - this.#asked) > LATELY) {
      this.#asked = now;
      this.#answer = this.computed();
    }
    return this.#answer;
  }
}

/** Milliseconds. */
const LATELY = 100;
const CLOCK: Clock = new SystemClock();

/** Bytes, here UTF-16 units, of one more share of the budget. */
const MEGABYTE = 1_000_000;

/**
 * What an article may take when nobody said anything: seconds of computing, and as many for each megabyte. The slowest text that was found, two megabytes with half a million broken
 * characters, takes 7 seconds a megabyte, an article a two-thousandth of a second.
 */
export const DEFAULT_SECONDS = 60;

/** Rule of the only finding of an article whose time was up. */
export const TIME_BUDGET = 'engine/time-budget';

/** Was the article left as it was because its time was up? Another time it may do, so nobody must remember it. */
export function isOutOfTime({ findings }: { readonly findings: readonly Pick<Finding, 'rule'>[] }): boolean {
  return findings.length === 1 && findings[0]?.rule === TIME_BUDGET;
}

/** Thrown when an article has used up its time; ends the run. */
export class TimeIsUp extends Error {
  /** @param at rule that was at work. @param seconds what the article was allowed. */
  constructor(
    readonly at: string,
    readonly seconds: number,
  ) {
    super(`${at} was at work when the time of ${seconds} s was up`);
  }
}

/**
 * The time that one article may take. A result must not depend on how busy a machine is, so it is computing time that counts. Where only the time of the whole process is known, other threads
 * count as well, and the time that passed counts other programs; the smaller of the two is nearest, and never less than what the article took.
 */
export class TimeBudget {
  readonly #seconds: number;
  readonly #limit: number;
  readonly #clock: Clock;
  #elapsed: number;
  #computed: number;

  /**
   * @param seconds for a short text, and again for each megabyte; 0: no limit.
   * @param length UTF-16 units of the text.
   */
  constructor(seconds: number, length: number, clock: Clock = CLOCK) {
    this.#seconds = Math.round(seconds * (1 + length / MEGABYTE) * 1000) / 1000;
    this.#limit = seconds > 0 ? this.#seconds * 1000 : Number.POSITIVE_INFINITY;
    this.#clock = clock;
    this.#elapsed = clock.elapsed();
    this.#computed = clock.computedLately();
  }

  /** @param at what was at work. @throws TimeIsUp */
  check(at: string): void {
    if (this.#clock.elapsed() - this.#elapsed <= this.#limit) return;
    if (this.#clock.computed() - this.#computed > this.#limit) throw new TimeIsUp(at, this.#seconds);
  }

  /** Waits without being charged for it: other articles may be at work meanwhile. */
  *wait(pending: Promise<void>): Generator<Promise<void>, void> {
    const elapsed = this.#clock.elapsed();
    const computed = this.#clock.computed();
    yield pending;
    this.#elapsed += this.#clock.elapsed() - elapsed;
    this.#computed += this.#clock.computed() - computed;
  }
}
