import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PLAIN, SPUN } from '../src/rules/spin/fixture.ts';
import { CLEAN, DIRTY, folderWith, galley, snapshot, write } from './helpers.ts';

/** Written for these tests: an honest report of what the spun one tells. */
const HONEST = `The ferry between Port Hollin and the island will stop next week. The harbour board had advised the council against the move, and said that there was no other way to keep the service going.

The European Commission is expected to publish a review in the last week of the month. Ruth Calder met bankers to discuss a loan, and the Foreign Secretary has promised the council a decision before the summer. The countries across the strait were asked to join the talks, and the council of Port Hollin said on Monday that the harbour board would be heard.
`;

const ARTICLES = {
  'in/a/plain.txt': `${PLAIN}\n`,
  'in/b/spun.txt': `${SPUN}\n`,
  'in/c/honest.txt': HONEST,
  'in/d/dirty.txt': DIRTY,
};

interface Shown {
  readonly path: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly message: string;
    readonly confidence: number;
    readonly evidence: { readonly folder?: string; readonly articles?: string[]; readonly candidates?: string[] };
  }[];
}

const CHECK = ['check', 'in', '-f', 'json'];

function shown(out: string): Shown['findings'] {
  const { files } = JSON.parse(out) as { files: Shown[] };
  return files
    .filter(({ path: name }) => name.includes('spun'))
    .flatMap(({ findings }) => findings.filter(({ rule }) => rule.startsWith('spin/')));
}

const checked = (folder: string, ...args: string[]): string => galley(folder, [...CHECK, '--no-cache', ...args]).out;

