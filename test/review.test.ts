import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CheckReport } from '../src/report/model.ts';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, git, inEveryEncoding, snapshot } from './helpers.ts';

interface Line {
  readonly id: string;
  readonly file: string;
  readonly rule: string;
  readonly sha256: string;
}

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Decisions about every proposed change of a folder. */
function decisions(folder: string, decide: (index: number) => object = () => ({ decision: 'accept' })): string {
  const { files } = JSON.parse(galley(folder, ['check', '.', '-f', 'json']).out) as CheckReport;
  return files
    .flatMap(({ path: file, sha256, findings }) =>
      findings.filter(({ status }) => status === 'proposed').map(({ id, rule }): Line => ({ file, sha256, id, rule })),
    )
    .map((line, index) => {
      const more = { text: null, by: 'desk', at: '2026-01-01T00:00:00Z' };
      return `${JSON.stringify({ v: 1, ...line, ...more, ...decide(index) })}\n`;
    })
    .join('');
}

describe('galley apply', () => {
  it('writes what was accepted and no other byte, in every encoding', () => {
    const folder = folderWith(inEveryEncoding(DIRTY));
    const file = path.join(folderWith({ 'd.jsonl': decisions(folder) }), 'd.jsonl');
    expect(galley(folder, ['apply', file])).toMatchObject({ code: 0, out: '', err: '21 changes written to 7 files\n' });
    expect(snapshot(folder)).toEqual(snapshot(folderWith(inEveryEncoding(CLEAN))));
    expect(galley(folder, ['apply', file]).err).toContain('nothing to write');
  });

  it.skipIf(path.sep === '\\')('knows files whose names hold signs that part folders elsewhere', () => {
    const folder = folderWith({ 'wire\\a.txt': DIRTY, 'A: title.txt': DIRTY, '.galleyignore': 'wire/' });
    const lines = decisions(folder);
    const file = path.join(folderWith({ 'd.jsonl': lines }), 'd.jsonl');
    expect(galley(folder, ['apply', file])).toMatchObject({ code: 0, err: '6 changes written to 2 files\n' });
    expect(read(folder, 'wire\\a.txt')).toBe(CLEAN);
    expect(read(folder, 'A: title.txt')).toBe(CLEAN);
  });

  it('takes the decisions of an HTML report, whose names are those of its command line', () => {
    for (const named of ['./a.txt', undefined]) {
      const folder = folderWith({ 'a.txt': DIRTY });
      const name = JSON.stringify(named ?? path.join(folder, 'a.txt'));
      write(folder, 'd.jsonl', decisions(folder).replaceAll('"a.txt"', name));
      expect(galley(folder, ['apply', 'd.jsonl'])).toMatchObject({ code: 0, err: '3 changes written to 1 file\n' });
      expect(read(folder, 'a.txt')).toBe(CLEAN);
      expect(galley(folder, ['apply', 'd.jsonl']).err).toContain('nothing to write');
    }
  });

  it('does not take the decisions for articles when they lie among them', () => {
    const folder = folderWith({ 'articles/a.txt': DIRTY });
    write(folder, 'articles/d.jsonl', decisions(folder));
    expect(galley(folder, ['apply', 'articles/d.jsonl', 'articles'])).toMatchObject({
      code: 0,
      err: '3 changes written to 1 file\n',
    });
  });

  it('leaves rejected and put-off changes, takes a text of the person’s own, and lets the last line win', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const first = decisions(folder);
    const last = decisions(
      folder,
      (index) =>
        [{ decision: 'reject' }, { decision: 'edit', text: 'Our words\n\n' }, { decision: 'later' }][index] as object,
    );
    write(folder, 'd.jsonl', first + last);
    expect(galley(folder, ['apply', 'd.jsonl']).err).toContain('1 change written to 1 file');
    expect(read(folder, 'a.txt')).toBe(
      DIRTY.replace('Something went wrong. Please try again later\n\n', 'Our words\n\n'),
    );
  });

  it('keeps the mode; --dry-run prints a patch and writes nothing', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const file = path.join(folderWith({ 'd.jsonl': decisions(folder) }), 'd.jsonl');
    const before = snapshot(folder);
    const { bytes } = galley(folder, ['apply', file, '--dry-run']);
    expect(snapshot(folder)).toEqual(before);
    expect(git(folder, 'apply', path.join(folderWith({ p: bytes }), 'p'))).toEqual({ code: 0, err: '' });
    expect(read(folder, 'a.txt')).toBe(CLEAN);
    writeFileSync(path.join(folder, 'a.txt'), DIRTY);
    chmodSync(path.join(folder, 'a.txt'), 0o640);
    galley(folder, ['apply', file]);
    expect(statSync(path.join(folder, 'a.txt')).mode & 0o777).toBe(0o640);
  });

  it('finds changes again in a file whose lines moved, and refuses one in which they are gone or ambiguous', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const file = path.join(folderWith({ 'd.jsonl': decisions(folder) }), 'd.jsonl');
    const moved = `A line that the desk wrote before it all.\n\n${DIRTY}`;
    write(folder, 'a.txt', moved);
    expect(galley(folder, ['apply', file, '--dry-run']).err).toContain(
      'a.txt: changed since the review; every accepted change found its place again',
    );
    const gone = DIRTY.replace('Advertisement', 'A new line of the desk is here.');
    write(folder, 'a.txt', gone);
    const { code, err } = galley(folder, ['apply', file]);
    expect([code, err.includes('a.txt: changed since the review, and the')]).toEqual([2, true]);
    write(folder, 'a.txt', DIRTY + DIRTY);
    const twice = galley(folder, ['apply', file]);
    expect([twice.code, twice.err.includes('review it again')]).toEqual([2, true]);
    expect(read(folder, 'a.txt')).toBe(DIRTY + DIRTY);
  });

  it('does not offer to read standard input, where nothing can be written', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    write(folder, 'd.jsonl', decisions(folder));
    for (const command of [['apply', 'd.jsonl'], ['review'], ['baseline', 'prune'], ['baseline', 'audit']]) {
      const { code, err } = galley(folder, [...command, '--stdin'], DIRTY);
      expect([command, code, err]).toEqual([command, 2, expect.stringContaining("unknown option '--stdin'")]);
    }
    expect(galley(folder, ['review'])).toMatchObject({ code: 2, err: expect.not.stringContaining('--stdin') });
  });

  it('writes nowhere outside the folder unless told, and names a foreign line', () => {
    const folder = folderWith({ 'in/galley.config.yaml': '{}', 'out.txt': DIRTY });
    const inside = path.join(folder, 'in');
    const lines = decisions(folder).replaceAll('"out.txt"', '"../out.txt"');
    write(folder, 'in/d.jsonl', lines);
    const { code, err } = galley(inside, ['apply', 'd.jsonl']);
    expect([code, err.includes('../out.txt: lies outside')]).toEqual([2, true]);
    expect(read(folder, 'out.txt')).toBe(DIRTY);
    expect(galley(inside, ['apply', 'd.jsonl', '../out.txt']).code).toBe(0);
    expect(read(folder, 'out.txt')).toBe(CLEAN);
    for (const line of ['{"v":1}', 'x', '{"v":2,"id":"c"}', '[]', 'null']) {
      write(folder, 'in/e.jsonl', `${lines.split('\n')[0]}\n${line}\n`);
      expect(galley(inside, ['apply', 'e.jsonl'])).toMatchObject({
        code: 2,
        err: expect.stringContaining('e.jsonl:2: '),
      });
    }
  });

  it('tolerates a last line that a crash cut off, with a word, and goes on behind it', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const lines = decisions(folder);
    write(folder, 'd.jsonl', lines.slice(0, -40));
    const { code, err } = galley(folder, ['apply', 'd.jsonl']);
    expect([code, err]).toEqual([0, expect.stringContaining('d.jsonl:3: the last line was cut off by a crash')]);
    expect(
      read(folder, 'd.jsonl')
        .split('\n')
        .slice(0, -1)
        .every((line) => JSON.parse(line)),
    ).toBe(true);
  });
});

