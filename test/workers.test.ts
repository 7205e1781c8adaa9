import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { MENU, page } from '../src/site/fixture.ts';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, inEveryEncoding, snapshot, write } from './helpers.ts';

/** Pages of a known outlet, near-copies, dirty articles, HTML, JSONL, odd encodings, and files that cannot be used. */
function mixedFolder(): string {
  const folder = folderWith({ 'in/bad.jsonl': '{"text": "half\n', ...inEveryEncoding('') });
  const pages = [1, 2, 3, 4, 5, 6].map((seed) => [`in/gull.example/${seed}.txt`, `${page(seed).text}\n`]);
  write(folder, Object.fromEntries(pages));
  write(folder, {
    'in/a.txt': DIRTY,
    'in/b.txt': `${DIRTY}\nOne more line of its own.\n`,
    'in/c.md': `# Ferry\n\n${CLEAN}`,
    'in/d.html': `<html><body><p>${CLEAN.trim().split('\n\n').join('</p><p>')}</p><p>Advertisement</p></body></html>`,
    'in/e.jsonl': [1, 2].map((seed) => `${JSON.stringify({ site: 'gull.example', text: page(seed).text })}\n`).join(''),
  });
  for (const [name, bytes] of Object.entries(inEveryEncoding(DIRTY))) write(folder, { [`in/${name}`]: bytes });
  return folder;
}

const FORMATS =
  'pretty concise json jsonl diff html sarif rdjson rdjsonl gitlab checkstyle junit github markdown criticmarkup vfile';
const COMMANDS = [
  ['check', 'in', '--max', '3'],
  ['check', 'in', ...FORMATS.split(' ').flatMap((name) => ['-f', `${name}=out.${name}`])],
  ['diff', 'in', '--word'],
  ['diff', 'in'],
  ['fix', 'in', '--dry-run', '--level', 'review'],
  ['clean', 'in', '--out', 'cleaned'],
  ['fix', 'in'],
];

