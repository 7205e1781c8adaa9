import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { packageVersion } from '../src/package.ts';
import { CLEAN, DIRTY, folderWith, galley, snapshot, write } from './helpers.ts';

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');
const lastLine = (text: string): string | undefined => text.trimEnd().split('\n').at(-1);

describe('galley init, where nobody can be asked', () => {
  it('writes a config that galley takes, and shows a finding in an article that is there', () => {
    const folder = folderWith({ 'in/a.txt': CLEAN, 'in/b.txt': DIRTY });
    const { code, out, err } = galley(folder, ['init', 'in', '--types', 'txt,md', '--strictness', 'strict']);
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^galley\.config\.yaml written\n\nA finding of yours:\n\nin\/b\.txt · 1 finding\n/);
    expect(lastLine(out)).toBe('Next: galley check in');
    const config = parse(read(folder, 'galley.config.yaml'));
    expect(config).toMatchObject({
      $schema: `https://unpkg.com/galleyproof@${packageVersion()}/dist/config.schema.json`,
      preset: 'strict',
      ignore: ['**/*.html', '**/*.htm', '**/*.jsonl', '**/*.ndjson'],
    });
    expect(galley(folder, ['check', 'in/a.txt'])).toMatchObject({ code: 0, err: '' });
  });

  it('names the schema of the package where that is installed', () => {
    const folder = folderWith({ 'node_modules/galleyproof/dist/config.schema.json': '{}', 'galley.config.json': '{}' });
    expect(galley(folder, ['init', '--yes', '--force']).code).toBe(0);
    const { $schema } = JSON.parse(read(folder, 'galley.config.json'));
    expect($schema).toBe('./node_modules/galleyproof/dist/config.schema.json');
  });

  it('never writes over a config unless told', () => {
    const folder = folderWith({ 'galley.config.yaml': 'preset: none\n', 'a.txt': DIRTY });
    const before = snapshot(folder);
    const { code, err } = galley(folder, ['init', '--yes']);
    expect([code, err]).toEqual([
      2,
      'galley: galley.config.yaml is there already; change it, or write over it with galley init --force\n',
    ]);
    expect(snapshot(folder)).toEqual(before);
    expect(galley(folder, ['init', '--yes', '--force']).code).toBe(0);
    expect(read(folder, 'galley.config.yaml')).toContain('preset: recommended');
  });

  it.each([
    ['pre-commit', '.pre-commit-config.yaml', 'galley check --no-error-on-unmatched --'],
    ['lefthook', 'lefthook.yml', '{staged_files}'],
    ['husky', '.husky/pre-commit', 'npx galley check --staged'],
    ['git', '.git/hooks/pre-commit', 'exec npx galley check --staged'],
  ])('sets up a hook of %s, but leaves one that is there', (kind, file, part) => {
    const folder = folderWith();
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const { code, out } = galley(folder, ['init', '--hook', kind]);
    expect(code).toBe(0);
    expect(out).toContain(`${file} written\n`);
    expect(out).toMatch(/No articles in \. yet .*\nNext: galley demo\n$/);
    const text = read(folder, file);
    expect(text).toContain(part);
    if (file.endsWith('l')) expect(parse(text)).toBeTypeOf('object');
    else expect(statSync(path.join(folder, file)).mode & 0o100).toBe(0o100);
    write(folder, { [file]: 'mine\n' });
    expect(galley(folder, ['init', '--hook', kind, '--force']).out).toContain('is there already and stays as it is');
    expect(read(folder, file)).toBe('mine\n');
  });

  it.each([
    [['init', 'nix'], 'no such folder: nix; check the path'],
    [['init', '--types', 'txt,mdd'], '“mdd” is no kind of article (did you mean “md”?)'],
    [['init', '--hook', 'git'], '--hook git needs a git repository'],
  ])('%j is exit code 2', (args, message) => {
    const { code, err } = galley(folderWith(), args);
    expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  });
});

