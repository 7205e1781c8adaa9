import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { Galley } from '../src/galley.ts';
import { CLEAN, folderWith, galley, write } from './helpers.ts';

describe('a config that names code', () => {
  const withPlugin = (): string =>
    folderWith({
      'a.txt': CLEAN,
      'below/b.txt': CLEAN,
      'a.jsonl': `${JSON.stringify({ text: CLEAN })}\n`,
      'galley.config.yaml': 'preset: none\nplugins: [./evil.mjs]\n',
      'evil.mjs':
        "import { writeFileSync } from 'node:fs';\nwriteFileSync(new URL('./ran', import.meta.url), '');\nexport default () => () => {};\n",
    });
  const hasRun = (folder: string): boolean => existsSync(path.join(folder, 'ran'));

  it.each([
    ['check', 'a.txt'],
    ['check', 'a.txt', '--max', '3'],
    ['check', 'below/b.txt', '--workers', '2'],
    ['fix', 'a.txt'],
    ['clean', 'a.txt', '--out', 'out'],
    ['diff', 'a.txt'],
    ['report', 'a.txt', '-o', 'a.html'],
    ['review', 'a.txt', '--plain'],
    ['baseline', 'add', 'a.txt'],
    ['stream', '--jsonl', 'a.jsonl'],
    ['explain', '--report', 'a.txt'],
    ['rules', 'dead', 'a.txt'],
  ])('does not run it because it lies there: %s %s', (...args) => {
    const folder = withPlugin();
    const { code, out, err } = galley(folder, args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(
      /^galley: \S+galley\.config\.yaml:2:\d+ plugins are code, and this config was found, not named/,
    );
    expect(err).toMatch(/“\.\/evil\.mjs” will not run; .* --plugins .* --config, .* --no-config\n$/);
    expect(hasRun(folder)).toBe(false);
  });

  it.each([[['--plugins']], [['--config', 'galley.config.yaml']]])('runs it when somebody says so: %j', (words) => {
    const folder = withPlugin();
    expect(galley(folder, ['check', 'a.txt', ...words])).toMatchObject({
      code: 0,
      err: expect.not.stringContaining('code'),
    });
    expect(hasRun(folder)).toBe(true);
  });

  it.each([
    ['check', 'a.txt', '--no-config'],
    ['rules', 'list', '--json'],
    ['explain', 'plugin/evil'],
    ['learn', '--jsonl', 'a.jsonl', '--site', 'orran.example', '-o', 'sites.profile'],
  ])('needs no word where rules do not speak: %s %s', (...args) => {
    const folder = withPlugin();
    expect(galley(folder, args)).toMatchObject({ code: 0, err: expect.not.stringContaining('plugins') });
    expect(hasRun(folder)).toBe(false);
  });

  it('is named, with the text, when it fails', () => {
    const folder = withPlugin();
    write(folder, { 'galley.config.yaml': 'plugins: [./evil.mjs]\n' });
    write(folder, { 'evil.mjs': "export default () => () => { throw new Error('bad day'); };\n" });
    const message = 'the retext plugin behind plugin/evil failed (bad day); mend it, or turn the rule off';
    expect(galley(folder, ['check', 'a.txt', '--plugins'])).toMatchObject({
      code: 2,
      err: `galley: a.txt: ${message}\n`,
    });
    const [line] = galley(folder, ['stream', '--jsonl', 'a.jsonl', '--plugins']).out.split('\n');
    expect(JSON.parse(line as string)).toEqual({ error: message, line: 1 });
  });

  it('is refused in programs too, unless they say so', async () => {
    const cwd = withPlugin();
    await expect(Galley.create({ cwd })).rejects.toThrow(
      /galley\.config\.yaml:2:\d+ plugins are code, .* plugins: true/,
    );
    expect(hasRun(cwd)).toBe(false);
    expect((await Galley.create({ cwd, plugins: false })).settings().rules.map(({ rule }) => rule.id)).toEqual([]);
    expect(hasRun(cwd)).toBe(false);
    await Galley.create({ cwd, plugins: true });
    expect(hasRun(cwd)).toBe(true);
  });
});
