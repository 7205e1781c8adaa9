import { describe, expect, it } from 'vitest';
import { packOf, problemsOf, rulesOf, runEntries } from '../../test/packs.ts';
import { compilePacks } from './compile.ts';
import { loadPack, PackError } from './load.ts';
import { patternProblem } from './regex-safety.ts';
import { selfTest } from './self-test.ts';

/** Names under which reports tell what was taken out; programs read them. */
const METADATA = 'date updated title standfirst byline credits section site readTime tags source provenance'.split(' ');

it.each(METADATA)('a regex can keep what it removes as %s', (key) => {
  const entry = `  - id: e\n    kind: regex\n    literal: "updated"\n    match: 'Updated: (\\d{4})'\n    metadata: { ${key}: 1 }\n`;
  const kept = runEntries(entry, 'The pier is closed.\n\nUpdated: 2024\n').metadata as Record<string, unknown>;
  expect([kept[key]].flat()).toEqual(['2024']);
});

describe('the loader', () => {
  const entry = (more: string): string => `  - id: e\n    kind: phrase\n${more}`;

  it.each([
    ['a key of another kind', entry('    match: "a b"\n    literal: "a"'), ['8:14 “literal” belongs to regex entries']],
    [
      'metadata of a phrase',
      entry('    match: "a b"\n    metadata: { date: 1 }'),
      ['8:15 “metadata” belongs to regex entries'],
    ],
    [
      'a regex without a literal',
      '  - id: e\n    kind: regex\n    match: "ab"',
      ['6:11 a regex entry needs “literal”'],
    ],
    ['a phrase that does not parse', entry('    match: ["a b", "{a"]'), ['7:12 “{a”: “{” without “}”']],
    [
      'an alias without quotation marks',
      entry('    match: *photo*'),
      ['8:12 “*photo*” is an alias of nothing: put the text in quotation marks'],
    ],
  ])('%s', (_, entries, expected) => {
    const found = problemsOf(() => packOf(entries)).map((one) => one.replace(/^\d+/, ''));
    expect(found).toEqual(expected.map((one) => one.replace(/^\d+/, '')));
  });

  it.each([
    ['nothing at all', '', 'pack: Invalid input: expected object, received null'],
    ['no entries', 'rule: test/pack\nsummary: s\nwhy: w\n', 'a pack needs at least one entry'],
    ['phrases to allow', 'rule: test/pack\nsummary: s\nwhy: w\nallow: [a]\n', '“allow” belongs to site packs'],
    ['aliases that grow', bomb(), 'Excessive alias count'],
  ])('%s', (_, yaml, message) => {
    expect(problemsOf(() => loadPack(yaml, 'rules\\test\\pack.yml')).join('\n')).toContain(message);
  });

  it.each([
    ['phrase', 'a phrase entry needs “match”'],
    ['trailer', 'a trailer entry needs “match”'],
    ['banner', 'a banner entry needs “start”'],
    ['consistency', 'a consistency entry needs “variants”'],
  ])('wants what a %s is made of', (kind, message) => {
    expect(problemsOf(() => packOf(`  - id: e\n    kind: ${kind}`))).toEqual([`7:11 ${message}`]);
  });

  it('wants both the literal and the pattern of a regex, and few words around a number', () => {
    const regex = (more: string): string[] => problemsOf(() => packOf(`  - id: e\n    kind: regex\n${more}`));
    expect(regex('    literal: a')).toEqual(['7:11 a regex entry needs “match”']);
    expect(regex('    match: a')).toEqual(['7:11 a regex entry needs “literal”']);
    const number = '    match: "\\\\d x"\n    literal: ';
    expect(regex(`${number}["<n>", " <n> "]`)).toEqual([
      '9:14 a regex whose only literal is a number needs “maxWords”',
    ]);
    expect(regex(`${number}["<n>", x]`)).toEqual([]);
    expect(regex(`${number}"<n>"\n    maxWords: 3`)).toEqual([]);
  });

  it.each(['delete: line\n    flag: true', 'delete: line\n    replace: x', 'replace: x\n    flag: true'])(
    'wants one action, not %j',
    (actions) => {
      expect(problemsOf(() => packOf(entry(`    match: a b\n    ${actions}`)))).toEqual([
        '6:9 only one of “delete”, “replace” and “flag” can be given',
      ]);
    },
  );

  it.each([
    ['test/pack.yml', true],
    ['C:\\news\\test\\pack.yaml', true],
    ['rules/test/pack.de.yml', true],
    ['test/pack.german.yml', false],
    ['latest/pack.yml', false],
    ['test/packs.yml', false],
  ])('of the path %s: %s', (file, fits) => {
    const yaml = `rule: test/pack\nsummary: s\nwhy: w\nentries:\n${entry('    match: a b')}\n    examples: { bad: [x], good: [y] }\n`;
    const message = `1:7 the rule is “test/pack” but the file is ${file}; the path must say the same`;
    expect(problemsOf(() => loadPack(yaml, file))).toEqual(fits ? [] : [message]);
  });

  it('wants a domain of packs of sites, and of no others', () => {
    const head = (rule: string, more: string): string[] =>
      problemsOf(() => loadPack(`rule: ${rule}\nsummary: s\nwhy: w\n${more}allow: [gull]\n`, `${rule}.yml`));
    const message = '1:7 “site” belongs to packs in rules/sites/, and only to them';
    expect(head('sites/gull', '')).toEqual([message]);
    expect(head('sites/gull', 'site: gull.example\n')).toEqual([]);
    expect(head('test/gull', 'site: gull.example\n')).toEqual([message, '5:8 “allow” belongs to site packs']);
  });

  it('says all mistakes in one message, file and place first', () => {
    const error = new PackError([
      { file: 'a.yml', line: 1, column: 2, message: 'one' },
      { file: 'b.yml', line: 3, column: 4, message: 'two' },
    ]);
    expect(error).toMatchObject({ name: 'PackError', message: 'a.yml:1:2 one\nb.yml:3:4 two' });
  });

  it('names every unknown key and every wrong value where it stands', () => {
    const pack = () => packOf(entry('    match: a b\n    wehre: line\n    safety: sure'), 'summry: s\n');
    expect(problemsOf(pack)).toEqual([
      expect.stringMatching(/^11:13 entries\.0\.safety: Invalid option/),
      '10:12 unknown key “wehre”',
      '5:9 unknown key “summry”',
    ]);
  });

  it('resolves aliases that stand for something', () => {
    const yaml = packOf(
      '  - id: a\n    kind: phrase\n    match: &m "share this"\n  - id: b\n    kind: trailer\n    match: *m',
    );
    expect(yaml.source.entries?.[1]?.match).toBe('share this');
  });

  function bomb(): string {
    const levels = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
    for (const [name, of] of ['ba', 'cb', 'dc']) levels.push(`${name}: &${name} [${`*${of}, `.repeat(10)}]`);
    return levels.join('\n');
  }
});

