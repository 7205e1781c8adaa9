import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActiveRule } from './candidates.ts';
import type { Result } from './finding.ts';
import type { RunOptions } from './options.ts';
import { type CheckContext, defineRule, type Phase } from './rule.ts';
import { runAsync, runSync } from './run.ts';
import { type Clock, isOutOfTime, TimeBudget, TimeIsUp } from './time-budget.ts';

const TEXT = 'The ferry was late. Share this. The harbour waited.';

/** A clock that stands still until somebody turns it. */
class HandClock implements Clock {
  passed = 0;
  worked = 0;
  readonly elapsed = (): number => this.passed;
  readonly computed = (): number => this.worked;
  readonly computedLately = this.computed;

  /** Work of this thread. */
  work(milliseconds: number): void {
    this.passed += milliseconds;
    this.worked += milliseconds;
  }
}

function rule(
  id: string,
  check: (context: CheckContext) => void | Promise<void>,
  more: { phase?: Phase; paced?: boolean } = {},
): ActiveRule {
  const made = defineRule({
    id,
    phase: 'structure',
    scope: 'document',
    safety: 'safe',
    docs: { summary: 's', why: 'w', fix: 'f', bad: [], good: [] },
    create: () => check,
    ...more,
  });
  return { rule: made, order: 0, check: made.create({ options: {} }) };
}

/** Takes “Share this.” out, if it is there. */
const deletion = rule('a/delete', ({ article, report }) => {
  const start = article.text.indexOf(' Share this.');
  if (start >= 0) report({ start, end: start + 12, message: 'm', edits: [{ start, end: start + 12, text: '' }] });
});

const options = (rules: readonly ActiveRule[], clock: Clock, seconds = 2): RunOptions => ({
  rules: rules.map((one, order) => ({ ...one, order })),
  level: 'review',
  allow: [],
  fullPage: false,
  budget: false,
  seconds,
  clock,
  article: {},
});

/** What a person reads of a run that was stopped. */
const told = ({ verdict, text, findings }: Result) => ({
  verdict,
  text,
  findings: findings.map(({ rule: id, severity, safety, edits, evidence }) => ({
    id,
    severity,
    safety,
    edits,
    evidence,
  })),
});
const stopped = (at: string, seconds: number, text = TEXT) => ({
  verdict: 'flagged',
  text,
  findings: [{ id: 'engine/time-budget', severity: 'warning', safety: 'report', edits: [], evidence: { at, seconds } }],
});

describe('the time budget', () => {
  it('leaves a text as it was, takes all proposals back and names the rule that was at work', () => {
    const clock = new HandClock();
    const slow = rule('b/slow', () => clock.work(3000), { phase: 'words' });
    const result = runSync(TEXT, options([deletion, slow], clock));
    expect(told(result)).toEqual(stopped('b/slow', 2));
    expect(result.findings[0]?.message).toBe(
      'Checking this text took more than 2 s of computing time, and b/slow was at work, so the text was left as it is; turn that rule off, cut the text into articles, or allow more time (--time-budget, timeBudget)',
    );
    expect(result).toMatchObject({ scores: { spun: 0, boilerplate: 0 }, metadata: {} });
    expect(isOutOfTime(result)).toBe(true);
  });

  it('grants as many seconds again for each megabyte', () => {
    const long = `${TEXT}\n`.repeat(10_000);
    const allowed = Math.round(2000 * (1 + long.length / 1e6));
    const taking = (milliseconds: number): Result => {
      const clock = new HandClock();
      return runSync(long, options([rule('b/slow', () => clock.work(milliseconds))], clock));
    };
    expect(taking(allowed - 1).verdict).toBe('clean');
    expect(told(taking(allowed + 1))).toEqual(stopped('b/slow', allowed / 1000, long));
  });

  it('is one for all runs over what the last one left', () => {
    const clock = new HandClock();
    const entity = rule('a/entity', ({ article, report }) => {
      const start = article.text.indexOf('&nbsp;');
      if (start >= 0) report({ start, end: start + 6, message: 'm', edits: [{ start, end: start + 6, text: '' }] });
    });
    let runs = 0;
    const slow = rule('b/slow', ({ original }) => {
      if (!original.text.includes('&nbsp;')) runs++;
      clock.work(runs > 0 ? 1900 : 300);
    });
    // The address can be read, and the link with it, when the entity is gone.
    const text = 'The [ferry](&nbsp;https://gull.example) was late.';
    expect(runSync(text, options([entity], clock)).text).toBe('The [ferry](https://gull.example) was late.');
    expect(told(runSync(text, options([entity, slow], clock)))).toEqual(stopped('b/slow', 2, text));
    expect(runs).toBeGreaterThan(0);
  });

  it('does not strike while there is time, nor ever with 0 or without a number', () => {
    const clock = new HandClock();
    const slow = rule('b/slow', () => clock.work(2000));
    expect(runSync(TEXT, options([slow], clock)).verdict).toBe('clean');
    const endless = rule('b/slow', () => clock.work(1e12));
    expect(runSync(TEXT, options([endless], clock, 0)).verdict).toBe('clean');
    const { seconds: _, ...without } = options([endless], clock);
    expect(runSync(TEXT, without).verdict).toBe('clean');
  });

  it('counts all passes of all rules', () => {
    const clock = new HandClock();
    const steady = rule('b/steady', () => clock.work(900));
    expect(told(runSync(TEXT, options([deletion, steady], clock)))).toMatchObject({ verdict: 'edited' });
    const twice = rule('c/steady', () => clock.work(200));
    expect(told(runSync(TEXT, options([deletion, steady, twice], clock)))).toEqual(stopped('c/steady', 2));
  });

  it('lets a rule ask in the middle of its work, and say what that is', () => {
    const clock = new HandClock();
    let steps = 0;
    const stepping = rule('b/steps', ({ checkTime }) => {
      for (; steps < 100; steps++) {
        clock.work(500);
        checkTime(steps < 3 ? undefined : `b/steps, step ${steps}`);
      }
    });
    expect(told(runSync(TEXT, options([stepping], clock)))).toEqual(stopped('b/steps, step 4', 2));
    expect(steps).toBe(4);
  });

  it('takes the word of the engine for rules that look at the clock themselves', () => {
    const clock = new HandClock();
    const paced = rule('b/paced', () => clock.work(3000), { paced: true });
    expect(told(runSync(TEXT, options([paced, deletion], clock)))).toEqual(stopped('a/delete', 2));
    clock.work(-3000);
    const last = rule('b/paced', () => clock.work(3000), { paced: true, phase: 'lines' });
    const idle = rule('b/idle', () => {}, { paced: true, phase: 'words' });
    expect(told(runSync(TEXT, options([last, idle], clock)))).toEqual(stopped('engine/resolve', 2));
  });

  it('passes every other error on', () => {
    const broken = rule('b/broken', () => {
      throw new RangeError('no such row');
    });
    expect(() => runSync(TEXT, options([broken], new HandClock()))).toThrow(new RangeError('no such row'));
  });

  it('charges no article for the time it waits, but for what an asynchronous rule does at once', async () => {
    const clock = new HandClock();
    const waiting = rule('b/waiting', async () => {
      await Promise.resolve();
      clock.work(10_000);
    });
    expect((await runAsync(TEXT, options([waiting], clock))).verdict).toBe('clean');
    const eager = rule('b/eager', async () => clock.work(3000));
    expect(told(await runAsync(TEXT, options([eager], clock)))).toEqual(stopped('b/eager', 2));
  });

  it('changes no text that it strikes, whenever it strikes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Share this.', 'The ferry was late.', '\n\n', ' Share this.', '“No”'), {
          maxLength: 20,
        }),
        fc.integer({ min: 1, max: 40 }),
        (pieces, strikesAt) => {
          const text = pieces.join('');
          const clock = new HandClock();
          let asked = 0;
          const counting: Clock = {
            ...clock,
            elapsed: () => (++asked > strikesAt ? 1e9 : 0),
            computed: () => asked * 1e6,
          };
          const result = runSync(text, options([deletion], counting));
          if (isOutOfTime(result))
            expect(told(result)).toEqual(stopped(result.findings[0]?.evidence.at as string, 2, text));
          else expect(result).toEqual(runSync(text, options([deletion], clock, 0)));
        },
      ),
    );
  });
});

