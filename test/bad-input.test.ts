import { chmodSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith, galley, snapshot, write } from './helpers.ts';

const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n');
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

/** Runs check, fix and clean over `args` and expects of each: this exit code, one line on standard error, and a folder left as it was. */
function expectRefused(folder: string, args: readonly string[], message: RegExp | string, code = 2): void {
  const before = snapshot(folder);
  for (const command of [['check', '-f', 'json'], ['fix'], ['clean', '--out', path.join(folderWith(), 'out')]]) {
    const ran = galley(folder, [...command, ...args]);
    const complaints = ran.err.split('\n').filter((line) => line.startsWith('galley: '));
    expect(complaints, command[0]).toHaveLength(1);
    expect(complaints[0]).toMatch(message);
    expect(ran.err).not.toContain('internal error');
    expect(ran.code, command[0]).toBe(code);
    expect(snapshot(folder)).toEqual(before);
  }
}

describe('bad input: one clear line, exit code 2, nothing changed', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['a PDF', PDF, /a\.txt: binary file \(PDF\): extract its text first/],
    ['a picture', PNG, /a\.txt: binary file \(PNG image\)/],
    ['NUL bytes', Buffer.from(`${CLEAN}\0\0\0${CLEAN}`), /a\.txt: binary file \(NUL bytes\)/],
  ])('%s', (_, bytes, message) => {
    expectRefused(folderWith({ 'a.txt': bytes, 'b.txt': CLEAN }), ['.'], message);
  });

  it('a missing file', () => {
    expectRefused(folderWith(), ['nix.txt'], 'galley: no such file or folder: nix.txt; check the path');
  });

  it('a dash for standard input', () => {
    expectRefused(folderWith(), ['-'], 'galley: no such file or folder: -; standard input is read with --stdin');
  });

  it.runIf(existsSync('/dev/fd'))('settings from a pipe, which a second thread would find empty', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    for (const option of ['--config', '--lexicon', '--profile', '--model'])
      expect(galley(folder, ['check', 'a.txt', option, '/dev/fd/0'], 'preset: none\n')).toMatchObject({
        code: 2,
        err: `galley: ${option} /dev/fd/0: is a pipe, but is read more than once; write it to a file first\n`,
      });
    expect(galley(folder, ['check', 'a.txt', '--config', '/dev/null']).err).toBe('');
  });

  it('settings that are not UTF-8, whose letters would match nothing', () => {
    const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
    const folder = folderWith({
      'a.txt': DIRTY,
      'c.yaml': latin('allowTerms: [Café]\n'),
      'l.tsv': latin('café\tbar\n'),
      'packs/x/y.yml': latin('rule: x/y\nsummary: Café\n'),
      'p.yaml': 'packs: [packs]\n',
    });
    const refused = (...args: string[]): string => galley(folder, ['check', 'a.txt', ...args]).err;
    expect(refused('--config', 'c.yaml')).toBe('galley: c.yaml: is not UTF-8; save it as UTF-8\n');
    expect(refused('--lexicon', 'l.tsv')).toMatch(/l\.tsv: is not UTF-8; save it as UTF-8\n$/);
    expect(refused('--config', 'p.yaml')).toMatch(/y\.yml:1:1 cannot be read: is not UTF-8; save it as UTF-8\n$/);
  });

  it('but settings and lists of Windows are read: byte order marks, UTF-16', () => {
    const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
    const folder = folderWith({
      'a.txt': DIRTY,
      'b.txt': DIRTY,
      '.galleyignore': utf16('b.txt\r\n'),
      'galley.config.yaml': utf16('preset: none\r\n'),
      list: '\ufeffa.txt\r\n',
      list16: utf16('a.txt\r\n'),
    });
    const clean = { code: 0, err: '', out: '1 file checked, clean: nothing to do\n' };
    expect(galley(folder, ['check', '.'])).toMatchObject(clean);
    expect(galley(folder, ['check', '--files-from', 'list'])).toMatchObject(clean);
    expect(galley(folder, ['check', '--files-from', 'list16'])).toMatchObject(clean);
  });

  it('no argument at all', () => {
    expectRefused(folderWith(), [], /name at least one file or folder, or give the text with --stdin/);
  });

  it('a folder without articles, unless that is fine', () => {
    const folder = folderWith({ 'notes.csv': 'a,b' });
    expectRefused(folder, ['.'], /no articles found in \. \(looked for/);
    expect(galley(folder, ['check', '.', '--no-error-on-unmatched'])).toMatchObject({ code: 0, err: '' });
  });

  it('links that lead in a circle or nowhere', () => {
    const folder = folderWith({ 'b.txt': CLEAN });
    symlinkSync('loop.txt', path.join(folder, 'loop.txt'));
    expectRefused(folder, ['loop.txt'], /loop\.txt: is a symbolic link that leads in a circle/);
    symlinkSync('nowhere.txt', path.join(folder, 'dangling.txt'));
    expectRefused(folder, ['dangling.txt'], /no such file or folder: dangling\.txt/);
  });

  it('a folder that contains itself by a link is walked once', () => {
    const folder = folderWith({ 'a/b.txt': CLEAN });
    symlinkSync('..', path.join(folder, 'a', 'loop'));
    symlinkSync('..', path.join(folder, 'a', 'loop.txt'));
    const { code, out } = galley(folder, ['check', 'a', '-f', 'jsonl']);
    expect(out.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(0);
  });

  it('a file that may not be read', () => {
    const folder = folderWith({ 'a.txt': CLEAN });
    chmodSync(path.join(folder, 'a.txt'), 0);
    const { code, err } = galley(folder, ['check', 'a.txt']);
    // Nothing hinders root from reading it.
    const isRoot = process.getuid?.() === 0;
    expect({ code, err }).toEqual(
      isRoot
        ? { code: 0, err: '' }
        : { code: 2, err: expect.stringContaining('a.txt: cannot be read: permission denied') },
    );
  });

  it('a line of JSONL that is not JSON, with its place', () => {
    const folder = folderWith({ 'a.jsonl': `${JSON.stringify({ text: DIRTY })}\n{"text": "x",}\n` });
    expectRefused(folder, ['.'], /a\.jsonl:2: not JSON \(column 14\): put one JSON object on each line/);
  });

  it('a broken config, with its place', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'c.yaml': 'preset: strict\nrules: [\n' });
    expectRefused(folder, ['a.txt', '--config', 'c.yaml'], /c\.yaml:3:1 /);
    expectRefused(
      folder,
      ['a.txt', '--config', 'nix.yaml'],
      /cannot read the config nix\.yaml \(there is no such file\); mend the path/,
    );
  });

  it('a broken pack of the user, with its place', () => {
    const pack =
      'rule: boilerplate/raffle\nsummary: x\nwhy: y\nlanguages: [en]\nentries:\n  - id: a\n    kind: phrase\n    mach: raffle\n';
    const folder = folderWith({
      'a.txt': DIRTY,
      'packs/boilerplate/raffle.yml': pack,
      'galley.config.yaml': 'packs: [packs]\n',
    });
    const before = snapshot(folder);
    const { code, err } = galley(folder, ['check', 'a.txt']);
    expect(code).toBe(2);
    expect(err).toMatch(/packs\/boilerplate\/raffle\.yml:8:\d+ unknown key “mach”/);
    expect(snapshot(folder)).toEqual(before);
  });

  it('a folder of packs that is not there', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'galley.config.yaml': 'packs: [nix]\n' });
    expectRefused(folder, ['a.txt'], /packs: there is no file or folder “nix” in /);
  });

  it('an output that cannot be written', () => {
    const folder = folderWith({ 'a.txt': DIRTY, file: '' });
    const { code, err } = galley(folder, ['clean', 'a.txt', '--out', 'file/out']);
    expect(code).toBe(2);
    expect(err).toMatch(/^galley: .*file\/out\S* cannot be written \(\w+\)/);
    mkdirSync(path.join(folder, 'folder'));
    expect(galley(folder, ['check', 'a.txt', '-f', 'json=folder']).err).toMatch(
      /^galley: folder: cannot be written \(EISDIR\)/,
    );
  });

  it.runIf(existsSync('/proc/self'))('an output in a file system that takes no folders', () => {
    const { code, err } = galley(folderWith({ 'a.txt': DIRTY }), ['clean', 'a.txt', '--out', '/proc/galley/out']);
    expect([code, err]).toEqual([
      2,
      expect.stringMatching(/^galley: \/proc\/galley\/out\S+: cannot be written \(ENOENT\)/),
    ]);
  });

  it('a file that is no log of galley clean, in few words', () => {
    const folder = folderWith({ 'a.txt': `${'no log\n'.repeat(100)}` });
    const { code, out, err } = galley(folder, ['restore', 'a.txt', '--out', 'back']);
    expect([code, out]).toEqual([2, '0 originals restored\n']);
    expect(err).toContain('galley: a.txt:1: is not JSON; the log must be as galley clean wrote it');
    expect(err.trimEnd().split('\n')).toHaveLength(21);
    expect(err).toContain('galley: a.txt: 80 more lines could not be used\n');
  });

  it('a review of nothing that can be read ends', () => {
    const { code, err } = galley(folderWith({ 'a.txt': PNG }), ['review', '.']);
    expect(code).toBe(2);
    expect(err).toMatch(/a\.txt: binary file .*\n.*none of the files can be reviewed; mend what is said above/);
  });

  it('a wrong option leads to the page of its own command', () => {
    expect(galley(folderWith(), ['rules', 'new']).err).toContain('(galley rules new --help shows its options)');
    expect(galley(folderWith(), ['check', '--workers', 'x']).err).toContain('(galley check --help shows its options)');
  });

  it('one bad file does not keep the others from being cleaned', () => {
    const folder = folderWith({ 'in/a.txt': DIRTY, 'in/b.txt': PDF });
    expect(galley(folder, ['clean', 'in', '-o', 'out']).code).toBe(2);
    expect(snapshot(path.join(folder, 'out'))['a.txt']).toBe(Buffer.from(CLEAN).toString('base64'));
  });
});