describe('rejected changes', () => {
  it('stay silent in later runs, also when their neighbours were changed', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const all = decisions(folder, (index) => ({
      decision: index === 0 ? 'reject' : 'accept',
      excerpt: index === 0 ? 'sign up to our free daily newsletter' : undefined,
    }));
    write(folder, '.galley/decisions.jsonl', all);
    const before = galley(folder, ['check', 'a.txt', '-f', 'concise']);
    expect(before.out).not.toContain('Sign up');
    expect(before.err).toContain('1 silent: 1 rejected in a review');
    galley(folder, ['fix', 'a.txt']);
    expect(read(folder, 'a.txt')).toBe(
      CLEAN.replace('\n\nNobody', '\n\nSign up to our free daily newsletter\n\nNobody'),
    );
    const after = galley(folder, ['check', 'a.txt', '-f', 'json']);
    expect(after.code).toBe(0);
    const report = JSON.parse(after.out) as CheckReport;
    expect([report.summary.suppressed, report.files[0]?.verdict]).toEqual([1, 'clean']);
    expect(galley(folder, ['check', 'a.txt', '--no-config']).out).toContain('Sign up');
    write(folder, 'galley.config.yaml', 'decisions: other.jsonl\n');
    expect(galley(folder, ['check', 'a.txt']).out).toContain('Sign up');
  });
});

