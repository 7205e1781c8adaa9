import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith, galley, git, inEveryEncoding, snapshot, write } from './helpers.ts';

const read = (...parts: string[]): Buffer => readFileSync(path.join(...parts));

/** An input folder with everything galley reads: every encoding, HTML, JSONL, Markdown, names with spaces and letters beyond ASCII. */
function everything(): Record<string, Buffer> {
  const records = [
    { id: 1, text: DIRTY },
    { id: 2, text: CLEAN },
  ]
    .map((record) => `${JSON.stringify(record)}\n`)
    .join('');
  const page = `<html><head><title>Rope stops ferry</title></head><body>${DIRTY.trim()
    .split('\n\n')
    .map((one) => `<p>${one}</p>`)
    .join('\n')}</body></html>`;
  const files: Record<string, Buffer> = {
    'deep/many.jsonl': Buffer.from(records),
    'deep/page.html': Buffer.from(page),
    'notes.md': Buffer.from(`---\ntitle: Ferry\n---\n\n${DIRTY}`),
    'clean.txt': Buffer.from(CLEAN),
  };
  for (const [name, bytes] of Object.entries(inEveryEncoding(DIRTY))) files[`encodings/${name}`] = bytes;
  return files;
}

const LOG = 'out/galley-edits.jsonl';

