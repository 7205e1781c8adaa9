import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/package.ts';
import { emptyFolder } from '../helpers.ts';

const root = packageRoot();
const markdown = readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');

interface Block {
  readonly heading: string;
  readonly language: string;
  readonly rest: string;
  readonly text: string;
}

/** Fenced blocks of a page with the heading that they stand under and what stands behind the language. */
function blocksOf(page: string): Block[] {
  let heading = '';
  return [...page.matchAll(/^## (.+)$|^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].flatMap(
    ([, title, language, rest = '', text = '']) => {
      if (title !== undefined) heading = title;
      return language === undefined ? [] : [{ heading, language, rest, text }];
    },
  );
}

const copy = emptyFolder();
afterAll(copy.remove);
// What a clone and `npm ci` give: the sources, the packages and a build.
const LEFT_OUT = new Set(['.git', 'node_modules', 'coverage', 'cleaned']);
cpSync(root, copy.folder, { recursive: true, filter: (file) => !LEFT_OUT.has(path.relative(root, file)) });
symlinkSync(path.join(root, 'node_modules'), path.join(copy.folder, 'node_modules'), 'junction');

/** Runs what is printed, with an alias that an earlier block made, and stops at the first command that fails. */
function run(commands: string): string {
  const script = `set -e\nshopt -s expand_aliases\nalias galley="node $PWD/dist/bin/galley.cjs"\n${commands}`;
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd: copy.folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '', GITHUB_ACTIONS: '', npm_config_offline: 'true' },
  });
  expect(status, `${commands}\n${stdout}\n${stderr}`).toBe(0);
  return stdout;
}

const blocks = blocksOf(markdown);

describe.sequential('the path of a newcomer, as CONTRIBUTING.md prints it', () => {
  it('begins with a clone and npm ci, which this test has done by copying', () => {
    const [setUp] = blocks.filter(({ rest }) => rest === 'set-up');
    expect(setUp?.text.split('\n').at(-2)).toBe('npm ci');
    expect(blocks.filter(({ rest }) => rest === 'set-up')).toHaveLength(1);
  });

  for (const heading of ['Set up', 'A rule pack', 'A rule in code']) {
    it(heading, () => {
      let out = '';
      let checked = 0;
      for (const { language, rest, text } of blocks.filter((block) => block.heading === heading)) {
        if (rest === 'set-up') continue;
        if (language === 'sh') out = run(text);
        else if (rest) writeFileSync(path.join(copy.folder, rest), text);
        else
          for (const line of text.trimEnd().split('\n')) {
            expect(out).toContain(line);
            checked++;
          }
      }
      expect(checked).toBeGreaterThan(0);
    }, 120_000);
  }
});
