import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith, galley } from './helpers.ts';

const read = (folder: string, name: string): string => readFileSync(path.join(folder, name), 'utf8');

describe('galley check --format, for other tools', () => {
  it('writes all formats in one run, each to its file, and one to standard output', () => {
    const folder = folderWith({ 'a b.txt': CLEAN, 'in/dirty.txt': DIRTY });
    const files = {
      sarif: '"version": "2.1.0"',
      rdjson: '"path": "in/dirty.txt"',
      rdjsonl: '"path":"in/dirty.txt"',
      gitlab: '"check_name": "boilerplate/newsletter',
      checkstyle: '<file name="in/dirty.txt">',
      junit: '<testcase classname="a b.txt" name="no findings"/>',
      markdown: '### `in/dirty.txt`',
      criticmarkup: '{--Advertisement\n--}',
      vfile: '⚠ 3 warnings',
      github: '::warning file=in/dirty.txt,line=5,endLine=5,',
    };
    const args = Object.keys(files).flatMap((format) => ['-f', `${format}=out/${format}`]);
    const { code, out, err } = galley(folder, ['check', '.', '--no-learn', ...args, '-f', 'concise']);
    expect([code, err]).toEqual([1, '']);
    expect(out).toMatch(/^in\/dirty\.txt:5:1 safe /m);
    for (const [format, part] of Object.entries(files)) expect(read(folder, `out/${format}`)).toContain(part);
    const log = JSON.parse(read(folder, 'out/sarif'));
    const [rule] = log.runs[0].tool.driver.rules;
    expect(rule.help.text).toContain('Why: ');
    expect(log.runs[0].results).toHaveLength(3);
    expect(JSON.parse(read(folder, 'out/rdjson')).diagnostics).toHaveLength(3);
    expect(JSON.parse(read(folder, 'out/gitlab'))).toHaveLength(3);
  });

  it('names files below the working directory, however they were named', () => {
    const folder = folderWith({ 'in/dirty.txt': DIRTY });
    const paths = (named: string): string[] =>
      JSON.parse(galley(folder, ['check', named, '-f', 'gitlab']).out).map(
        (issue: { location: { path: string } }) => issue.location.path,
      );
    expect(new Set([...paths(`${folder}/in/dirty.txt`), ...paths('./in/dirty.txt')])).toEqual(
      new Set(['in/dirty.txt']),
    );
  });

  it('places findings in records and pages at lines of their files, and offers no fix there', () => {
    const page = `<title>Rope</title>${DIRTY.trim()
      .split('\n\n')
      .map((one) => `<p>${one}</p>`)
      .join('\n')}`;
    const folder = folderWith({ 'many.jsonl': `\n${JSON.stringify({ text: DIRTY })}\n`, 'page.html': page });
    const { diagnostics } = JSON.parse(galley(folder, ['check', '.', '-f', 'rdjson']).out);
    const at = new Set(
      diagnostics.map(
        ({ location }: { location: { path: string; range: { start: { line: number } } } }) =>
          `${location.path}:${location.range.start.line}`,
      ),
    );
    expect(at).toEqual(new Set(['many.jsonl:2', 'page.html:1']));
    expect(diagnostics.some((one: object) => 'suggestions' in one)).toBe(false);
  });

  it('github adds a table to the summary of the step, and only it', () => {
    const folder = folderWith({ 'dirty.txt': DIRTY, 'summary.md': 'before\n' });
    const env = { GITHUB_STEP_SUMMARY: path.join(folder, 'summary.md') };
    galley(folder, ['check', 'dirty.txt', '-f', 'concise'], '', env);
    expect(read(folder, 'summary.md')).toBe('before\n');
    expect(galley(folder, ['check', 'dirty.txt', '-f', 'github'], '', env).code).toBe(1);
    expect(read(folder, 'summary.md')).toMatch(/^before\n## Galley proof\n\n3 findings in 1 of 1 file /);
    const { code, err } = galley(folder, ['check', 'dirty.txt', '-f', 'github'], '', { GITHUB_STEP_SUMMARY: folder });
    expect(code).toBe(2);
    expect(err).toContain('the step summary cannot be written (EISDIR)');
  });
});