describe('galley clean and restore', () => {
  it('writes copies, a report, a patch and a log, and brings every original back byte for byte', () => {
    const files = everything();
    const folder = folderWith();
    write(path.join(folder, 'in'), files);
    const before = snapshot(path.join(folder, 'in'));
    const { code, out, err } = galley(folder, ['clean', 'in', '--out', 'out']);
    expect([code, err]).toEqual([0, '']);
    expect(out.trimEnd().split('\n').slice(-2)).toEqual([
      'Bring the originals back: galley restore out/galley-edits.jsonl --out DIR',
      'Look at every change: out/galley-report.html',
    ]);
    expect(snapshot(path.join(folder, 'in'))).toEqual(before);

    expect(snapshot(path.join(folder, 'out/encodings'))).toEqual(snapshot(folderWith(inEveryEncoding(CLEAN))));
    expect(read(folder, 'out/clean.txt').toString()).toBe(CLEAN);
    expect(read(folder, 'out/notes.md').toString()).toBe(`---\ntitle: Ferry\n---\n\n${CLEAN}`);
    expect(read(folder, 'out/deep/page.txt').toString().trim()).toBe(CLEAN.trim());
    const [first, second] = read(folder, 'out/deep/many.jsonl').toString().split('\n') as [string, string];
    expect(JSON.parse(first)).toEqual({ id: 1, text: CLEAN });
    expect(JSON.parse(second)).toEqual({ id: 2, text: CLEAN });
    expect(read(folder, 'out/galley-report.html').toString()).toMatch(/^<!doctype html>/i);

    const restored = galley(folder, ['restore', LOG, '--out', 'back']);
    expect(restored).toMatchObject({
      code: 0,
      err: '',
      out: `${Object.keys(files).length} originals restored to back · choose change by change: galley review back\n`,
    });
    expect(snapshot(path.join(folder, 'back'))).toEqual(before);
  });

  it('writes a patch that turns a copy of the input folder into the cleaned files', () => {
    const folder = folderWith();
    write(path.join(folder, 'in'), everything());
    galley(folder, ['clean', 'in', '--out', 'out']);
    cpSync(path.join(folder, 'in'), path.join(folder, 'copy'), { recursive: true });
    const apply = ['apply', '--whitespace=nowarn'];
    expect(git(path.join(folder, 'copy'), ...apply, '../out/galley.patch')).toEqual({ code: 0, err: '' });
    const patched = snapshot(path.join(folder, 'copy'));
    // The page of HTML stays beside the text that was made of it.
    delete patched[path.join('deep', 'page.html')];
    const cleaned = snapshot(path.join(folder, 'out'));
    for (const name of ['galley-report.html', 'galley.patch', 'galley-edits.jsonl']) delete cleaned[name];
    expect(patched).toEqual(cleaned);
    expect(git(folder, ...apply, '--directory=in', 'out/galley.patch')).toEqual({ code: 0, err: '' });
    expect(snapshot(path.join(folder, 'in'))).toEqual(snapshot(path.join(folder, 'copy')));
  });

  it('says nothing with --quiet, in front of the command and behind it', () => {
    const folder = folderWith({ 'in/a.txt': CLEAN });
    for (const args of [
      ['-q', 'clean', 'in', '--out', 'out'],
      ['clean', 'in', '--out', 'out', '--quiet'],
      ['report', 'in', '-o', 'r.html', '-q'],
    ])
      expect(galley(folder, args)).toMatchObject({ code: 0, out: '', err: '' });
  });

  it('applies safe changes only with --level safe', () => {
    const folder = folderWith({ 'in/a.txt': DIRTY, 'c.yaml': 'rules: { boilerplate/ad-marker: review }\n' });
    galley(folder, ['clean', 'in', '-o', 'out', '--config', 'c.yaml', '--level', 'safe']);
    expect(read(folder, 'out/a.txt').toString()).not.toBe(CLEAN);
    galley(folder, ['clean', 'in', '-o', 'out', '--config', 'c.yaml']);
    expect(read(folder, 'out/a.txt').toString()).toBe(CLEAN);
  });

  it('gives the same bytes every time', () => {
    const folder = folderWith();
    write(path.join(folder, 'in'), everything());
    galley(folder, ['clean', 'in', '-o', 'one']);
    galley(folder, ['clean', 'in', '-o', 'two']);
    expect(snapshot(path.join(folder, 'two'))).toEqual(snapshot(path.join(folder, 'one')));
  });

  it('does not take the copies of an earlier run for input', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'b/c.txt': CLEAN });
    const run = (): string => galley(folder, ['clean', '.', '-o', 'cleaned']).out;
    expect(run()).toContain('2 articles read');
    const before = snapshot(folder);
    expect(run()).toContain('2 articles read');
    expect(snapshot(folder)).toEqual(before);
  });

  it.each([
    ['the input folder', ['in', '--out', 'in']],
    ['the folder of a named file', ['in/a.txt', '--out', 'in']],
    ['the folder of a glob', ['in/*.txt', '--out', '.']],
    ['the input folder by a link', ['in', '--out', 'link']],
  ])('refuses an output folder that is %s', (_, args) => {
    const folder = folderWith({ 'in/a.txt': DIRTY });
    symlinkSync('in', path.join(folder, 'link'));
    const before = snapshot(folder);
    const { code, err } = galley(folder, ['clean', ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(/^galley: --out \S+ would write over the input; name another folder, or use galley fix\n$/);
    expect(snapshot(folder)).toEqual(before);
  });

  it('refuses two files that would become one', () => {
    const folder = folderWith({ 'in/a.html': '<p>One two three.</p>', 'in/a.txt': CLEAN });
    const { code, err } = galley(folder, ['clean', 'in', '-o', 'out']);
    expect(code).toBe(2);
    expect(err).toContain('in/a.txt: its copy a.txt would overwrite that of in/a.html');
  });

  it('never writes outside the output folder', () => {
    const folder = folderWith({ 'other/a.txt': DIRTY, 'here/x.txt': CLEAN });
    expect(galley(path.join(folder, 'here'), ['clean', '../other/*.txt', '-o', 'out']).code).toBe(0);
    expect(read(folder, 'here/out/other/a.txt').toString()).toBe(CLEAN);
    expect(galley(folder, ['clean', '--stdin', '--stdin-filename', '../../b.txt', '-o', 'out'], DIRTY).code).toBe(0);
    expect(read(folder, 'out/b.txt').toString()).toBe(CLEAN);
  });
});

