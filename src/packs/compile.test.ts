import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { PhraseAutomaton } from './automaton.ts';
import { compilePacks } from './compile.ts';
import type { CompiledEntry, CompiledRule } from './compiled.ts';
import { loadPack, PackError } from './load.ts';

const EXAMPLES = '    examples: { bad: [x], good: [y] }\n';

const pack = (entries: string, head = '', file = 'test/pack.yml') =>
  loadPack(`rule: test/pack\nsummary: ${file}\nwhy: Because.\n${head}entries:\n${entries}`, file);

function compiled(entries: string, head = ''): CompiledRule {
  const [rule] = compilePacks([pack(entries, head)]);
  if (!rule) throw new Error('no rule was compiled');
  return rule;
}

function entryOf(lines: string, head = ''): CompiledEntry {
  const [entry] = compiled(`  - id: e\n${lines}${EXAMPLES}`, head).entries;
  return entry as CompiledEntry;
}

const PHRASE = '    kind: phrase\n    match: share this\n';

describe('what a pack leaves out', () => {
  it('is a person’s business, a warning, English, a whole line that goes', () => {
    expect(compiled(`  - id: e\n${PHRASE}${EXAMPLES}`)).toMatchObject({ safety: 'review', severity: 'warning' });
    expect(entryOf(PHRASE)).toMatchObject({
      safety: 'review',
      severity: 'warning',
      where: 'line',
      languages: ['en'],
      action: { kind: 'delete', what: 'line' },
    });
  });

  it('comes from the head of the pack before that, and an entry has the last word', () => {
    const head = 'safety: safe\nseverity: info\nlanguages: [de]\n';
    expect(compiled(`  - id: e\n${PHRASE}${EXAMPLES}`, head)).toMatchObject({ safety: 'safe', severity: 'info' });
    expect(entryOf(PHRASE, head)).toMatchObject({ safety: 'safe', severity: 'info', languages: ['de'] });
    const own = `${PHRASE}    safety: report\n    severity: error\n    languages: [fr]\n`;
    expect(entryOf(own, head)).toMatchObject({ safety: 'report', severity: 'error', languages: ['fr'] });
    expect(entryOf(`${PHRASE}    safety: report\n`)).toMatchObject({ safety: 'report' });
  });
});

describe('the parts of an entry', () => {
  const roles = ({ phrases }: CompiledEntry): string[] => phrases.map(({ role, source }) => `${role} ${source}`);

  it('are told apart by what they are for', () => {
    expect(roles(entryOf(PHRASE))).toEqual(['match share this']);
    expect(roles(entryOf('    kind: trailer\n    match: [read more, see also]\n'))).toEqual([
      'match read more',
      'match see also',
    ]);
    const banner =
      '    kind: banner\n    start: we value\n    cues: [your privacy, our partners]\n    end: accept all\n    min: 1\n';
    expect(roles(entryOf(banner))).toEqual([
      'start we value',
      'cue your privacy',
      'cue our partners',
      'end accept all',
    ]);
    expect(roles(entryOf('    kind: consistency\n    variants: [Kyiv, Kiev]\n'))).toEqual(['match Kyiv', 'match Kiev']);
    expect(roles(entryOf('    kind: regex\n    literal: photo\n    match: "^Photo: .{1,9}$"\n'))).toEqual([
      'match photo',
    ]);
  });

  it('of a banner and of names may stand anywhere, whatever the entry says', () => {
    const banner = '    kind: banner\n    start: we value\n    cues: [your privacy]\n    min: 1\n    where: line\n';
    expect(entryOf(banner).where).toBe('anywhere');
    expect(entryOf('    kind: consistency\n    variants: [Kyiv, Kiev]\n').where).toBe('anywhere');
    expect(entryOf(`${PHRASE}    where: line-start\n`).where).toBe('line-start');
  });

  // A character of a class may be two units long.
  it('of a regex that begins a row are known by their first letters, and by their length when they are tied to an end of it', () => {
    const regex = (where: string): CompiledEntry =>
      entryOf(`    kind: regex\n    literal: photo\n    match: "Photo: [ab]{1,9}"\n    where: ${where}\n`);
    expect(regex('line')).toMatchObject({ first: 'P', maxLength: 25 });
    for (const where of ['line-start', 'text-start']) expect(regex(where)).toMatchObject({ first: 'P', maxLength: 25 });
    for (const where of ['line-end', 'text-end']) {
      expect(regex(where).first).toBeUndefined();
      expect(regex(where).maxLength).toBe(25);
    }
    expect(regex('anywhere').first).toBeUndefined();
    expect(regex('anywhere').maxLength).toBeUndefined();
  });
});