describe('the compiler', () => {
  const file = (name: string, summary: string, id: string, more = ''): ReturnType<typeof loadPack> =>
    loadPack(
      `rule: test/pack\nsummary: ${summary}\nwhy: w\n${more}entries:\n  - id: ${id}\n    kind: phrase\n    match: "share this"\n    examples: { bad: [x], good: [y] }\n`,
      name,
    );

  it('joins the files of a rule by name, whatever their order; the one without a language says what it is about', () => {
    const files = [
      file('test/pack.yml', 'plain', 'c'),
      file('test/pack.de.yml', 'german', 'a', 'languages: [de]\n'),
      file('test/pack.fr.yml', 'french', 'b', 'languages: [fr]\n'),
    ];
    const [rule] = compilePacks(files);
    expect(rule).toMatchObject({ summary: 'plain', languages: ['de', 'en', 'fr'], safety: 'review' });
    expect([...(rule?.entries ?? [])].map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(compilePacks(files.toReversed())).toEqual(compilePacks(files));
  });

  it('refuses an id that stands in two files of a rule', () => {
    expect(() => compilePacks([file('test/pack.de.yml', 's', 'a'), file('test/pack.yml', 's', 'a')])).toThrow(
      'test/pack.yml:5:9 the id “a” stands twice in rule test/pack',
    );
  });

  it('knows what all patterns of an entry have in common', () => {
    const two = (where: string, match: string): unknown => {
      const pack = packOf(`  - id: e\n    kind: regex\n    literal: "by"\n    match: ${match}\n    where: ${where}`);
      const { maxLength, first, needs } = [...(compilePacks([pack])[0]?.entries ?? [])][0] ?? {};
      return { maxLength, first, needs };
    };
    expect(two('line', '["by: x", "ad: yz"]')).toEqual({ maxLength: 6, first: 'ba', needs: ':' });
    expect(two('line', '["by: x", ".: yz+"]')).toEqual({ needs: ':' });
    expect(two('anywhere', '["by: x", "ad yz"]')).toEqual({});
  });

  it('gives flags no chance to be applied', () => {
    const pack = packOf('  - id: e\n    kind: phrase\n    match: "share this"\n    flag: true\n    safety: safe');
    expect([...(compilePacks([pack])[0]?.entries ?? [])][0]).toMatchObject({
      safety: 'report',
      action: { kind: 'flag' },
    });
  });
});

describe('regex safety', () => {
  it('sees repeats of repeats behind escapes and in classes', () => {
    expect(patternProblem('(?:[a\\]]{1,20}){1,20}b')).toBeTypeOf('string');
    expect(patternProblem('(?:\\.[a{9}]{2}){1,3}x')).toBeUndefined();
  });
});

describe('the self test', () => {
  const failures = (entries: string, head = ''): string[] => {
    const pack = packOf(entries, head);
    const { failures: all, todo } = selfTest([pack], rulesOf(pack));
    return [...all.map(({ message }) => message), ...todo.map(({ message }) => `todo ${message}`)];
  };

  it.each([
    ['at the top', '    where: text-start'],
    ['at the bottom', '    where: text-end'],
    ['in its zone', '    zone: { head: 3 }'],
    ['in its other zone', '    zone: { tail: 2 }'],
    ['before what goes with it', '    delete: to-end'],
    ['whatever the language', '    languages: [any]'],
    ['of its language', '    languages: [de]'],
  ])('puts an example %s', (_, more) => {
    expect(
      failures(
        `  - id: e\n    kind: phrase\n    match: "share this"\n${more}\n    examples:\n      bad: ["Share this"]\n      good: ["Honest prose about the pier."]`,
      ),
    ).toEqual([]);
  });

  it('holds whole texts against what must come out', () => {
    const entry = (fixed: string): string =>
      `  - id: e\n    kind: phrase\n    match: "share this"\n    examples:\n      bad: [{ text: "It rained.\\nShare this\\nIt stopped.", fixed: "${fixed}" }]\n      good: [{ text: "It rained." }]`;
    expect(failures(entry('It rained.\\nIt stopped.'))).toEqual([]);
    expect(failures(entry('It rained.'))).toEqual([
      'e: comes out as "It rained.\\nIt stopped.", expected "It rained."',
    ]);
  });

  it('wants flags to flag and nothing more', () => {
    const flagged = '    examples:\n      bad: ["Share this"]\n      good: ["It rained."]';
    expect(failures(`  - id: e\n    kind: phrase\n    match: "share this"\n    flag: true\n${flagged}`)).toEqual([]);
    const example =
      '    examples:\n      bad: [{ text: "Share this\\nIt rained.", flag: true }]\n      good: ["It rained."]';
    expect(failures(`  - id: e\n    kind: phrase\n    match: "share this"\n${example}`)).toEqual([
      'e: must only be flagged, but a change is proposed',
    ]);
  });

  it('lists known misses apart, as long as they miss', () => {
    const todo =
      '    examples:\n      bad: ["Share this"]\n      good: ["It rained."]\n      todo: ["Share that", "Share this"]';
    expect(failures(`  - id: e\n    kind: phrase\n    match: "share this"\n${todo}`)).toEqual([
      'todo e: is not found in "Share that"',
    ]);
  });

  it('names the place of every example that fails', () => {
    const pack = packOf(
      [
        '  - id: e',
        '    kind: phrase',
        '    match: "share this"',
        '    examples:',
        '      bad:',
        '        - "Share this"',
        '        - "Share that"',
        '      good:',
        '        - "It rained."',
        '        - "Share this"',
        '      todo:',
        '        - "Share those"',
      ].join('\n'),
    );
    const { examples, failures: failed, todo } = selfTest([pack], rulesOf(pack));
    expect(examples).toBe(4);
    expect(failed.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'test/pack.yml:12 e: is not found in "Share that"',
      'test/pack.yml:15 e: test/pack/e speaks up in "Share this": Unexpected pack “Share this”',
    ]);
    expect(todo.map(({ line }) => line)).toEqual([17]);
  });

  it.each([
    ['the end of a page', '    kind: trailer\n    match: ["share this"]'],
    ['teasers', '    kind: phrase\n    match: "share this"\n    delete: teasers'],
    ['a thread of comments', '    kind: phrase\n    match: "share this"\n    delete: thread'],
  ])('puts an example of what opens %s at the bottom', (_, more) => {
    expect(failures(`  - id: e\n${more}\n    examples: { bad: ["Share this"], good: ["It rained."] }`)).toEqual([]);
  });

  it('asks the entry itself, and all rules whether they stay silent', () => {
    const entries = [
      '  - id: e\n    kind: phrase\n    match: "share this"\n    examples: { bad: ["Print this"], good: ["Print this"] }',
      '  - id: f\n    kind: phrase\n    match: "print this"\n    examples: { bad: ["Print this"], good: ["It rained."] }',
    ];
    expect(failures(entries.join('\n'))).toEqual([
      'e: is not found in "Print this"',
      expect.stringContaining('e: test/pack/f speaks up in "Print this"'),
    ]);
  });

  it('lets a good example be reported, for that changes nothing', () => {
    const entry = '  - id: e\n    kind: phrase\n    match: "share this"\n    safety: report\n';
    expect(failures(`${entry}    examples: { bad: ["Share this"], good: ["Share this"] }`)).toEqual([]);
  });

  it('wants spellings of one name to be reported and never to be changed', () => {
    const entry = '  - id: e\n    kind: consistency\n    variants: [Kiev, Kyiv]\n';
    const example = (text: string): string => `    examples: { bad: [{ text: "${text}" }], good: ["It rained."] }`;
    expect(failures(entry + example('Kyiv, Kyiv and Kiev.'))).toEqual([]);
    expect(failures(entry + example('Kyiv and Kyiv.'))).toEqual(['e: is not found in "Kyiv and Kyiv."']);
  });

  it('knows the site of a pack', () => {
    const pack = loadPack(
      'rule: sites/gull.example\nsummary: s\nwhy: w\nsite: gull.example\nentries:\n  - id: e\n    kind: phrase\n    match: "the gull is free"\n    examples: { bad: ["The gull is free"], good: ["It rained."] }\n',
      'sites/gull.example.yml',
    );
    expect(selfTest([pack], rulesOf(pack)).failures).toEqual([]);
  });

  it('has nothing to say about a pack without entries', () => {
    const pack = loadPack('rule: sites/a\nsummary: s\nwhy: w\nsite: gull.example\nallow: [gull]\n', 'sites/a.yml');
    expect(selfTest([pack], rulesOf(pack))).toEqual({ examples: 0, failures: [], todo: [] });
  });
});
