/** How long a run may take before it tells how far it is, and how often it does then, in milliseconds. */
const PATIENCE = 1000;
const INTERVAL = 100;
const BAR = 20;

/** Where a progress bar is drawn. */
export interface ProgressTerminal {
  readonly columns?: number | undefined;
  write(text: string): unknown;
}

/**
 * A bar with rate and time left on one line of a terminal. Nothing is drawn in the first second. Work keeps the only thread busy, so the bar is drawn when a step is done,
 * not by the clock.
 */
export class Progress {
  readonly #terminal: ProgressTerminal;
  readonly #now: () => number;
  #label = '';
  #total = 0;
  #done = 0;
  #started = 0;
  #shownAt: number;
  #isShown = false;

  /** @param now a clock in milliseconds. */
  constructor(terminal: ProgressTerminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#now = now;
    this.#shownAt = now() + PATIENCE - INTERVAL;
  }

  /** Begins a part of the work with so many steps. */
  start(label: string, total: number): void {
    this.#label = label;
    this.#total = total;
    this.#done = 0;
    this.#started = this.#now();
  }

  /** One step is done. */
  step(): void {
    this.#done++;
    const now = this.#now();
    if (now - this.#shownAt < INTERVAL) return;
    this.#shownAt = now;
    this.#isShown = true;
    const columns = this.#terminal.columns || 80;
    this.#terminal.write(`\r\x1b[2K${this.#line(now).slice(0, columns - 1)}`);
  }

  /** Wipes the bar away, before something else is written and at the end. */
  clear(): void {
    if (this.#isShown) this.#terminal.write('\r\x1b[2K');
    this.#isShown = false;
  }

  #line(now: number): string {
    const share = this.#total > 0 ? Math.min(1, this.#done / this.#total) : 0;
    const filled = Math.round(share * BAR);
    const seconds = (now - this.#started) / 1000;
    const rate = seconds > 0 ? this.#done / seconds : 0;
    const left = rate > 0 ? ` · ${duration((this.#total - this.#done) / rate)} left` : '';
    const bar = '█'.repeat(filled) + '░'.repeat(BAR - filled);
    return `${this.#label} ${bar} ${this.#done} of ${this.#total} · ${rate.toFixed(rate < 10 ? 1 : 0)}/s${left}`;
  }
}

/** `8 s`, `3 min 20 s`, `1 h 05 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** A bar on standard error when a person is there to see it: on a terminal, not in CI, not in a commit hook. */
export function progressForPeople(): Progress | undefined {
  const { CI, PRE_COMMIT, TERM } = process.env;
  if ((CI && CI !== 'false') || PRE_COMMIT || TERM === 'dumb' || !process.stderr.isTTY) return undefined;
  return new Progress(process.stderr);
}