describe('mistakes', () => {
  const problems = (entries: string): string[] => {
    try {
      compiled(entries);
    } catch (error) {
      if (error instanceof PackError) return error.problems.map((one) => `${one.line}:${one.column} ${one.message}`);
    }
    return [];
  };

  it('are named with their place', () => {
    const entries = `  - id: one\n    kind: phrase\n    match: "{a"\n${EXAMPLES}  - id: two\n    kind: regex\n    literal: a\n    match: "(a+)+$"\n${EXAMPLES}`;
    expect(problems(entries)).toEqual([
      expect.stringMatching(/^7:\d+ “\{a”: /),
      expect.stringMatching(/^12:\d+ the regular expression is not linear-time safe/),
    ]);
  });

  it('of a phrase are named where it stands, whatever it is for', () => {
    const banner = `  - id: e\n    kind: banner\n    start: we value\n    cues:\n      - a privacy\n      - "b}"\n    min: 1\n${EXAMPLES}`;
    expect(problems(banner)).toEqual([expect.stringMatching(/^9:\d+ “b\}”: /)]);
  });
});

describe('the files of a rule', () => {
  it('are taken by name, and the one without a language says what the rule is about, wherever the packs lie', () => {
    const entry = (id: string): string => `  - id: ${id}\n${PHRASE}${EXAMPLES}`;
    const files = ['C:\\packs\\test\\pack.fr.yml', 'C:\\packs\\test\\pack.yml', 'C:\\packs\\test\\pack.de.yml'];
    const packs = files.map((file) => pack(entry(file.slice(19, 21).replace('.', '')), '', file));
    const [rule] = compilePacks(packs);
    expect(rule?.summary).toBe('C:\\packs\\test\\pack.yml');
    expect(compilePacks([...packs].reverse())).toEqual(compilePacks(packs));
  });
});

describe('a phrase of two sentences', () => {
  it('stands in one line', () => {
    const finds = (text: string): number => {
      let found = 0;
      new PhraseAutomaton(['read more. support']).scan(text, new Article(text).tokens, () => found++);
      return found;
    };
    expect(finds('Read more. Support')).toBe(1);
    for (const gap of ['.\n', '.\n\n', '\n']) expect(finds(`Read more${gap}Support`)).toBe(0);
  });
});

describe('a phrase whose words have the hashes of others', () => {
  // Found by trying: the FNV-1a hashes of these words are the same.
  const TWINS = ['bhzadqp', 'onklwde'] as const;
  const finds = (phrase: string, text: string): number => {
    const article = new Article(text);
    let found = 0;
    new PhraseAutomaton([phrase]).scan(text, article.tokens, () => found++);
    return found;
  };

  it('is not found in their place', () => {
    const { hash } = new Article(TWINS.join(' ')).tokens;
    expect(hash[0]).toBe(hash[1]);
    expect(finds(`the ${TWINS[0]} club`, `The ${TWINS[0]} club`)).toBe(1);
    expect(finds(`the ${TWINS[0]} club`, `The ${TWINS[1]} club`)).toBe(0);
    expect(finds(`the club ${TWINS[0]}`, `The club ${TWINS[1]}`)).toBe(0);
    expect(finds(`<n> ${TWINS[0]}`, `5 ${TWINS[1]}`)).toBe(0);
    expect(finds(`<n> ${TWINS[0]}`, `5 ${TWINS[0]}`)).toBe(1);
  });
});
