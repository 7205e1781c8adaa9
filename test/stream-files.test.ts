import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { compress, init } from '@bokuweb/zstd-wasm';
import { decompress } from 'fzstd';
import { describe, expect, it } from 'vitest';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, write } from './helpers.ts';

const line = (id: number, text = id % 3 === 0 ? DIRTY : CLEAN): string => `${JSON.stringify({ id, text })}\n`;
const lines = (amount: number): string => Array.from({ length: amount }, (_, id) => line(id)).join('');
const read = (folder: string, name: string): Buffer => readFileSync(path.join(folder, name));

describe('galley stream with files', () => {
  it('reads and writes plain, gzip and zstd files by their names, one after the other, in one or several threads', async () => {
    await init();
    const input = lines(40);
    const [a, b] = [input.slice(0, 9000), input.slice(9000)];
    const folder = folderWith({
      'in.jsonl': input,
      'in.jsonl.gz': Buffer.concat([gzipSync(a), gzipSync(b)]),
      'in.jsonl.zst': Buffer.concat([compress(Buffer.from(a)), compress(Buffer.from(b))]),
    });
    const expected = galley(folder, ['stream'], input).out;
    for (const name of ['in.jsonl', 'in.jsonl.gz', 'in.jsonl.zst'])
      expect(galley(folder, ['stream', '--jsonl', name, '--workers', '2']).out).toBe(expected);
    for (const out of ['o.jsonl', 'o.jsonl.gz', 'o.jsonl.zst', 'new/folder/o.jsonl'])
      expect(galley(folder, ['stream', '--jsonl', 'in.jsonl', '-o', out])).toMatchObject({ code: 0, out: '', err: '' });
    expect(read(folder, 'o.jsonl').toString()).toBe(expected);
    expect(read(folder, 'new/folder/o.jsonl').toString()).toBe(expected);
    expect(gunzipSync(read(folder, 'o.jsonl.gz')).toString()).toBe(expected);
    expect(Buffer.from(decompress(read(folder, 'o.jsonl.zst'))).toString()).toBe(expected);
    expect(readdirSync(folder).filter((name) => /part|resume/.test(name))).toEqual([]);
    write(folder, { 'half.jsonl': line(1).trim() });
    const two = galley(folder, ['stream', '--jsonl', 'half.jsonl', '--jsonl', 'in.jsonl', '--workers', '2']).out;
    expect(two).toBe(galley(folder, ['stream'], line(1) + input).out);
  }, 60_000);

  it('says the same about bad lines in one or several threads, and with --strict writes no file', () => {
    const folder = folderWith({ 'in.jsonl': `${lines(5)}{"text": "half\n${lines(5)}\n[]\n` });
    const one = galley(folder, ['stream', '--jsonl', 'in.jsonl', '--workers', '1']);
    expect(one.code).toBe(1);
    expect(one.err).toContain('3 of 13 lines could not be used');
    expect(galley(folder, ['stream', '--jsonl', 'in.jsonl', '--workers', '3'])).toEqual(one);
    const strict = galley(folder, ['stream', '--jsonl', 'in.jsonl', '--strict', '--workers', '2']);
    expect(strict.out).toBe(galley(folder, ['stream', '--jsonl', 'in.jsonl', '--strict']).out);
    expect(strict.out.split('\n')).toHaveLength(7);
    const refused = galley(folder, ['stream', '--jsonl', 'in.jsonl', '--strict', '-o', 'out.jsonl']);
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('out.jsonl: was not written') });
    expect(readdirSync(folder)).toEqual(['in.jsonl']);
  });

  it.each(['1', '2'])(
    'with --workers %s ends quietly when nobody reads on, though more input may come',
    async (workers) => {
      const child = spawn(process.execPath, [COMMAND, 'stream', '--workers', workers]);
      let err = '';
      child.stderr.on('data', (chunk) => {
        err += chunk;
      });
      child.stdin.on('error', () => {});
      child.stdout.once('data', () => {
        child.stdout.destroy();
        child.stdin.write(lines(300));
      });
      child.stdin.write(lines(3));
      const [code] = await once(child, 'exit');
      expect({ code, err }).toEqual({ code: 1, err: '' });
    },
  );

  it('refuses a line of 200 MB without holding it, and goes on', async () => {
    const child = spawn(process.execPath, [COMMAND, 'stream']);
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    let peak = 0;
    const put = async (text: string | Buffer): Promise<void> => {
      if (!child.stdin.write(text)) await once(child.stdin, 'drain');
    };
    await put(`${line(1)}{"text":"`);
    const megabyte = Buffer.alloc(1 << 20, 'a');
    for (let i = 0; i < 200; i++) await put(megabyte);
    if (process.platform === 'linux')
      peak = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024;
    child.stdin.end(`"}\n${line(2)}`);
    const [code] = await once(child, 'close');
    const records = out.trim().split('\n');
    expect(records).toHaveLength(3);
    expect(JSON.parse(records[1] as string)).toEqual({
      error: 'the line is longer than 16 MB: split the record',
      line: 2,
    });
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('1 of 3 lines could not be used') });
    expect(peak).toBeLessThan(300);
  }, 60_000);

  it.each([
    ['in.jsonl.gz', gzipSync(lines(400)).subarray(0, 2000), /in\.jsonl\.gz: is no sound gzip file \(.+\)/],
    ['in.jsonl.zst', Buffer.alloc(0), /in\.jsonl\.zst: is no sound zstd file \(unexpected end of file\)/],
    ['in.jsonl.zst', Buffer.from('this is not zstd at all, is it?'), /in\.jsonl\.zst: is no sound zstd file \(.+\)/],
  ])('says that %s is damaged, and leaves no partial file', (name, bytes, message) => {
    const folder = folderWith({ [name]: bytes });
    const { code, err } = galley(folder, ['stream', '--jsonl', name, '--out', 'o.jsonl']);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it.runIf(existsSync('/dev/fd'))('reads a pipe once, so that no line of it is missing in a file', () => {
    const folder = folderWith({ 'in.jsonl': lines(700) });
    const piped = (...args: string[]) => {
      const script = 'cat in.jsonl | "$0" "$@"';
      const all = ['-c', script, process.execPath, COMMAND, 'stream', '--jsonl', '/dev/fd/0', '-o', 'o.jsonl', ...args];
      const { status, stderr } = spawnSync('sh', all, { cwd: folder, encoding: 'utf8' });
      return { code: status, err: stderr };
    };
    expect(piped()).toEqual({ code: 0, err: '' });
    const whole = galley(folder, ['stream', '--jsonl', 'in.jsonl']).out;
    expect(read(folder, 'o.jsonl').toString()).toBe(whole);
    expect(piped('--resume')).toMatchObject({ code: 2, err: expect.stringContaining('--resume needs files') });
    expect(galley(folder, ['stream', '--jsonl', '.', '-o', 'p.jsonl'])).toMatchObject({
      code: 2,
      err: 'galley: .: is a folder; name a file\n',
    });
  });

  it('says what is wrong with a place to write to', () => {
    const folder = folderWith({ 'in.jsonl': lines(3), file: '' });
    const run = (out: string) => galley(folder, ['stream', '--jsonl', 'in.jsonl', '--out', out]);
    expect(run('file/o.jsonl')).toMatchObject({
      code: 2,
      err: expect.stringContaining('file/o.jsonl: cannot be written'),
    });
    expect(run('/dev/full')).toMatchObject({ code: 2, err: expect.stringContaining('/dev/full') });
    expect(galley(folder, ['stream', '--resume'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--resume needs files'),
    });
    expect(galley(folder, ['stream', '--jsonl', 'none.jsonl'])).toMatchObject({
      code: 2,
      err: 'galley: none.jsonl: there is no such file; check the path\n',
    });
    if (process.getuid?.() === 0) return;
    write(folder, { 'locked/x': '' });
    chmodSync(path.join(folder, 'locked'), 0o500);
    expect(run('locked/o.jsonl')).toMatchObject({
      code: 2,
      err: expect.stringContaining('check the rights of the folder'),
    });
  });

  it.runIf(existsSync('/dev/full'))('says that the disk is full when standard output is', () => {
    const folder = folderWith({ 'in.jsonl': lines(50) });
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'stream', '--jsonl', 'in.jsonl'], {
      cwd: folder,
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    });
    expect(stderr.toString()).toMatch(/^galley: standard output cannot be written \(ENOSPC\): the disk is full\n$/);
    expect(status).toBe(2);
  });
});

