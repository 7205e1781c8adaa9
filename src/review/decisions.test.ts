import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Decision, DecisionLog, latest, parseDecisions, readDecisions } from './decisions.ts';

const ONE: Decision = {
  v: 1,
  id: 'a1',
  file: 'a.txt',
  sha256: 'f00d',
  rule: 'duplicate/paragraph',
  decision: 'accept',
  text: null,
  by: 'ann',
  at: '2025-07-21T08:00:00Z',
};
const line = (change: Partial<Record<keyof Decision, unknown>> = {}): string => JSON.stringify({ ...ONE, ...change });

describe('a decisions file', () => {
  it('holds one decision a line; blank lines, a mark at the start and a missing last line end are no matter', () => {
    const read = parseDecisions(`\ufeff${line()}\n\n${line({ id: 'b2' })}`, 'd.jsonl');
    expect(read.decisions.map(({ id }) => id)).toEqual(['a1', 'b2']);
    expect(read.torn).toBeUndefined();
    expect(parseDecisions('', 'd.jsonl')).toEqual({ decisions: [] });
  });

  it('may end in what a crash cut off, and says so', () => {
    const { decisions, torn } = parseDecisions(`${line()}\n{"v":1,"id`, 'd.jsonl');
    expect(decisions).toEqual([ONE]);
    expect(torn).toContain('d.jsonl:2: the last line was cut off');
  });

  it.each([
    ['half a line in the middle', '{"v":1\n', 'd.jsonl:1: is not JSON'],
    ['a list', '[]\n', 'd.jsonl:1: is not a decision;'],
    ['nothing', `${line()}\nnull\n`, 'd.jsonl:2: is not a decision;'],
    ['another version', `${line({ v: 2 })}\n`, '“v” is 2'],
    ['no id', `${line({ id: '' })}\n`, '“id” must be a text'],
    ['no hash', `${line({ sha256: 7 })}\n`, '“sha256” must be a text'],
    ['a decision that there is not', `${line({ decision: 'maybe' })}\n`, 'not "maybe"'],
    ['an edit without its text', `${line({ decision: 'edit' })}\n`, 'an edit needs its “text”'],
    ['a whole last line that is no decision', '7', 'd.jsonl:1: is not a decision;'],
  ])('is refused with file and line: %s', (_, content, message) => {
    expect(() => parseDecisions(content, 'd.jsonl')).toThrow(message);
  });

  it('the last line about a change holds, for each article by itself', () => {
    const held = latest([ONE, { ...ONE, decision: 'reject' }, { ...ONE, file: 'b.txt' }], '/desk');
    expect([...held].map(([file, of]) => [file, of.get('a1')?.decision])).toEqual([
      ['a.txt', 'reject'],
      ['b.txt', 'accept'],
    ]);
  });

  it('an article is one, however an HTML report named it', () => {
    const names = ['a.txt', './a.txt', 'wire/../a.txt', '/desk/a.txt'];
    for (const file of names) expect([...latest([{ ...ONE, file }], '/desk').keys()]).toEqual(['a.txt']);
    expect([...latest([{ ...ONE, file: 'wire/../../a.txt' }], '/desk').keys()]).toEqual(['../a.txt']);
  });
});

describe('a log of decisions', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'galley-decisions-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const append = (file: string, ...decisions: Decision[]): DecisionLog => {
    const log = new DecisionLog(file);
    log.append(decisions);
    log.append([]);
    log.append(decisions.slice(1));
    log.close();
    log.close();
    return log;
  };

  it('makes its folder with the first decision, and none before', () => {
    const file = path.join(folder, 'deep', 'd.jsonl');
    expect(append(file).earlier).toEqual([]);
    expect(readDecisions(file)).toBeUndefined();
    append(file, ONE, { ...ONE, id: 'b2' });
    expect(readDecisions(file)?.decisions.map(({ id }) => id)).toEqual(['a1', 'b2', 'b2']);
  });

  it.each([
    ['is glued to nothing when the line end is missing', line({ id: 'z' }), `${line({ id: 'z' })}\n${line()}\n`],
    ['takes the place of what a crash cut off', `${line({ id: 'z' })}\n{"v`, `${line({ id: 'z' })}\n${line()}\n`],
  ])('%s', (_, before, after) => {
    const file = path.join(folder, 'd.jsonl');
    writeFileSync(file, before);
    expect(append(file, ONE).earlier.map(({ id }) => id)).toEqual(['z']);
    expect(readFileSync(file, 'utf8')).toBe(after);
  });

  it('says what cannot be read or written', () => {
    const file = path.join(folder, 'd.jsonl');
    const log = new DecisionLog(file);
    mkdirSync(file);
    expect(() => log.append([ONE])).toThrow(/d\.jsonl: (decisions cannot be saved|cannot be read)/);
    expect(() => readDecisions(file)).toThrow('d.jsonl: cannot be read (EISDIR)');
  });
});