describe('odd input that is fine', () => {
  it('an empty file and one of blank lines have no article in them', () => {
    const folder = folderWith({ 'empty.txt': '', 'blank.txt': '\n \n\n' });
    const before = snapshot(folder);
    const { out } = galley(folder, ['check', '.', '-f', 'json']);
    expect(JSON.parse(out).files.map((file: { verdict: string }) => file.verdict)).toEqual([
      'no-article',
      'no-article',
    ]);
    galley(folder, ['fix', '.', '--level', 'review']);
    expect(snapshot(folder)).toEqual(before);
    expect(galley(folder, ['clean', '.', '-o', 'out']).code).toBe(0);
  });

  it('20 MB on one line take seconds', () => {
    const sentence = 'The ferry to Orran was two hours late again because a rope had caught in the propeller. ';
    const folder = folderWith({ 'long.txt': sentence.repeat(Math.ceil(20_000_000 / sentence.length)) });
    const started = performance.now();
    const { code } = galley(folder, ['check', '.', '-f', 'concise', '--fail-on', 'never']);
    expect(code).toBe(0);
    expect(performance.now() - started).toBeLessThan(20_000);
  });

  it('names that look like options or patterns', () => {
    const folder = folderWith({ '[a].txt': DIRTY, '-b.txt': DIRTY, 'c\nd.txt': DIRTY });
    expect(galley(folder, ['fix', '[a].txt', '--', '-b.txt', 'c\nd.txt']).code).toBe(0);
    expect(new Set(Object.values(snapshot(folder)))).toEqual(new Set([Buffer.from(CLEAN).toString('base64')]));
  });

  it('--config NAMED twice over layers of folders: the nearest config above the working folder decides', () => {
    const folder = folderWith({ 'galley.config.yaml': 'preset: none\n', 'a/b/x.txt': DIRTY });
    expect(galley(path.join(folder, 'a/b'), ['check', 'x.txt']).code).toBe(0);
    write(folder, { 'a/.galleyrc.json': '{ "preset": "recommended" }' });
    expect(galley(path.join(folder, 'a/b'), ['check', 'x.txt']).code).toBe(1);
    expect(galley(folder, ['check', 'a/b/x.txt', '--no-config']).code).toBe(1);
  });
});