/** Runs a command in a folder on a disk of 300 kB; `undefined` where nobody may mount one. */
function onSmallDisk(command: string): { code: number | null; out: string; err: string } | undefined {
  const folder = folderWith({ 'in.jsonl': lines(700), 'disk/x': '' });
  const script = `mount -t tmpfs -o size=300k none disk && echo mounted && ${command}; code=$?; ls disk; exit $code`;
  const args = ['-rm', 'sh', '-c', script, process.execPath, COMMAND];
  const { status, stdout, stderr } = spawnSync('unshare', args, { cwd: folder, encoding: 'utf8' });
  return stdout?.startsWith('mounted') ? { code: status, out: stdout, err: stderr } : undefined;
}
const canMount = onSmallDisk('true') !== undefined;

describe('a full disk', () => {
  const run = '"$0" "$1" stream --jsonl in.jsonl --out disk/o.jsonl';

  it.runIf(canMount)('leaves no partial file', () => {
    expect(onSmallDisk(run)).toEqual({
      code: 2,
      out: 'mounted\n',
      err: 'galley: disk/o.jsonl: cannot be written (ENOSPC); the disk is full\n',
    });
  });

  it.runIf(canMount)('leaves what can be gone on with when --resume wants it', () => {
    const ran = onSmallDisk(`${run} --resume`);
    expect(ran).toMatchObject({ code: 2, out: expect.stringContaining('o.jsonl.part\n') });
    expect(ran?.err).toContain('go on with --resume');
  });
});

