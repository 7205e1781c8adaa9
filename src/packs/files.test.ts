import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tablesOf } from './builtin.ts';
import { compilePacks } from './compile.ts';
import { gateOf } from './conditions.ts';
import { packFiles, readPacks } from './files.ts';
import { loadPack, PackError } from './load.ts';
import { packRules, unpackRules } from './packed.ts';
import { packTables } from './tables.ts';
import { userPacks } from './user.ts';

const pack = (rule: string, entries: string, more = ''): string =>
  `rule: ${rule}\nsummary: A test.\nwhy: Because.\n${more}entries:\n${entries}`;
const phrase = (id: string, match: string): string =>
  `  - id: ${id}\n    kind: phrase\n    match: "${match}"\n    examples: { bad: [x], good: [y] }\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'galley-packs-'));
  mkdirSync(path.join(folder, 'news', 'old.yml'), { recursive: true });
  writeFileSync(path.join(folder, 'news', 'b.yml'), pack('news/b', phrase('e', 'share this')));
  writeFileSync(path.join(folder, 'news', 'a.yaml'), pack('news/a', phrase('e', 'read more')));
  writeFileSync(path.join(folder, 'news', 'notes.txt'), 'no pack');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('pack files', () => {
  it('are the YAML files below a folder, sorted; a folder named like one is not', () => {
    expect(packFiles(folder).map((file) => path.relative(folder, file))).toEqual([
      path.join('news', 'a.yaml'),
      path.join('news', 'b.yml'),
    ]);
    expect(readPacks([folder]).map((one) => one.source.rule)).toEqual(['news/a', 'news/b']);
  });

  it('can be named one by one', () => {
    expect(readPacks([path.join(folder, 'news', 'b.yml')]).map((one) => one.source.rule)).toEqual(['news/b']);
  });

  it('tell the mistakes of all of them at once, those that cannot be read among them', () => {
    writeFileSync(path.join(folder, 'news', 'a.yaml'), 'rule: [');
    writeFileSync(path.join(folder, 'news', 'b.yml'), pack('news/other', phrase('e', 'share this')));
    symlinkSync(path.join(folder, 'gone.yml'), path.join(folder, 'news', 'c.yml'));
    try {
      readPacks([folder]);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(PackError);
      expect(new Set((error as PackError).problems.map(({ file }) => path.basename(file)))).toEqual(
        new Set(['a.yaml', 'b.yml', 'c.yml']),
      );
      expect((error as PackError).message).toMatch(/c\.yml:1:1 cannot be read: ENOENT/);
    }
  });
});

describe('packs of the user', () => {
  const builtin = compilePacks([
    loadPack(pack('news/a', phrase('first', 'read on')), 'news/a.yml'),
    loadPack(pack('news/z', phrase('only', 'sign up')), 'news/z.yml'),
  ]);

  it('add entries to a rule of the same id, and rules of their own behind the others', () => {
    const all = userPacks(builtin, ['news'], folder);
    expect(all.map((rule) => [rule.id, [...rule.entries].map(({ id }) => id)])).toEqual([
      ['news/a', ['first', 'e']],
      ['news/z', ['only']],
      ['news/b', ['e']],
    ]);
  });

  it('may not take the id of a built-in entry', () => {
    const taken = compilePacks([loadPack(pack('news/a', phrase('e', 'read on')), 'news/a.yml')]);
    expect(() => userPacks(taken, ['news'], folder)).toThrow(
      /a\.yaml:\d+:\d+ news\/a has an entry “e” already: choose another id$/,
    );
    expect(() => userPacks(taken, ['news/b.yml'], folder)).not.toThrow();
  });
});

describe('packed rules', () => {
  const regex = `  - id: r\n    kind: regex\n    where: line\n    literal: ["updated"]\n    match: 'Updated: \\d+'\n    zone: { head: 3 }\n    maxWords: 9\n    examples: { bad: [x], good: [y] }\n`;
  const banner =
    '  - id: b\n    kind: banner\n    start: "your support"\n    cues: ["now more than ever"]\n    end: "give today"\n    examples: { bad: [x], good: [y] }\n';
  const rules = compilePacks([
    loadPack(
      pack('news/a', phrase('one', 'read {on,more}') + regex + banner + phrase('ü', 'tëxt').replace('ü', 'two')),
      'news/a.yml',
    ),
    loadPack('rule: sites/gull.example\nsummary: s\nwhy: w\nsite: gull.example\nallow: [the gull]\n', 'sites/gull.yml'),
  ]);

  it('come back as they were, entry by entry, in any order', () => {
    const back = unpackRules(Buffer.from(packRules(rules)));
    const plain = (all: typeof rules): unknown => all.map((rule) => ({ ...rule, entries: [...rule.entries] }));
    expect(back[0]?.entries.at(3)).toEqual([...(rules[0]?.entries ?? [])][3]);
    expect(back[0]?.entries.at(4)).toBeUndefined();
    expect(back[0]?.entries.at(1)).toBe(back[0]?.entries.at(1));
    expect(plain(back)).toEqual(plain(rules));
    expect(back.map(({ entries }) => entries.gates)).toEqual(rules.map(({ entries }) => [...entries].map(gateOf)));
    expect(back[1]).toMatchObject({ site: 'gull.example', allow: ['the gull'] });
    expect(back[1]?.entries.length).toBe(0);
  });

  it('have equal gates once, and plain phrases as nothing but their words', () => {
    const [head = ''] = Buffer.from(packRules(rules)).toString('utf8').split('\n', 1);
    // The first and the last entry of four have the same gate.
    expect(JSON.parse(head).gates).toHaveLength(3);
    expect(Buffer.from(packRules(rules)).toString('utf8')).toContain('"phrases":["read {on,more}"]');
  });

  it('have their automaton beside them, as flat arrays', () => {
    const tables = tablesOf(rules);
    const bytes = packTables(tables);
    expect(new Int32Array(bytes.buffer, bytes.byteOffset, 1)[0]).toBe(6);
    const sizes = Object.values(tables).reduce((sum, array) => sum + array.length, 0);
    expect(bytes.byteLength).toBe(4 * (1 + 6 + sizes));
  });
});

it('the sources of a pack say where each of its parts stands', () => {
  const file = path.join(folder, 'news', 'b.yml');
  const loaded = loadPack(readFileSync(file, 'utf8'), file);
  expect(loaded.problemAt(['entries', 0, 'match'], 'm')).toEqual({ file, line: 7, column: 12, message: 'm' });
  expect(loaded.problemAt(['entries', 7, 'match'], 'm')).toMatchObject({ line: 5 });
  expect(loaded.problemAt([], 'm')).toMatchObject({ line: 1, column: 1 });
});
