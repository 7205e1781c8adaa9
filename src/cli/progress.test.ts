import { describe, expect, it } from 'vitest';
import { duration, Progress, type ProgressTerminal } from './progress.ts';

/** A terminal that keeps what is written, and a clock set by hand. */
function watched(columns = 80): { written: string[]; clock: { now: number }; progress: Progress } {
  const written: string[] = [];
  const clock = { now: 0 };
  const terminal: ProgressTerminal = { columns, write: (text) => written.push(text) };
  return { written, clock, progress: new Progress(terminal, () => clock.now) };
}

describe('Progress', () => {
  it('draws nothing in the first second, then rate and time left at most ten times a second', () => {
    const { written, clock, progress } = watched();
    progress.start('Checking', 1000);
    for (let i = 1; i <= 500; i++) {
      clock.now = i * 4;
      progress.step();
    }
    expect(written).toHaveLength(11);
    expect(written[0]).toBe('\r\x1b[2KChecking █████░░░░░░░░░░░░░░░ 250 of 1000 · 250/s · 3 s left');
    progress.clear();
    expect(written.at(-1)).toBe('\r\x1b[2K');
  });

  it('wipes nothing away when nothing was drawn', () => {
    const { written, progress } = watched();
    progress.start('Checking', 3);
    progress.step();
    progress.clear();
    expect(written).toEqual([]);
  });

  it('begins anew with each part, and stays on one line of a narrow terminal', () => {
    const { written, clock, progress } = watched(40);
    progress.start('Reading', 10);
    clock.now = 2000;
    progress.step();
    progress.start('Checking', 10);
    clock.now = 4000;
    progress.step();
    expect(written[1]).toMatch(/^\r\x1b\[2KChecking ██░+ 1/);
    for (const text of written) expect(text.replace('\r\x1b[2K', '').length).toBeLessThan(40);
  });
});

it.each([
  [7.6, '8 s'],
  [200, '3 min 20 s'],
  [3900, '1 h 05 min'],
])('%f seconds are %s', (seconds, text) => {
  expect(duration(seconds)).toBe(text);
});
