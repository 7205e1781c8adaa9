import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, COMMAND, DIRTY, folderWith, galley, git, snapshot, write } from './helpers.ts';

describe('galley check: exit codes', () => {
  it('is 0 for clean articles and 1 for findings, and changes nothing', () => {
    const folder = folderWith({ 'clean.txt': CLEAN, 'dirty.txt': DIRTY });
    const before = snapshot(folder);
    expect(galley(folder, ['check', 'clean.txt']).code).toBe(0);
    expect(galley(folder, ['check', '.']).code).toBe(1);
    expect(snapshot(folder)).toEqual(before);
  });

  it.each([
    ['info', 1],
    ['never', 0],
  ])('--fail-on %s gives %i for warnings', (severity, code) => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    expect(galley(folder, ['check', 'dirty.txt', '--fail-on', severity]).code).toBe(code);
  });

  it.each(['concise', 'json', 'diff', 'html'])('is the same with --format %s', (format) => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    expect(galley(folder, ['check', 'dirty.txt', '-f', format]).code).toBe(1);
    expect(galley(folder, ['check', 'dirty.txt', '-f', format, '--fail-on', 'error']).code).toBe(0);
  });
});

describe('galley check: what a short run loads', () => {
  /** Modules of Node that a script has loaded when it ends, of those that take longer than checking an article. */
  function heavyModulesOf(folder: string, script: readonly string[]): string[] {
    const probe = path.join(folder, 'probe.cjs');
    const { stderr } = spawnSync(process.execPath, ['--require', probe, ...script], { cwd: folder, encoding: 'utf8' });
    return stderr.split('\n').filter((name) => /^NativeModule (?:crypto|zlib|worker_threads|http|tls)$/.test(name));
  }

  it('is not more than Node itself loads, for several files too', () => {
    const folder = folderWith({
      'a.txt': CLEAN,
      'b.txt': CLEAN,
      'c.txt': DIRTY,
      'empty.cjs': '',
      'probe.cjs': "process.on('exit', () => process.stderr.write(process.moduleLoadList.join('\\n')));",
    });
    const own = heavyModulesOf(folder, ['empty.cjs']);
    expect(heavyModulesOf(folder, [COMMAND, 'check', 'a.txt', 'b.txt', 'c.txt'])).toEqual(own);
    // So that the probe is known to see what it looks for: a report that shows hashes.
    expect(heavyModulesOf(folder, [COMMAND, 'check', '-f', 'json', 'c.txt'])).toContain('NativeModule crypto');
  });
});

describe('galley check: formats', () => {
  it('pretty shows the text, the reason and, last, the next step', () => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    const { out, err } = galley(folder, ['check', 'dirty.txt']);
    expect(out).toContain('Sign up to our free daily newsletter');
    expect(out).toContain('boilerplate/newsletter');
    expect(out.trimEnd().split('\n').at(-1)).toContain('galley fix');
    expect(err).toBe('');
  });

  it('pretty shows --max findings and says how many are left', () => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    expect(galley(folder, ['check', 'dirty.txt', '--max', '1']).out).toMatch(/2 findings more: --max 0/);
    expect(galley(folder, ['check', 'dirty.txt', '--max', '0']).out).not.toContain('more: --max');
    const wrong = galley(folder, ['check', 'dirty.txt', '--max', 'few']);
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('must be a whole number');
  });

  it('concise gives path:line:col safety rule', () => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    const lines = galley(folder, ['check', 'dirty.txt', '-f', 'concise']).out.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^dirty\.txt:\d+:1 safe [a-z-]+\/[a-z-]+\S* ./);
  });

  it('json has the fields of schema version 1, and edits that lead to the cleaned text', () => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    const report = JSON.parse(galley(folder, ['check', 'dirty.txt', '-f', 'json']).out);
    expect(report).toMatchObject({ schemaVersion: 1, version: expect.any(String), summary: { files: 1, safe: 3 } });
    const [file] = report.files;
    expect(file).toMatchObject({ path: 'dirty.txt', encoding: 'utf-8', language: 'en', verdict: 'edited' });
    expect(file.sha256).toMatch(/^[0-9a-f]{64}$/);
    let text = DIRTY;
    for (const { edits, status } of [...file.findings].reverse()) {
      if (status !== 'proposed') continue;
      for (const edit of [...edits].reverse()) text = text.slice(0, edit.start) + edit.text + text.slice(edit.end);
    }
    expect(text).toBe(CLEAN);
  });

  it('jsonl gives one file a line', () => {
    const folder = folderWith({ 'a.txt': CLEAN, 'b.txt': DIRTY });
    const lines = galley(folder, ['check', '.', '-f', 'jsonl']).out.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).path)).toEqual(['a.txt', 'b.txt']);
  });

  it('diff gives a patch that git takes', () => {
    const folder = folderWith({ 'a.txt': CLEAN, 'b.txt': DIRTY });
    write(folder, { 'x.patch': galley(folder, ['check', '.', '-f', 'diff']).bytes });
    expect(git(folder, 'apply', 'x.patch')).toEqual({ code: 0, err: '' });
    expect(readFileSync(path.join(folder, 'b.txt'), 'utf8')).toBe(CLEAN);
  });

  it('diff does not change the exit code when a page of HTML cannot be a patch', () => {
    const folder = folderWith({ 'page.html': pageOf(DIRTY) });
    const { code, err, out } = galley(folder, ['check', '.', '-f', 'diff']);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('page.html: HTML has no patch');
  });

  it('writes --format html=FILE beside another format on standard output', () => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    const { out, code } = galley(folder, ['check', 'dirty.txt', '-f', 'json', '--format', 'html=reports/out.html']);
    expect(code).toBe(1);
    expect(JSON.parse(out).files).toHaveLength(1);
    expect(readFileSync(path.join(folder, 'reports/out.html'), 'utf8')).toMatch(/^<!doctype html>/i);
  });

  it.each([
    [['-f', 'json', '-f', 'concise'], 'only one format can go to standard output'],
    [['-f', 'jsn'], 'there is no format “jsn” (did you mean “json”?)'],
    [['-f', 'html='], '--format html= names no file'],
  ])('refuses %j', (args, message) => {
    const folder = folderWith({ 'dirty.txt': DIRTY });
    const { code, out, err } = galley(folder, ['check', 'dirty.txt', ...args]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
  });
});

