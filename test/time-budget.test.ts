import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clean, defineRule, Galley } from '../src/index.ts';
import { packageRoot } from '../src/package.ts';
import { CLEAN, DIRTY, folderWith, galley } from './helpers.ts';

/** Less than any article takes. */
const NONE = ['--time-budget', '0.000001'];
const ARTICLES = { 'in/a.txt': DIRTY, 'in/b.txt': `${DIRTY}\nOne more line of its own.\n` };
const SAID =
  /in\/a\.txt: Checking this text took more than \S+ s of computing time, and \S+ was at work, so the text was left as it is; .*--time-budget/;

interface Report {
  readonly files: readonly { readonly verdict: string; readonly findings: readonly { readonly rule: string }[] }[];
}
const rulesOf = (json: string): string[][] =>
  (JSON.parse(json) as Report).files.map(({ findings }) => findings.map(({ rule }) => rule));

describe('--time-budget', () => {
  it('check reports it as one finding an article, exit code 1, in threads too', () => {
    const folder = folderWith(ARTICLES);
    const runs = ['1', '2'].map((workers) =>
      galley(folder, ['check', 'in', '-f', 'json', '--workers', workers, ...NONE]),
    );
    for (const { code, out, err } of runs) {
      expect(code).toBe(1);
      expect(rulesOf(out)).toEqual([['engine/time-budget'], ['engine/time-budget']]);
      expect((JSON.parse(out) as Report).files[0]).toMatchObject({
        verdict: 'flagged',
        findings: [{ severity: 'warning', safety: 'report', status: 'proposed', edits: [] }],
      });
      expect(err).toMatch(SAID);
    }
  });

  it('fix leaves the file alone and says so', () => {
    const folder = folderWith(ARTICLES);
    const { code, err } = galley(folder, ['fix', 'in/a.txt', ...NONE]);
    expect(code).toBe(1);
    expect(err).toMatch(SAID);
    expect(err).toContain('0 of 1 article changed');
    expect(readFileSync(path.join(folder, 'in/a.txt'), 'utf8')).toBe(DIRTY);
  });

  it('clean copies the file as it is and says so', () => {
    const folder = folderWith(ARTICLES);
    const { code, err } = galley(folder, ['clean', 'in', '--out', 'out', ...NONE]);
    expect(code).toBe(0);
    expect(err).toMatch(SAID);
    expect(readFileSync(path.join(folder, 'out/a.txt'), 'utf8')).toBe(DIRTY);
  });

  it.each(['1', '2'])('stream lets the line through and names it, %s threads', (workers) => {
    const lines = [DIRTY, CLEAN].map((text) => JSON.stringify({ text }));
    const folder = folderWith({ 'in.jsonl': `${lines.join('\n')}\n` });
    const { code, out, err } = galley(folder, ['stream', '--jsonl', 'in.jsonl', '--workers', workers, ...NONE]);
    expect(code).toBe(0);
    const records = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(records).toMatchObject([
      { text: DIRTY, galley: { verdict: 'flagged', edits: [] } },
      { text: CLEAN, galley: { verdict: 'flagged', edits: [] } },
    ]);
    expect(err).toMatch(/galley: line 1 went through as it was: its time was up; .*\ngalley: line 2 went/);
  });

  it('is never remembered: a run with more time checks again', () => {
    const folder = folderWith(ARTICLES);
    const check = ['check', 'in', '-f', 'json', '--cache-dir', 'cache'];
    expect(rulesOf(galley(folder, [...check, ...NONE]).out).flat()).toEqual([
      'engine/time-budget',
      'engine/time-budget',
    ]);
    const free = galley(folder, check);
    expect(free).toEqual(galley(folder, ['check', 'in', '-f', 'json', '--no-cache']));
    expect(free.out).not.toContain('time-budget');
  });

  it('is a number of seconds', () => {
    const folder = folderWith(ARTICLES);
    for (const value of ['soon', '-1', '1e3', '']) {
      const { code, err } = galley(folder, ['check', 'in', '--time-budget', value]);
      expect([code, err]).toEqual([2, expect.stringContaining('0 for no limit')]);
    }
  });
});

