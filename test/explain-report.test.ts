import { describe, expect, it } from 'vitest';
import { CLEAN, DIRTY, folderWith, galley, snapshot } from './helpers.ts';

describe('galley explain --report', () => {
  it('prints what an issue needs about the finding in a line', () => {
    const folder = folderWith({
      'a.txt': DIRTY,
      'galley.config.yaml': 'preset: strict\nrules:\n  boilerplate: review\nallowTerms: ["Orran Herald"]\n',
    });
    const before = snapshot(folder);
    const line = DIRTY.split('\n').indexOf('Advertisement') + 1;
    const { code, out, err } = galley(folder, ['explain', '--report', `a.txt:${line}`]);
    expect([code, err]).toEqual([0, '']);
    expect(out.match(/^### /gm)).toHaveLength(1);
    expect(out).toMatch(/^### \w+\/[\w-]+, entry [\w-]+\n- galleyproof \d+\.\d+\.\d+, Node /);
    expect(out).toContain(`> ${line} | {--Advertisement--}`);
    expect(out).toMatch(/Evidence\n- /);
    expect(out).toContain('- config file: galley.config.yaml\n- preset: strict\n- rules.boilerplate: "review"\n');
    expect(out).toContain('- allowTerms: 1\n');
    expect(out).not.toContain('Orran Herald');
    expect(snapshot(folder)).toEqual(before);
  });

  it('takes a rule, and hides the article when told to', () => {
    const folder = folderWith({ 'a.txt': DIRTY });
    const { code, out } = galley(folder, ['explain', 'boilerplate/newsletter', '--report', 'a.txt', '--redact']);
    expect(code).toBe(0);
    expect(out.match(/^### boilerplate\/newsletter/gm)?.length).toBeGreaterThan(0);
    expect(out).not.toMatch(/ferry|Cormack|Sign up|Something went wrong/);
    expect(out).toContain('{--Xxxx xx xx xxx xxxx xxxxx xxxxxxxxxx--}');
  });

  it('shows the first findings of many, says how many there are, and passes over notes of the engine', () => {
    const folder = folderWith({ 'a.txt': Array.from({ length: 12 }, () => DIRTY).join('\n') });
    const { code, out, err } = galley(folder, ['explain', '--report', 'a.txt']);
    expect(code).toBe(0);
    expect(out.match(/^### /gm)).toHaveLength(5);
    expect(out).not.toContain('### engine/');
    expect(err).toMatch(/^galley: the first 5 of \d+ findings; name a rule or a line: --report a\.txt:LINE\n$/);
  });

  it('finds the record of a JSONL file by its line', () => {
    const folder = folderWith({
      'a.jsonl': `${JSON.stringify({ text: CLEAN })}\n${JSON.stringify({ text: DIRTY })}\n`,
    });
    expect(galley(folder, ['explain', '--report', 'a.jsonl:2']).out).toMatch(/^- jsonl, /m);
    expect(galley(folder, ['explain', '--report', 'a.jsonl:1'])).toMatchObject({ code: 2, out: '' });
  });

  it.each([
    [['explain', '--report', 'b.txt'], /b\.txt/],
    [['explain', '--report', 'clean.txt'], /clean\.txt: there is no finding, and none of any other rule either/],
    [['explain', 'spin/word', '--report', 'a.txt'], /no finding of spin\/word; there are \w+\/[\w-]+ in line \d+/],
    [['explain', 'duplicate/paragraph', '--redact'], /--redact belongs to --report FILE/],
  ])('refuses %j with a remedy', (args, message) => {
    const { code, out, err } = galley(folderWith({ 'a.txt': DIRTY, 'clean.txt': CLEAN }), args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});