describe('galley --help', () => {
  it('fits a screen, with examples on top and every command', () => {
    const { out } = galley(folderWith(), ['--help']);
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(24);
    expect(lines.length).toBeLessThanOrEqual(42);
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(84);
    expect(lines.slice(4, 9).join('\n')).toMatch(/^Examples:\n( {2}galley .*\n?){4}$/);
    for (const name of ['check', 'stream', 'explain', 'completions'])
      expect(out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(galley(folderWith(), []).err).toBe(out);
  });

  it('knows what was meant', () => {
    const folder = folderWith({ 'articles/a.txt': CLEAN });
    expect(galley(folder, ['articles/']).err).toContain(
      "unknown command 'articles/'\n(Did you mean galley check articles/?)",
    );
    expect(galley(folder, ['exlpain']).err).toContain("unknown command 'exlpain'\n(Did you mean explain?)");
    expect(galley(folder, ['check', '--stagde']).err).toContain('(Did you mean --staged?)');
    expect(galley(folder, ['check', '--colour', 'never']).err).toContain('(Did you mean --color?)');
  });
});

describe('galley completions', () => {
  /** What bash would offer behind these words. */
  function offered(...words: string[]): string[] {
    const script = galley(folderWith(), ['completions', 'bash']).out;
    const list = words.map((word) => `'${word}'`).join(' ');
    const asks = `${script}\nCOMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _galley; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', asks], { encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
    return stdout.trimEnd().split('\n').filter(Boolean);
  }

  it('bash is offered commands, options and values', () => {
    expect(offered('galley', 'c')).toEqual(['check', 'clean', 'cache', 'completions']);
    expect(offered('galley', 'rules', '')).toEqual(['list', 'test', 'dead', 'new']);
    expect(offered('galley', 'check', '--sta')).toEqual(['--staged']);
    expect(offered('galley', 'check', 'a.txt', '--fail-on', '')).toEqual(['error', 'warning', 'info', 'never']);
    expect(offered('galley', 'check', '--fail-on', '=', 'w')).toEqual(['warning']);
    expect(offered('galley', 'check', '-f', 'js')).toEqual(['json', 'jsonl']);
    expect(offered('galley', '--quiet', 'fix', '--color', 'a')).toEqual(['auto', 'always']);
    expect(offered('galley', 'completions', 'z')).toEqual(['zsh']);
    // No answer: the shell completes names of files.
    expect(offered('galley', 'check', 'a')).toEqual([]);
    expect(offered('galley', 'check', '--config', '')).toEqual([]);
  });

  it('zsh and fish know the same commands and options', () => {
    const zsh = galley(folderWith(), ['completions', 'zsh']).out;
    expect(zsh).toMatch(/^#compdef galley\n/);
    expect(zsh).toContain("'check --fail-on') compadd -- error warning info never; return ;;");
    expect(zsh).toContain("'rules') items=('list:all rules, with their safety'");
    const fish = galley(folderWith(), ['completions', 'fish']).out;
    expect(fish).toContain(
      "complete -c galley -n '__fish_seen_subcommand_from check' -l fail-on -x -a 'error warning info never'",
    );
    expect(fish).toContain("complete -c galley -n '__fish_use_subcommand' -f -a check -d 'report findings'");
    // Nothing in a description ends the quotation around it.
    for (const line of fish.split('\n')) expect(line.replaceAll(/'[^']*'/g, ''), line).not.toContain("'");
  });

  it('says which shells there are', () => {
    expect(galley(folderWith(), ['completions', 'tcsh'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Allowed choices are bash, zsh, fish'),
    });
  });
});

describe('colours and quiet', () => {
  const folder = (): string => folderWith({ 'a.txt': DIRTY, 'b.txt': CLEAN });
  const hasColor = (args: string[], env: Record<string, string> = {}): boolean =>
    galley(folder(), ['check', 'a.txt', ...args], '', { NO_COLOR: '', ...env }).out.includes('\x1b[');

  it('--color goes before NO_COLOR, that before FORCE_COLOR, and a pipe has none', () => {
    expect(hasColor([])).toBe(false);
    expect(hasColor([], { CI: 'true' })).toBe(false);
    expect(hasColor([], { FORCE_COLOR: '1' })).toBe(true);
    expect(hasColor([], { FORCE_COLOR: '0' })).toBe(false);
    expect(hasColor([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(hasColor(['--color', 'always'], { NO_COLOR: '1' })).toBe(true);
    expect(hasColor(['--color=never'], { FORCE_COLOR: '1' })).toBe(false);
    expect(hasColor(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect(hasColor(['-f', 'concise'], { FORCE_COLOR: '1' })).toBe(false);
  });

  it('--quiet leaves findings and errors', () => {
    const at = folder();
    expect(galley(at, ['check', 'b.txt', '--quiet'])).toMatchObject({ code: 0, out: '', err: '' });
    const { out } = galley(at, ['--quiet', 'check', 'a.txt']);
    expect(out).toContain('boilerplate/newsletter');
    expect(out).not.toContain('safe to fix');
    expect(galley(at, ['diff', '-q', 'a.txt']).err).toBe('');
    expect(galley(at, ['fix', '-q', 'a.txt'])).toMatchObject({ code: 0, out: '', err: '' });
    expect(galley(at, ['check', '-q', 'nix.txt']).err).toContain('no such file');
  });
});

describe('in a GitHub workflow', () => {
  const env = { GITHUB_ACTIONS: 'true' };

  it('annotations come by themselves beside the report, unless a format is asked for', () => {
    const folder = folderWith({ 'a.txt': DIRTY, 'summary.md': '' });
    const { out } = galley(folder, ['check', 'a.txt'], '', {
      ...env,
      GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md'),
    });
    expect(out).toMatch(/^::warning file=a\.txt,line=5,/);
    expect(lastLine(out)).toContain('safe to fix: galley fix');
    expect(read(folder, 'summary.md')).toContain('Galley proof');
    expect(galley(folder, ['check', 'a.txt', '-f', 'concise'], '', env).out).not.toContain('::');
    expect(galley(folder, ['check', 'a.txt', '-f', 'pretty'], '', env).out).not.toContain('::');
  });
});

describe('the last line says the next step', () => {
  it.each([
    [['check', '.'], /3 findings in 1 of 2 files · 3 safe to fix: galley fix$/],
    [['fix', '--dry-run', '.'], /1 of 2 articles would be changed, 3 edits in the patch · apply them: galley fix$/],
    [['diff', '.'], /1 article would change · cleaned copies: galley clean --out DIR · one by one: galley review$/],
    [['clean', '.', '-o', 'out'], /Look at every change: out\/galley-report\.html$/],
  ])('%j', (args, line) => {
    const { out, err } = galley(folderWith({ 'a.txt': DIRTY, 'b.txt': 'Fog.\n' }), args);
    expect(lastLine(err || out)).toMatch(line);
  });
});