describe('other articles of a folder', () => {
  it('tell which words of a spun one stood there, and the finding says so', () => {
    const folder = folderWith(ARTICLES);
    const together = shown(checked(folder));
    const alone = shown(galley(folder, ['check', 'in/b/spun.txt', '-f', 'json']).out);
    expect(shown(checked(folder, '--no-learn'))).toEqual(alone);
    expect(alone.some(({ evidence }) => evidence.folder)).toBe(false);
    const found = (form: string, among = together): Shown['findings'][number] | undefined =>
      among.find(({ message }) => message.includes(`synonym “${form}”`));
    expect(found('cease')?.confidence).toBeGreaterThan(found('cease', alone)?.confidence ?? 0);
    expect(found('cease')?.evidence).toMatchObject({
      folder: '“stop” stands beside “next” in another article of this folder',
      articles: ['in/c/honest.txt'],
      candidates: ['stop', expect.anything(), expect.anything()],
    });
    expect(found('an evaluation')?.evidence.candidates?.[0]).toBe('review');
  });

  it('leave the others as they are, and can be switched off', () => {
    const folder = folderWith(ARTICLES);
    const others = (out: string): unknown =>
      (JSON.parse(out) as { files: Shown[] }).files.filter(({ path: name }) => !name.includes('spun'));
    const together = checked(folder);
    expect(others(together)).toEqual(others(checked(folder, '--no-learn')));
    write(folder, { 'galley.config.yaml': 'spin: { folder: false }\n' });
    expect(shown(checked(folder))).toEqual(shown(galley(folder, ['check', 'in/b/spun.txt', '-f', 'json']).out));
  });

  it('give the same bytes for any number of threads and any order of the files', () => {
    const spuns = [1, 2, 3, 4].map((n) => [`in/b/spun${n}.txt`, `${SPUN.replaceAll('Calder', `Calder${n}`)}\n`]);
    const files = { ...ARTICLES, ...Object.fromEntries(spuns) };
    const runs = ['1', '2'].map((workers) => {
      const folder = folderWith(files);
      const ran = [CHECK, ['fix', 'in', '--level', 'review']].map((args) =>
        galley(folder, [...args, '--workers', workers, '--no-cache']),
      );
      expect(ran[0]?.out).toContain('stands beside');
      return { ran, files: snapshot(folder) };
    });
    expect(runs[1]).toEqual(runs[0]);
    const folder = folderWith(files);
    const names = Object.keys(files);
    const ordered = (list: readonly string[]): string => galley(folder, ['check', ...list, '-f', 'json']).out;
    expect(ordered(names.toReversed())).toBe(ordered(names));
  }, 60_000);

  it('are what they were when a file before them was fixed, and a second run finds nothing new', () => {
    // The honest article has artifacts in front of the spun one: `fix` writes it first.
    const files = {
      'in/a.txt': `${HONEST}\nSign up to our free daily newsletter\n\nAdvertisement\n`,
      'in/b.txt': `${SPUN}\n`,
      'in/c.txt': `${SPUN.replaceAll('Calder', 'Brandt')}\n`,
    };
    const folder = folderWith(files);
    galley(folder, ['fix', 'in', '--level', 'review', '-f', 'json=fixed.json']);
    const fixed = snapshot(folder);
    const other = folderWith(files);
    galley(other, ['clean', 'in', '--out', 'out', '--level', 'review']);
    for (const name of ['a', 'b', 'c'])
      expect(readFileSync(path.join(folder, 'in', `${name}.txt`), 'utf8')).toBe(
        readFileSync(path.join(other, 'out', `${name}.txt`), 'utf8'),
      );
    const again = galley(folder, ['fix', 'in', '--level', 'review', '-f', 'json=fixed.json']);
    expect(again.err).toContain('0 of 3 articles changed');
    expect({ ...snapshot(folder), 'fixed.json': '' }).toEqual({ ...fixed, 'fixed.json': '' });
    galley(other, ['restore', 'out/galley-edits.jsonl', '--out', 'back']);
    for (const [name, text] of Object.entries(files))
      expect(readFileSync(path.join(other, name.replace('in', 'back')), 'utf8')).toBe(text);
  }, 60_000);

  it('are records of a file as well', () => {
    const lines = Object.values(ARTICLES).map((text) => `${JSON.stringify({ text })}\n`);
    const folder = folderWith({ 'in/spun.jsonl': lines.join('') });
    const findings = shown(checked(folder));
    expect(findings.some(({ evidence }) => evidence.articles?.join() === 'in/spun.jsonl#3')).toBe(true);
    expect(checked(folder, '--workers', '2')).toBe(checked(folder));
  });

  it('are no evidence when they were spun themselves, or tell of something else', () => {
    const folder = folderWith({
      'in/spun.txt': `${SPUN}\n`,
      'in/spun-too.txt': `${SPUN.replaceAll('Calder', 'Brandt')}\n`,
      'in/clean.txt': CLEAN,
    });
    expect(shown(checked(folder))).toEqual(shown(checked(folder, '--no-learn')));
  });

  it('make the cache anew when they change', () => {
    const folder = folderWith(ARTICLES);
    const cached = (): string => galley(folder, [...CHECK, '--cache-dir', 'cache']).out;
    const first = cached();
    expect(cached()).toBe(first);
    write(folder, { 'in/c/honest.txt': HONEST.replace('next week', 'in the spring') });
    expect(checked(folder)).not.toBe(first);
    expect(cached()).toBe(checked(folder));
    write(folder, { 'galley.config.yaml': 'spin: { folder: false }\n' });
    expect(cached()).not.toContain('stands beside');
  }, 60_000);

  it('have a say in what a person accepted: apply writes that or nothing', () => {
    // Alone, “evaluation” would be restored by another word.
    const honest = HONEST.replace('publish a review in', 'publish an assessment of the ferry. An assessment is due in');
    const folder = folderWith({ ...ARTICLES, 'in/c/honest.txt': honest });
    const found = (out: string): Shown['findings'][number] | undefined =>
      shown(out).find(({ message }) => message.includes('synonym “evaluation”'));
    const together = galley(folder, [...CHECK, '--no-cache']).out;
    const alone = galley(folder, ['check', 'in/b/spun.txt', '-f', 'json']).out;
    const { id, rule, alternatives } = found(together) as unknown as {
      id: string;
      rule: string;
      alternatives: string[];
    };
    const [accepted = ''] = alternatives;
    expect(found(alone)).toMatchObject({ id });
    const { files } = JSON.parse(together) as { files: { path: string; sha256: string }[] };
    const { sha256 } = files.find(({ path: name }) => name.includes('spun')) as { sha256: string };
    const decision = {
      v: 1,
      id,
      file: 'in/b/spun.txt',
      sha256,
      rule,
      decision: 'accept',
      text: null,
      by: 'me',
      at: '2026-01-01T12:00:00.000Z',
    };
    const apply = (becomes: string, ...args: string[]): { code: number | null; err: string } => {
      write(folder, { 'decisions.jsonl': `${JSON.stringify({ ...decision, becomes })}\n` });
      return galley(folder, ['apply', 'decisions.jsonl', ...args]);
    };
    const refused = apply(`not ${accepted}`, 'in');
    expect(refused.code).toBe(2);
    expect(refused.err).toContain(`was accepted with “not ${accepted}” and would now write “${accepted}”`);
    expect(apply(accepted, 'in').code).toBe(0);
    expect(readFileSync(path.join(folder, 'in/b/spun.txt'), 'utf8')).toBe(`${SPUN.replace('evaluation', accepted)}\n`);
  });
});