describe('--workers', () => {
  it('gives the same bytes with one, two and three, for every command and format', () => {
    const runs = ['1', '2', '3'].map((workers) => {
      const folder = mixedFolder();
      const ran = COMMANDS.map((args) => galley(folder, [...args, '--workers', workers, '--no-cache']));
      return { ran: ran.map(({ code, out, err }) => ({ code, out, err })), files: snapshot(folder) };
    });
    expect(runs[0]?.ran.map(({ code }) => code)).toEqual(COMMANDS.map(() => 2));
    expect(Object.keys(runs[0]?.files ?? {})).toContain('out.sarif');
    expect(runs[0]?.ran[0]?.err).toMatch(/bad\.jsonl:1/);
    expect(runs[1]).toEqual(runs[0]);
    expect(runs[2]).toEqual(runs[0]);
  }, 120_000);

  it('learns the same profile', () => {
    const folder = mixedFolder();
    const profiles = ['1', '2'].map((workers) => {
      galley(folder, ['learn', 'in/gull.example', '-o', `p${workers}`, '--workers', workers]);
      return readFileSync(path.join(folder, `p${workers}`), 'utf8');
    });
    expect(profiles[0]).toContain(MENU[1]);
    expect(profiles[1]).toBe(profiles[0]);
  });

  it('learns the same from records, and says the same about bad ones', () => {
    const records = [1, 2, 3, 4, 5, 6].map((seed) => `${JSON.stringify(page(seed, 'gull.example'))}\n`);
    const folder = folderWith({
      'in/gull.example/a.txt': page(9, 'gull.example').text,
      'a.jsonl': `\ufeff${records.join('')}{"half\n`,
      'b.jsonl': `[]\n${records.join('').replaceAll('gull', 'tern')}${'nonsense\n'.repeat(25)}`,
      'long.jsonl': `{"text":"${'a word '.repeat(3_000_000)}"}\n${records[0]}`,
    });
    const [one, two] = ['1', '3'].map((workers) => {
      const inputs = ['a', 'b', 'long'].flatMap((name) => ['--jsonl', `${name}.jsonl`]);
      const ran = galley(folder, ['learn', 'in', ...inputs, '-o', 'p', '--workers', workers]);
      return { ...ran, profile: readFileSync(path.join(folder, 'p'), 'utf8') };
    });
    expect(two).toEqual(one);
    expect(one).toMatchObject({ code: 2, out: expect.stringMatching(/^14 articles of 2 sites learned/) });
    expect(one?.err).toContain('galley: a.jsonl:7: not JSON');
    expect(one?.err).toContain('galley: b.jsonl: 6 more records could not be used');
    expect(one?.err).toContain('galley: long.jsonl:1: the line is longer than 16 MB: split the record');
  });

  it('learns outlets in parts that give the same as all at once', () => {
    const sites = ['gull.example', 'tern.example', 'www.kite.example', 'wren.example', ''];
    const records = [1, 2, 3, 4].flatMap((seed) => sites.map((site) => `${JSON.stringify(page(seed, site))}\n`));
    const folder = folderWith({ 'all.jsonl': records.join('') });
    galley(folder, ['learn', '--jsonl', 'all.jsonl', '-o', 'whole']);
    const codes = [1, 2, 3].map((part) => {
      const { code, err } = galley(folder, [
        'learn',
        '--jsonl',
        'all.jsonl',
        '--shard',
        `${part}/3`,
        '-o',
        `part${part}`,
      ]);
      expect(err).toBe(code === 0 ? '' : 'galley: there is no article to learn from\n');
      return code;
    });
    const parts = [1, 2, 3].filter((part) => codes[part - 1] === 0).map((part) => `part${part}`);
    expect(parts.length).toBeGreaterThan(1);
    galley(folder, ['merge', ...parts, '-o', 'joined']);
    const [whole, joined] = ['whole', 'joined'].map((profile) =>
      galley(folder, ['stream', '--jsonl', 'all.jsonl', '--profile', profile]),
    );
    expect(joined).toEqual(whole);
    expect(galley(folder, ['learn', '--jsonl', 'all.jsonl', '--shard', '4/3', '-o', 'x'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--shard 4/3: must be I/N'),
    });
  });

  it('names the file at which a thread broke down, and ends', () => {
    const folder = folderWith({
      'plugin.mjs':
        "import { isMainThread } from 'node:worker_threads';\nexport default function () { return (tree, file) => { if (!isMainThread && String(file).includes('Poison')) process.exit(7); }; }\n",
      'galley.config.yaml': 'plugins: [./plugin.mjs]\n',
      ...Object.fromEntries([1, 2, 3, 4].map((n) => [`in/${n}.txt`, n === 3 ? `Poison.\n\n${CLEAN}` : CLEAN])),
    });
    const { code, err } = galley(folder, ['check', 'in', '--workers', '2', '--plugins']);
    expect(code).toBe(2);
    expect(err).toMatch(/^galley: in\/3\.txt: a worker thread stopped here \(exit code 7\); /);
    expect(err).toContain('--workers 1');
  });

  it.each(['0', 'many', '-1'])('refuses %s', (workers) => {
    const { code, err } = galley(folderWith({ 'a.txt': CLEAN }), ['check', 'a.txt', `--workers=${workers}`]);
    expect(code).toBe(2);
    expect(err).toContain('must be a number from 1, or auto');
  });

  it('ends all threads with Ctrl-C', async () => {
    const folder = folderWith();
    mkdirSync(path.join(folder, 'in'));
    for (let i = 0; i < 400; i++) writeFileSync(path.join(folder, 'in', `${i}.txt`), DIRTY.repeat(4));
    const child = spawn(process.execPath, [COMMAND, 'check', 'in', '--workers', '2', '--no-cache'], { cwd: folder });
    await new Promise((resolve) => setTimeout(resolve, 400));
    child.kill('SIGINT');
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGINT');
    expect(existsSync(path.join(folder, 'in', '0.txt'))).toBe(true);
  });
});
