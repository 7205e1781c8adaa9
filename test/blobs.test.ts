import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { randomNumbers } from './crash.ts';
import { COMMAND, folderWith, snapshot } from './helpers.ts';

/** GALLEY_BLOBS=1000 for the long form. */
const COUNT = Number(process.env.GALLEY_BLOBS ?? 40);
const MAX_BYTES = 20_000;
const ENDINGS = ['.txt', '.md', '.html', '.jsonl'] as const;
/** Seconds a command may take for a megabyte, and what a busy machine may need besides. */
const SECONDS_PER_MB = 5;
const START_SECONDS = COUNT > 100 ? 120 : 30;

/** Bytes of many kinds: noise, noise with few values, text with holes, half of a multi-byte character, markup that never closes. */
function blob(random: () => number): Buffer {
  const length = Math.floor(random() ** 3 * MAX_BYTES);
  const kind = Math.floor(random() * 7);
  const bytes = Buffer.alloc(length);
  const words = [
    'the ',
    'ferry',
    '\n',
    '{"text":',
    '"',
    '<p>',
    '</',
    '[](',
    '```',
    '\r\n',
    'é',
    '渡',
    '\u202e',
    '&#',
    '\0',
    '“',
    '-',
  ];
  if (kind >= 4) {
    const parts: string[] = [];
    for (let at = 0; at < length; at += 4) parts.push(words[Math.floor(random() * words.length)] as string);
    const text = Buffer.from(parts.join(''));
    return kind === 4 ? text : text.subarray(Math.floor(random() * 3), text.length - Math.floor(random() * 3));
  }
  for (let at = 0; at < length; at++) {
    const value = random();
    bytes[at] =
      kind === 0
        ? value * 256
        : kind === 1
          ? 32 + value * 95
          : kind === 2
            ? ([0, 10, 65, 255][Math.floor(value * 4)] as number)
            : 128 + value * 128;
  }
  return bytes;
}

it('any bytes go through every command without a stack trace, a long wait or a changed file', () => {
  const random = randomNumbers(20250512);
  const blobs: Record<string, Buffer> = {};
  for (let at = 0; at < COUNT; at++) blobs[`${at}${ENDINGS[at % ENDINGS.length]}`] = blob(random);
  const cwd = folderWith(Object.fromEntries(Object.entries(blobs).map(([name, bytes]) => [`in/${name}`, bytes])));
  const before = snapshot(path.join(cwd, 'in'));
  const all = Buffer.concat(Object.values(blobs));
  const limit = Math.ceil(1000 * (START_SECONDS + (SECONDS_PER_MB * all.length) / 1e6));
  const run = (...args: string[]): void => {
    const { status, signal, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
      cwd,
      input: all,
      timeout: limit,
      maxBuffer: 1e9,
      env: { ...process.env, NO_COLOR: '1', GALLEY_DEBUG: '' },
    });
    const err = stderr.toString('utf8');
    expect(signal, `${args[0]} took too long`).toBe(null);
    expect([0, 1, 2], args[0]).toContain(status);
    expect(err, args[0]).not.toMatch(/^\s+at .*:\d+:\d+\)?$/m);
    expect(err, args[0]).not.toContain('internal error');
    expect(snapshot(path.join(cwd, 'in')), `${args[0]} changed a file`).toEqual(before);
  };
  run('check', 'in', '-f', 'json');
  run('check', 'in', '-f', 'sarif', '--no-learn', '--full-page');
  run('diff', 'in');
  run('fix', 'in', '--dry-run');
  run('clean', 'in', '--out', 'out');
  run('stream');
  run('check', '--stdin');
  run('learn', 'in', '-o', 'p.profile');
  // Any of them where galley expects a file of its own.
  const given: readonly (readonly string[])[] = [
    ['check', 'in/1.md', '--config'],
    ['check', 'in/1.md', '--model'],
    ['check', 'in/1.md', '--lexicon'],
    ['check', 'in/1.md', '--profile'],
    ['rules', 'test'],
  ];
  for (const args of given) run(...args, `in/${Object.keys(blobs)[Math.floor(random() * COUNT)]}`);
  run('restore', 'in/3.jsonl', '--out', 'back');
}, 600_000);