describe('galley restore: refuses', () => {
  function cleaned(): string {
    const folder = folderWith({ 'in/a.txt': DIRTY, 'in/b.jsonl': `${JSON.stringify({ text: DIRTY })}\n` });
    galley(folder, ['clean', 'in', '--out', 'out']);
    return folder;
  }
  const edit = (folder: string, change: (record: Record<string, unknown>) => unknown): void => {
    const lines = read(folder, LOG).toString().trimEnd().split('\n');
    write(folder, { [LOG]: lines.map((line) => `${JSON.stringify(change(JSON.parse(line)))}\n`).join('') });
  };

  it('a copy that was changed', () => {
    const folder = cleaned();
    write(folder, { 'out/a.txt': `${CLEAN}One more word.` });
    const { code, err, out } = galley(folder, ['restore', LOG, '--out', 'back']);
    expect(code).toBe(2);
    expect(err).toContain('a.txt: was changed after it was cleaned');
    expect(out).toContain('1 original restored');
    expect(existsSync(path.join(folder, 'back/a.txt'))).toBe(false);
  });

  it.each(['../evil.txt', '/tmp/galley-evil.txt', 'x/../../evil.txt'])('a log that leads to %s', (name) => {
    const folder = cleaned();
    edit(folder, (record) => ({ ...record, path: name }));
    const { code, err } = galley(folder, ['restore', LOG, '--out', 'back']);
    expect(code).toBe(2);
    expect(err).toContain(`${LOG}:1: the path ${name} leads out of the folder`);
    expect(existsSync(path.join(folder, 'evil.txt')) || existsSync(path.join(folder, 'back'))).toBe(false);
  });

  it.each<[string, (record: Record<string, unknown>) => unknown]>([
    ['other edits', (record) => ({ ...record, ...(record.inverse ? { inverse: [] } : { original: 'AAAA' }) })],
    [
      'edits beyond the text',
      (record) => ({ ...record, original: undefined, inverse: [{ start: 1e6, end: 1e6 + 1, text: '' }] }),
    ],
    ['no edits', (record) => ({ ...record, original: undefined, inverse: undefined })],
    ['no encoding', (record) => ({ ...record, encoding: undefined })],
    ['a list', () => []],
    ['null', () => null],
  ])('a log with %s', (_, change) => {
    const folder = cleaned();
    edit(folder, change);
    const { code, err } = galley(folder, ['restore', LOG, '--out', 'back']);
    expect(code).toBe(2);
    expect(err).not.toContain('internal error');
    expect(err.trimEnd().split('\n')).toHaveLength(2);
    expect(existsSync(path.join(folder, 'back'))).toBe(false);
  });

  it('a log that is not there or not JSON', () => {
    const folder = folderWith({ 'x.jsonl': 'hello\n' });
    expect(galley(folder, ['restore', 'nix.jsonl', '-o', 'back'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('nix.jsonl: cannot be read'),
    });
    expect(galley(folder, ['restore', 'x.jsonl', '-o', 'back'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('x.jsonl:1: is not JSON'),
    });
  });
});

describe('galley diff', () => {
  it('prints a patch that git takes, in every encoding', () => {
    const folder = folderWith(inEveryEncoding(DIRTY));
    const { bytes, code, err } = galley(folder, ['diff', folder]);
    expect([code, err]).toEqual([1, expect.stringMatching(/^7 articles would change · .*galley review\n$/)]);
    const patches = folderWith({ 'x.patch': bytes });
    expect(git(folder, 'apply', '--whitespace=nowarn', path.join(patches, 'x.patch'))).toEqual({ code: 0, err: '' });
    expect(snapshot(folder)).toEqual(snapshot(folderWith(inEveryEncoding(CLEAN))));
  });

  it('shows JSONL as lines of the file', () => {
    const folder = folderWith({
      'a.jsonl': `${JSON.stringify({ text: CLEAN })}\n${JSON.stringify({ text: DIRTY })}\n`,
    });
    write(folder, { 'x.patch': galley(folder, ['diff', '.']).bytes });
    expect(git(folder, 'apply', 'x.patch').code).toBe(0);
    expect(read(folder, 'a.jsonl').toString()).toBe(`${JSON.stringify({ text: CLEAN })}\n`.repeat(2));
  });

  it('is silent and 0 when nothing changes', () => {
    expect(galley(folderWith({ 'a.txt': CLEAN }), ['diff', '.'])).toMatchObject({ code: 0, out: '', err: '' });
  });

  it('marks words, or writes CriticMarkup', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    expect(galley(folder, ['diff', '--word', '.']).out).toContain('[-Sign up to our free daily newsletter-]');
    expect(galley(folder, ['diff', '--critic', '.']).out).toContain('{--Sign up to our free daily newsletter');
    expect(galley(folder, ['diff', '--word', '--critic', '.'])).toMatchObject({
      code: 2,
      err: 'galley: --word and --critic cannot be combined\n',
    });
  });

  it('has no patch for HTML, but shows its words', () => {
    const folder = folderWith({
      'a.html': DIRTY.split('\n\n')
        .map((one) => `<p>${one}</p>`)
        .join('\n'),
    });
    expect(galley(folder, ['diff', '.'])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('a.html: HTML has no patch'),
    });
    expect(galley(folder, ['diff', '--word', '--quiet', '.'])).toMatchObject({ code: 1, err: '' });
  });
});
