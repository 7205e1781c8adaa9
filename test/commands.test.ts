import { readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../src/package.ts';
import { CLEAN, DIRTY, folderWith, galley, write } from './helpers.ts';

describe('galley on the command line', () => {
  it.each([
    [['chek'], /unknown command 'chek'\n\(Did you mean check\?\)/],
    [['check', '--formt', 'json', '.'], /unknown option '--formt'\n\(Did you mean --format\?\)/],
    [['check', '--fail-on', 'warn', '.'], /Allowed choices are error, warning, info, never/],
    [['fix', '--level', 'all', '.'], /Allowed choices are safe, review/],
    [['clean', '.'], /required option '-o, --out <dir>' not specified/],
    [['explain'], /missing required argument 'rule'/],
    [['rules', 'lst'], /unknown command 'lst'\n\(Did you mean list\?\)/],
    [
      ['explain', 'duplicate/paragrph'],
      /there is no rule “duplicate\/paragrph” \(did you mean “duplicate\/paragraph”\?\); galley rules list shows all/,
    ],
    [
      ['explain', 'boilerplate/share/exit-mobile-versoin'],
      /rule boilerplate\/share has no entry “exit-mobile-versoin” \(did you mean “exit-mobile/,
    ],
    [['rules', 'new', 'Raffle'], /“Raffle” is not family\/name in kebab case/],
    [['rules', 'test', 'nix.yml'], /nix\.yml: there is no such pack/],
    [['rules', 'test', '.'], /no packs \(\*\.yml\) found in \./],
  ])('%j is exit code 2 and says what is wrong', (args, message) => {
    const { code, out, err } = galley(folderWith({ 'a.txt': CLEAN }), args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });

  it('prints help that fits a terminal of 80 columns', () => {
    for (const args of [['--help'], ['check', '--help'], ['clean', '--help']]) {
      const { code, out } = galley(folderWith(), args);
      expect(code).toBe(0);
      for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(84);
    }
    expect(galley(folderWith(), []).code).toBe(2);
  });

  it('knows its version', () => {
    const { version } = JSON.parse(readFileSync(path.join(packageRoot(), 'package.json'), 'utf8'));
    expect(galley(folderWith(), ['--version'])).toMatchObject({ code: 0, out: `${version}\n` });
  });

  it('demo shows findings in a sample article, and is no failure', () => {
    const { code, out, err } = galley(folderWith(), ['demo']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('mixed.txt · ');
    expect(out.trimEnd().split('\n').at(-1)).toBe('Now on your own articles: galley check FOLDER');
  });
});

describe('galley explain', () => {
  it('says what a rule finds, why, what happens, its options and examples', () => {
    const { code, out } = galley(folderWith(), ['explain', 'spelling/unknown-word']);
    expect(code).toBe(0);
    expect(out).toMatch(/^spelling\/unknown-word\n/);
    for (const label of [
      'Why ',
      'Change ',
      'Safety  report: ',
      'State   off (preset: off)',
      'Option  dictionary: "en"',
      'Found ',
      'Silent ',
    ]) {
      expect(out).toContain(label);
    }
  });

  it('shows the entries of a pack, or one of them', () => {
    const all = galley(folderWith(), ['explain', 'boilerplate/share']).out;
    const one = galley(folderWith(), ['explain', 'boilerplate/share/exit-mobile-version']).out;
    expect(all).toMatch(/Entries \(\d{2,}\)/);
    expect(one).toContain('Entries (1)');
    expect(one).toContain('Exit mobile version');
  });

  it('tells what the config made of a rule', () => {
    const folder = folderWith({
      'galley.config.yaml': 'rules: { boilerplate/share: { safety: report, severity: info } }\n',
    });
    expect(galley(folder, ['explain', 'boilerplate/share']).out).toMatch(
      /Safety {2}report: .*\nState {3}on, severity info/,
    );
  });
});

describe('galley rules', () => {
  it('list names every rule once, sorted, with its safety', () => {
    const { code, out } = galley(folderWith(), ['rules', 'list']);
    expect(code).toBe(0);
    const ids = out
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0] as string);
    expect(ids.length).toBeGreaterThan(40);
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(out).toMatch(/^spelling\/unknown-word +off /m);
    const rows = JSON.parse(galley(folderWith(), ['rules', 'list', '--json']).out);
    expect(rows.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('new writes a pack that passes its own test and finds its phrase once the config names it', () => {
    const folder = folderWith({
      'a.txt': `${CLEAN}\nEnter our free reader raffle today!\n\n${CLEAN.replaceAll('ferry', 'tug')}`,
    });
    const made = galley(folder, ['rules', 'new', 'boilerplate/raffle', '--dir', 'packs']);
    expect(made.code).toBe(0);
    expect(made.out).toContain('packs/boilerplate/raffle.yml written');
    expect(galley(folder, ['rules', 'new', 'boilerplate/raffle', '--dir', 'packs'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('is already there'),
    });

    const tested = galley(folder, ['rules', 'test', 'packs/boilerplate/raffle.yml']);
    expect(tested).toMatchObject({ code: 0, out: '1 packs, 2 examples: 2 passed, 0 failed, 0 known misses\n' });

    expect(galley(folder, ['check', 'a.txt', '-f', 'concise']).out).not.toContain('raffle');
    write(folder, { 'galley.config.yaml': 'packs: [packs]\n' });
    expect(galley(folder, ['check', 'a.txt', '-f', 'concise']).out).toMatch(
      /^a\.txt:13:1 review boilerplate\/raffle\/raffle-line /m,
    );
  });

  it('test exits 1 for an example that does not hold, and says where it stands', () => {
    const folder = folderWith();
    galley(folder, ['rules', 'new', 'boilerplate/raffle', '--dir', '.']);
    const file = path.join(folder, 'boilerplate/raffle.yml');
    write(folder, {
      'boilerplate/raffle.yml': readFileSync(file, 'utf8').replace(
        'Enter our free reader raffle today!',
        'Win a goose!',
      ),
    });
    const { code, out } = galley(folder, ['rules', 'test', 'boilerplate']);
    expect(code).toBe(1);
    expect(out).toMatch(/^boilerplate\/raffle\.yml:15:\d+ raffle-line: is not found in /);
  });
});

describe('the config', () => {
  const concise = (folder: string, ...args: string[]): string[] =>
    galley(folder, ['check', '.', '-f', 'concise', ...args])
      .out.trimEnd()
      .split('\n')
      .filter(Boolean);

  it('turns rules and families off, moves their safety and severity', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    expect(concise(folder)).toHaveLength(3);
    write(folder, { 'galley.config.yaml': 'rules: { boilerplate/newsletter: off }\n' });
    expect(concise(folder)).toEqual([expect.stringContaining('review boilerplate/ad-marker')]);
    write(folder, { 'galley.config.yaml': 'rules: { boilerplate: off }\n' });
    expect(concise(folder)).toEqual([]);
    write(folder, {
      'galley.config.yaml':
        'rules:\n  boilerplate: off\n  boilerplate/ad-marker: { safety: report, severity: error }\n',
    });
    expect(concise(folder)).toEqual([expect.stringContaining('report boilerplate/ad-marker')]);
    expect(galley(folder, ['check', 'a.txt', '--fail-on', 'error']).code).toBe(1);
    write(folder, { 'galley.config.yaml': 'preset: none\n' });
    expect(concise(folder)).toEqual([]);
  });

  it('has layers for some files; the later one wins', () => {
    const config = `
layers:
  - files: ['wire/**']
    rules: { boilerplate: off }
  - files: ['wire/ads/*.txt']
    rules: { boilerplate/ad-marker: review }
`;
    const folder = folderWith({
      'galley.config.yaml': config,
      'a.txt': DIRTY,
      'wire/b.txt': DIRTY,
      'wire/ads/c.txt': DIRTY,
    });
    // That the three are copies of each other is reported as well.
    const lines = concise(folder).filter((line) => !line.includes('duplicate/article'));
    expect(lines.filter((line) => line.startsWith('a.txt'))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('wire/'))).toEqual([
      expect.stringMatching(/^wire\/ads\/c\.txt:\d+:1 review boilerplate\/ad-marker/),
    ]);
    const named = galley(folder, ['check', '--stdin', '--stdin-filename', 'wire/x.txt', '-f', 'concise'], DIRTY);
    expect(named.out).toBe('');
  });

  it('keeps allowTerms', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'galley.config.yaml': 'allowTerms: ["OUR free daily"]\n' });
    expect(concise(folder)).toHaveLength(2);
    galley(folder, ['fix', 'a.txt']);
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toContain('\nSign up to our free daily newsletter\n');
  });

  it('leaves out ignored files, by config and by .galleyignore', () => {
    const folder = folderWith({
      'a.txt': DIRTY,
      'drafts/b.txt': DIRTY,
      'old/c.txt': DIRTY,
      '..d.txt': DIRTY,
      'galley.config.yaml': 'ignore: [drafts]\n',
      '.galleyignore': '# not ours\nold/\n',
    });
    expect(new Set(concise(folder).map((line) => line.split(':')[0]))).toEqual(new Set(['a.txt']));
    expect(galley(folder, ['check', 'old/c.txt'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no articles found in old/c.txt'),
    });
  });

  it('runs retext plugins from node_modules, and plugins of one’s own', () => {
    const text = CLEAN.replace('on Monday', 'on on Monday');
    const folder = folderWith({
      'a.txt': text,
      'plugins/No Ferry.js':
        'export default () => (tree, file) => { file.message("No ferries", tree.children[0].position, "shout:ferry"); };\n',
      'galley.config.yaml': 'plugins:\n  - use: retext-repeated-words\n    safety: safe\n  - ./plugins/No Ferry.js\n',
      'package.json': '{"type":"module"}',
    });
    symlinkSync(path.join(packageRoot(), 'node_modules'), path.join(folder, 'node_modules'));
    const lines = concise(folder, '--plugins');
    expect(lines).toContainEqual(expect.stringMatching(/^a\.txt:1:\d+ safe plugin\/repeated-words\/\S+ /));
    expect(lines).toContainEqual('a.txt:1:1 report plugin/no-ferry/ferry No ferries');
    galley(folder, ['fix', 'a.txt', '--plugins']);
    expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe(CLEAN);
  });

  it('with a mistake is exit code 2, with the place and a hint', () => {
    const folder = folderWith({
      'a.txt': CLEAN,
      'galley.config.yaml': 'preset: none\nrules:\n  spin:\n    safty: safe\n',
    });
    const { code, out, err } = galley(folder, ['check', 'a.txt']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^galley: \S+galley\.config\.yaml:4:5 unknown key “safty” \(did you mean “safety”\?\)\n$/);
  });
});