describe('galley stream --resume', () => {
  const args = ['stream', '--jsonl', 'in.jsonl', '--resume', '-o'];

  it.each(['o.jsonl', 'o.jsonl.gz'])(
    'loses and repeats no line of %s, whenever it is killed',
    async (out) => {
      const folder = folderWith({ 'in.jsonl': `${lines(1200)}bad\n${lines(300)}` });
      expect(galley(folder, ['stream', '--jsonl', 'in.jsonl', '-o', `whole-${out}`]).code).toBe(1);
      let seed = 7;
      let kills = 0;
      let code: number | null = null;
      for (let round = 0; round < 12 && code === null; round++) {
        const child = spawn(process.execPath, [COMMAND, ...args, out, '--workers', round % 2 ? '2' : '1'], {
          cwd: folder,
          stdio: 'ignore',
          env: { ...process.env, GALLEY_MARKER_MS: '0' },
        });
        seed = (seed * 48271) % 2147483647;
        const last = round === 11;
        const timer = last ? undefined : setTimeout(() => child.kill('SIGKILL'), 150 + (seed % 900));
        const [exit] = await once(child, 'exit');
        clearTimeout(timer);
        code = exit;
        if (exit === null) kills++;
      }
      expect(code).toBe(1);
      expect(kills).toBeGreaterThan(0);
      expect(read(folder, out).equals(read(folder, `whole-${out}`))).toBe(true);
      expect(readdirSync(folder).filter((name) => /part|resume/.test(name))).toEqual([]);
    },
    60_000,
  );

  it('refuses a marker of another input or config, or one whose file went', () => {
    const folder = folderWith({ 'in.jsonl': lines(3) });
    const marker = { galleyStream: 1, key: 'other', lines: 1, bad: 0, bytes: 10, done: false };
    write(folder, { 'o.jsonl.resume': JSON.stringify(marker), 'o.jsonl.part': 'x'.repeat(10) });
    expect(galley(folder, [...args, 'o.jsonl'])).toMatchObject({
      code: 2,
      err: 'galley: o.jsonl.resume: was begun with another input, config, profile or version; start anew without --resume\n',
    });
    write(folder, { 'o.jsonl.resume': '{"half' });
    expect(galley(folder, [...args, 'o.jsonl']).err).toContain('is no marker of galley stream');
    expect(galley(folder, ['stream', '--jsonl', 'in.jsonl', '-o', 'o.jsonl']).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['in.jsonl', 'o.jsonl']);
  });
});