describe('galley baseline', () => {
  it('makes known findings silent for check, fix, clean and diff, and counts them', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    expect(galley(folder, ['baseline', 'add', '.'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 findings added'),
    });
    expect(galley(folder, ['baseline', 'add', '.']).out).toContain('0 findings added, 3 in');
    const { code, err } = galley(folder, ['check', '.']);
    expect([code, err]).toEqual([0, 'galley: 3 silent: 3 by the baseline\n']);
    expect(galley(folder, ['diff', '.'])).toMatchObject({ code: 0, out: '' });
    galley(folder, ['fix', '.']);
    galley(folder, ['clean', 'a.txt', '--out', 'cleaned']);
    expect([read(folder, 'a.txt'), read(folder, 'cleaned/a.txt')]).toEqual([DIRTY, DIRTY]);
    expect(galley(folder, ['check', '.', '--no-config']).code).toBe(1);
    expect(galley(folder, ['check', 'a.txt', '--no-config', '--baseline', '.galley/baseline.jsonl']).code).toBe(0);
    write(folder, 'a.txt', DIRTY.replace('The ferry', 'Exit mobile version\n\nThe ferry'));
    expect(galley(folder, ['check', 'a.txt']).code).toBe(1);
  });

  it('lists what is stale, fails an audit on it, and prunes it', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'b.txt': DIRTY, 'galley.config.yaml': 'baseline: known.jsonl\n' });
    expect(galley(folder, ['check', '.'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('there is no such baseline'),
    });
    galley(folder, ['baseline', 'add', '.', '--no-learn']);
    expect(galley(folder, ['baseline', 'audit']).code).toBe(0);
    write(folder, 'a.txt', DIRTY.replace('Advertisement\n\n', ''));
    const { code, out } = galley(folder, ['baseline', 'audit']);
    expect(code).toBe(1);
    expect(out).toMatch(/^stale +0 d {2}a\.txt {2}\S+ {2}advertisement$/m);
    expect(galley(folder, ['check', 'a.txt']).err).toContain('1 in the baseline not found any more');
    expect(galley(folder, ['baseline', 'prune', '--dry-run']).out).toContain('1 would be dropped');
    expect(galley(folder, ['baseline', 'prune']).out).toContain('1 dropped');
    expect(galley(folder, ['baseline', 'audit']).code).toBe(0);
  });
});