describe('galley check: input', () => {
  it('reads one article from standard input under a name', () => {
    const folder = folderWith();
    const { code, out } = galley(
      folder,
      ['check', '--stdin', '--stdin-filename', 'desk/a.txt', '-f', 'concise'],
      DIRTY,
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^desk\/a\.txt:5:1 safe /);
    expect(galley(folder, ['check', '--stdin', '-f', 'concise'], DIRTY).out).toMatch(/^stdin\.txt:5:1 /);
  });

  it('lets the name decide the format', () => {
    const folder = folderWith();
    const markdown = `${CLEAN}\n\`\`\`\nSign up to our free daily newsletter\n\`\`\`\n`;
    expect(galley(folder, ['check', '--stdin', '--stdin-filename', 'a.md', '-f', 'concise'], markdown).out).toBe('');
    const html = galley(folder, ['check', '--stdin', '--stdin-filename', 'a.html', '-f', 'json'], pageOf(DIRTY)).out;
    expect(JSON.parse(html).files[0].metadata.title).toBe('Rope stops ferry');
  });

  it('takes --stdin or files, not both', () => {
    const { code, err } = galley(folderWith({ 'a.txt': CLEAN }), ['check', '--stdin', 'a.txt'], CLEAN);
    expect(code).toBe(2);
    expect(err).toContain('--stdin reads one article from standard input; leave out a.txt');
  });

  it('reads the records of JSONL by line, and the reports of an earlier run not at all', () => {
    const folder = folderWith({
      'many.jsonl': `${JSON.stringify({ text: CLEAN })}\n\n${JSON.stringify({ text: DIRTY })}\n`,
      'galley-edits.jsonl': '{"v":1}\n',
      'galley-report.html': '<p>report</p>',
      'notes.csv': DIRTY,
    });
    const { files } = JSON.parse(galley(folder, ['check', '.', '-f', 'json']).out);
    expect(files.map((file: { path: string }) => file.path)).toEqual(['many.jsonl#1', 'many.jsonl#3']);
  });

  it('takes globs, and a file of any ending when it is named', () => {
    const folder = folderWith({ 'a/x.txt': CLEAN, 'a/b/y.txt': CLEAN, 'notes.csv': CLEAN });
    const paths = (args: string[]): string[] =>
      JSON.parse(galley(folder, ['check', '-f', 'json', ...args]).out).files.map((file: { path: string }) => file.path);
    expect(paths(['a/**/*.txt'])).toEqual(['a/b/y.txt', 'a/x.txt']);
    expect(paths([`${folder}/a/*.txt`])[0]).toMatch(/a\/x\.txt$/);
    expect(paths(['notes.csv', 'a/x.txt', './a/x.txt'])).toEqual(['./a/x.txt', 'notes.csv']);
  });
});

function pageOf(text: string): string {
  const paragraphs = text
    .trim()
    .split('\n\n')
    .map((one) => `<p>${one}</p>`);
  return `<!doctype html><html><head><title>Rope stops ferry</title></head><body><article>${paragraphs.join('\n')}</article></body></html>\n`;
}