describe('the key timeBudget', () => {
  it('holds for some files, and the option has the last word', () => {
    const config = 'layers:\n  - files: ["in/a.txt"]\n    timeBudget: 0.000001\n';
    const folder = folderWith({ ...ARTICLES, 'galley.config.yaml': config });
    const rules = (...more: string[]) => rulesOf(galley(folder, ['check', 'in', '-f', 'json', ...more]).out);
    const [first, second] = rules();
    expect(first).toEqual(['engine/time-budget']);
    expect(second).not.toContain('engine/time-budget');
    expect(rules('--time-budget', '0').flat()).not.toContain('engine/time-budget');
  });

  it('is refused when it is no time', () => {
    const folder = folderWith({ ...ARTICLES, 'galley.config.yaml': 'timeBudget: -1\n' });
    const { code, err } = galley(folder, ['check', 'in']);
    expect(code).toBe(2);
    expect(err).toMatch(/galley\.config\.yaml:1:\d+ timeBudget: /);
  });
});

/** Computes for a third of a second. */
const burning = defineRule({
  id: 'desk/burning',
  phase: 'words',
  scope: 'document',
  docs: { summary: 'Burns time.', why: 'A test.', fix: 'None.', bad: [], good: [] },
  create: () => () => {
    const from = process.cpuUsage();
    while (process.cpuUsage(from).user < 300_000) for (let i = 0; i < 100_000; i++) Math.sqrt(i);
  },
});

describe('in programs', () => {
  it('a rule of the caller that burns time is named, and every proposal is taken back', async () => {
    const result = await clean(DIRTY, { config: false, rules: [burning], timeBudget: 0.2 });
    expect(result).toMatchObject({
      verdict: 'flagged',
      text: DIRTY,
      findings: [{ rule: 'engine/time-budget', evidence: { at: 'desk/burning' } }],
    });
    expect((await clean(DIRTY, { config: { timeBudget: 0 }, rules: [burning] })).verdict).toBe('edited');
    expect((await clean(DIRTY, { config: false, rules: [burning] })).verdict).toBe('edited');
  });

  it('a retext plugin that burns time is stopped', () => {
    const folder = folderWith({
      'a.txt': DIRTY,
      'galley.config.yaml': 'timeBudget: 0.5\nplugins: [./burn.mjs]\n',
      'burn.mjs':
        'export default () => () => {\n  const from = process.cpuUsage();\n  while (process.cpuUsage(from).user < 700_000) for (let i = 0; i < 100_000; i++) Math.sqrt(i);\n};\n',
    });
    const { code, out } = galley(folder, ['check', 'a.txt', '--config', 'galley.config.yaml', '-f', 'concise']);
    expect(code).toBe(1);
    expect(out).toMatch(/^a\.txt:1:1.* plugin\/burn was at work.*\n$/);
  });
});

describe('the time that everybody gets', async () => {
  const checker = await Galley.create({ config: false });
  const root = path.join(packageRoot(), 'samples');
  const ran = (text: string): string[] => checker.check(text).findings.map(({ rule }) => rule);

  it('is enough for every sample and every honest text', () => {
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt'));
    expect(names.length).toBeGreaterThan(140);
    for (const name of names)
      expect(ran(readFileSync(path.join(root, name), 'utf8'))).not.toContain('engine/time-budget');
  });

  // What takes long is another test's business: bench/growth.mjs.
  it.each(['The ferry was late. ', 'a', '“Late,” he said. '])(
    'is enough for twenty megabytes of %j',
    (piece) => {
      expect(ran(piece.repeat(20_000_000 / piece.length))).not.toContain('engine/time-budget');
    },
    120_000,
  );
});
