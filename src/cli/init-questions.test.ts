import { PassThrough, Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Answers } from './init-answers.ts';
import { type Asked, ask } from './init-questions.ts';

const GIVEN: Answers = { folder: '.', types: ['txt', 'md'], strictness: 'recommended', hook: 'none' };

/** Answers the questions with keys, each when the one before was taken. */
async function answered(keys: readonly string[], known?: string): Promise<{ asked: Asked | undefined; shown: string }> {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  let shown = '';
  const output = Object.assign(
    new Writable({
      write: (chunk, _, done) => {
        shown += String(chunk);
        done();
      },
    }),
    { isTTY: true, columns: 80, rows: 40 },
  );
  const asked = ask(GIVEN, known, { input, output });
  for (const key of keys) {
    await wait(30);
    input.write(key);
  }
  return { asked: await asked, shown };
}

const [RETURN, DOWN, SPACE, CONTROL_C] = ['\r', '\x1b[B', ' ', '\x03'] as const;

describe('the questions of galley init', () => {
  it('Return takes the defaults', async () => {
    const { asked, shown } = await answered([RETURN, RETURN, RETURN, RETURN]);
    expect(asked).toEqual({ answers: GIVEN, writesConfig: true });
    for (const question of ['Where are the articles?', 'Which files', 'How strict?', 'before every commit?'])
      expect(shown).toContain(question);
  });

  it('asks before a config is written over, and no is the default', async () => {
    const keys = ['\x7f', 's', 'r', 'c', RETURN, SPACE, RETURN, DOWN, RETURN, DOWN, DOWN, RETURN, RETURN];
    const { asked, shown } = await answered(keys, 'galley.config.yaml');
    expect(asked).toEqual({
      answers: { folder: 'src', types: ['md'], strictness: 'strict', hook: 'husky' },
      writesConfig: false,
    });
    expect(shown).toContain('galley.config.yaml is there already. Write over it?');
  });

  it('refuses a folder that is not there, and lets a person go', async () => {
    const { asked, shown } = await answered(['x', RETURN, CONTROL_C]);
    expect(asked).toBeUndefined();
    expect(shown).toContain('There is no such folder');
  });
});