describe('a busy machine', () => {
  it('does not strike: time that others had the processor is not charged', () => {
    const clock = new HandClock();
    const budget = new TimeBudget(1, 0, clock);
    clock.passed = 3_600_000;
    clock.worked = 1000;
    expect(() => budget.check('b/rule')).not.toThrow();
  });

  it('does not strike for what other threads compute meanwhile', () => {
    const clock = new HandClock();
    const budget = new TimeBudget(1, 0, clock);
    clock.passed = 1000;
    clock.worked = 8000;
    expect(() => budget.check('b/rule')).not.toThrow();
    clock.passed = 1001;
    expect(() => budget.check('b/rule')).toThrow(new TimeIsUp('b/rule', 1));
  });
});

describe('a budget', () => {
  it('begins with the moment it is made, and does not count what it waits', () => {
    const clock = new HandClock();
    clock.work(500);
    const budget = new TimeBudget(1, 0, clock);
    const waiting = budget.wait(Promise.resolve());
    waiting.next();
    clock.work(10_000);
    waiting.next();
    // Neither clock alone strikes.
    clock.passed += 5000;
    expect(() => budget.check('b/rule')).not.toThrow();
    clock.passed -= 5000;
    clock.worked += 5000;
    expect(() => budget.check('b/rule')).not.toThrow();
    clock.worked -= 5000;
    clock.work(1000);
    expect(() => budget.check('b/rule')).not.toThrow();
    clock.work(1);
    expect(() => budget.check('b/rule')).toThrow('b/rule was at work when the time of 1 s was up');
  });

  it('is used up when its finding is the only one', () => {
    const findings = (...rules: string[]) => ({ findings: rules.map((id) => ({ rule: id })) });
    expect(isOutOfTime(findings('engine/time-budget'))).toBe(true);
    expect(isOutOfTime(findings('engine/time-budget', 'a/delete'))).toBe(false);
    expect(isOutOfTime(findings())).toBe(false);
  });
});

describe('the clock of the machine', () => {
  it('sees a rule that computes, and none that waits', () => {
    const burn = rule('b/burn', () => {
      const from = process.cpuUsage();
      while (process.cpuUsage(from).user < 250_000) for (let i = 0; i < 100_000; i++) Math.sqrt(i);
    });
    const { clock: _, ...real } = options([burn], new HandClock(), 0.2);
    expect(told(runSync(TEXT, real))).toEqual(stopped('b/burn', 0.2));
    const idle = rule('b/idle', () => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300));
    expect(runSync(TEXT, { ...real, rules: [idle] }).verdict).toBe('clean');
  });
});