describe('galley review', () => {
  it('refuses to ask where nobody answers, and names the flags', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const { code, err } = galley(folder, ['review', '--tty', 'a.txt']);
    expect([code, err]).toEqual([2, expect.stringMatching(/--plain.*--accept-safe.*--decisions FILE/)]);
  });

  it('asks line by line with --plain, and takes the safe ones with --accept-safe', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'b.txt': DIRTY });
    const { code, out } = galley(folder, ['review', '--plain', '--no-learn', 'a.txt'], 'a\ny\n');
    expect([code, read(folder, 'a.txt')]).toEqual([0, CLEAN]);
    expect(out).not.toContain('\x1b');
    expect(galley(folder, ['review', '--tty', '--accept-safe', 'b.txt']).out).toContain('3 of 3 decided');
    expect(galley(folder, ['apply', '.galley/decisions.jsonl']).code).toBe(0);
    expect(read(folder, 'b.txt')).toBe(CLEAN);
  });

  it('keeps every decision when the server is killed', async () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const { server, ask, keys, version } = await served(folder, ['a.txt']);
    for (const key of keys) {
      const moves = [{ key, choice: { decision: 'accept' } }];
      expect((await ask('decisions', { from: 'x', version, moves })).status).toBe(200);
    }
    server.kill('SIGKILL');
    await once(server, 'exit');
    expect(galley(folder, ['review', '--tty', '--accept-safe', 'a.txt']).out).toContain(
      `${keys.length} of ${keys.length} decided`,
    );
    galley(folder, ['apply', '.galley/decisions.jsonl']);
    expect(read(folder, 'a.txt')).toBe(CLEAN);
  });

  it('says at its end where things stand, with the command that goes on', async () => {
    const folder = folderWith({ 'an article.txt': DIRTY });
    const last = async ({ server, ask }: Served): Promise<string | undefined> => {
      let out = '';
      server.stdout.on('data', (chunk) => {
        out += chunk;
      });
      await ask('quit', {});
      await once(server, 'close');
      return out.trimEnd();
    };
    const open = await served(folder, ['an article.txt']);
    expect(await last(open)).toBe("0 of 3 decided. Go on where you stopped: galley review --no-open 'an article.txt'");

    const decided = await served(folder, ['an article.txt']);
    const moves = decided.keys.map((key) => ({ key, choice: { decision: 'accept' } }));
    await decided.ask('decisions', { from: 'x', version: decided.version, moves });
    expect(await last(decided)).toBe('3 of 3 decided. Write what was accepted: galley apply .galley/decisions.jsonl');

    const written = await served(folder, ['an article.txt']);
    expect(await (await written.ask('apply', {})).json()).toMatchObject({ refused: [] });
    expect(await last(written)).toBe('Nothing is left to decide.');
  });
});

interface Served {
  readonly server: ChildProcessWithoutNullStreams;
  readonly version: number;
  /** Of all changes. */
  readonly keys: readonly string[];
  ask(path: string, body: object): Promise<Response>;
}

/** A review whose page was opened. */
async function served(folder: string, args: readonly string[]): Promise<Served> {
  const server = spawn(process.execPath, [COMMAND, 'review', '--no-open', ...args], { cwd: folder });
  const address = await new Promise<string>((resolve) => {
    let out = '';
    const look = (chunk: Buffer): void => {
      out += chunk;
      if (!out.includes('End with')) return;
      server.stdout.off('data', look);
      resolve(/http:\S+/.exec(out)?.[0] as string);
    };
    server.stdout.on('data', look);
  });
  const url = new URL(address);
  const entered = await fetch(url, { redirect: 'manual' });
  const headers = {
    cookie: String(entered.headers.get('set-cookie')).split(';')[0] as string,
    origin: url.origin,
    'content-type': 'application/json',
  };
  const session = (await (await fetch(`${url.origin}/api/session`, { headers })).json()) as {
    version: number;
    articles: { changes: { key: string }[] }[];
  };
  return {
    server,
    version: session.version,
    keys: session.articles.flatMap(({ changes }) => changes.map(({ key }) => key)),
    ask: (name, body) => fetch(`${url.origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  };
}

function write(folder: string, file: string, content: string): void {
  const target = path.join(folder, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, content);
}
