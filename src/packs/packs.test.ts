import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import type { Result } from '../engine/finding.ts';
import { runSync } from '../engine/run.ts';
import { PhraseAutomaton } from './automaton.ts';
import { carrier } from './carrier.ts';
import { compilePacks } from './compile.ts';
import { loadPack, PackError } from './load.ts';
import { PackMatcher } from './matcher.ts';
import { isWord, parsePhrase } from './phrase.ts';
import { patternProblem } from './regex-safety.ts';
import { packRule } from './rule.ts';
import { selfTest } from './self-test.ts';
import { skeleton } from './skeleton.ts';

function pack(entries: string, head = ''): string {
  return `rule: test/pack\nsummary: A test.\nwhy: Because.\nsafety: safe\n${head}entries:\n${entries}`;
}

const EXAMPLES = '    examples: { bad: [x], good: [y] }\n';

function run(entries: string, text: string, site?: string): Result {
  const compiled = compilePacks([loadPack(pack(entries), 'test/pack.yml')]);
  const matcher = new PackMatcher(compiled);
  const rules = compiled.map((one, order) => {
    const rule = packRule(one, matcher);
    return { rule, order, check: rule.create({ options: {} }) };
  });
  return runSync(text, {
    rules,
    level: 'review',
    allow: [],
    fullPage: false,
    budget: false,
    article: site ? { site } : {},
  });
}

function problems(yaml: string, file = 'test/pack.yml'): string[] {
  try {
    compilePacks([loadPack(yaml, file)]);
    return [];
  } catch (error) {
    if (!(error instanceof PackError)) throw error;
    return error.problems.map((p) => `${p.line}:${p.column} ${p.message}`);
  }
}

describe('phrases', () => {
  const finds = (phrase: string, text: string): string[] => {
    const article = new Article(text);
    const found: string[] = [];
    new PhraseAutomaton([phrase]).scan(text, article.tokens, (_, first, last) =>
      found.push(text.slice(article.tokens.start[first], article.tokens.end[last])),
    );
    return found;
  };

  it.each([
    ['share this {article,story}', 'Please SHARE this story now', ['SHARE this story']],
    ['share {,this} now', 'share now, share this now', ['share now', 'share this now']],
    ['{a b,c} d', 'a b d and c d and b d', ['a b d', 'c d']],
    ['<n> min read', 'A 5min read', ['5min read']],
    ['something went wrong, please', 'Something went wrong - please', ['Something went wrong - please']],
    ['read more. support', 'Read more. Support', ['Read more. Support']],
    ['read more support', 'Read more. Support', []],
    ["don't miss", 'DON’T MISS', ['DON’T MISS']],
    ['read more', 'read\nmore', []],
    ['2024 archive', 'the 2024 archive', ['2024 archive']],
  ])('%s in %s', (phrase, text, expected) => {
    expect(finds(phrase, text)).toEqual(expected);
  });

  it.each([
    ['{a,b', /without “}”/],
    ['a}', /without “{”/],
    ['{a,{b,c}}', /nested/],
    ['{,a}', /without any word/],
    ['…', /without any word/],
  ])('%s is refused', (phrase, message) => {
    expect(() => parsePhrase(phrase)).toThrow(message);
  });

  it('are confirmed by all letters of a word, not by its beginning', () => {
    expect(isWord('the Harbour’s', 4, 13, "harbour's")).toBe(true);
    expect(isWord('the harbours', 4, 12, 'harbour')).toBe(false);
    expect(isWord('the harbour', 4, 11, 'harbors')).toBe(false);
    expect(isWord('the harbour', 4, 8, 'harbour')).toBe(false);
  });

  it('find themselves, whatever letters, numbers and marks they are made of', () => {
    const unit = fc.constantFrom(
      'a',
      'É',
      'ß',
      'm\u0301',
      'º',
      '7',
      '٣',
      '.',
      ',',
      '’',
      "'",
      '-',
      '…',
      '؟',
      ' ',
      '東',
      'か',
      '한',
      '😀',
      '𠀀',
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), fc.boolean(), (text, isChoice) => {
        const { tokens } = new Article(text);
        if (tokens.count === 0) return;
        if (isChoice && text.includes(',')) return;
        const phrase = isChoice ? `{zz,${text}}` : text;
        const found: [number, number][] = [];
        new PhraseAutomaton([phrase]).scan(text, tokens, (_, first, last) => found.push([first, last]));
        expect(found).toContainEqual([0, tokens.count - 1]);
      }),
      { numRuns: 1000 },
    );
  });

  it('are all found in one pass, as a search for each alone would find them', () => {
    const word = fc.constantFrom('a', 'b', 'c', '7');
    const phrase = fc.array(word, { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(
        fc.array(phrase, { minLength: 1, maxLength: 8 }),
        fc.array(word, { maxLength: 30 }),
        (phrases, words) => {
          const text = words.join(' ');
          const { tokens } = new Article(text);
          const found = new Set<string>();
          new PhraseAutomaton(phrases.map((p) => p.join(' '))).scan(text, tokens, (p, first, last) =>
            found.add(`${p} ${first} ${last}`),
          );
          const expected = new Set<string>();
          phrases.forEach((p, index) => {
            for (let at = 0; at + p.length <= words.length; at++) {
              if (p.every((w, i) => words[at + i] === w)) expected.add(`${index} ${at} ${at + p.length - 1}`);
            }
          });
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});

describe('entries', () => {
  const line = (more = ''): string =>
    `  - id: e\n    kind: phrase\n    match: "exit mobile version"\n${more}${EXAMPLES}`;

  it('delete a whole line with the gap below, whatever bullets stand around it', () => {
    expect(run(line(), carrier('» Exit mobile version!')).text).toBe(carrier());
  });

  it('do not take a line for the phrase when it has other words or is a quotation', () => {
    for (const text of ['Exit mobile version of the site', '“Exit mobile version”'])
      expect(run(line(), carrier(text)).text).toBe(carrier(text));
  });

  it('count only in their zone', () => {
    const head = line('    zone: { head: 2 }\n');
    expect(run(head, carrier('Exit mobile version', 'top')).text).toBe(carrier());
    expect(run(head, carrier('Exit mobile version', 'bottom')).verdict).toBe('clean');
    const rows = (before: number): string =>
      `${'Fog lay on the pier.\n'.repeat(before)}Exit mobile version\n${'It went.\n'.repeat(9)}`;
    expect([0, 1, 2].map((before) => run(head, rows(before)).verdict)).toEqual(['edited', 'edited', 'clean']);
    const last = line('    zone: { last: 0.2 }\n');
    expect(run(last, carrier('Exit mobile version', 'bottom')).verdict).toBe('edited');
    expect(run(last, carrier('Exit mobile version', 'middle')).verdict).toBe('clean');
  });

  it('need their run', () => {
    const run3 = `  - id: e\n    kind: phrase\n    match: ["news", "sport", "weather"]\n    run: 3\n${EXAMPLES}`;
    expect(run(run3, 'News\nSport\nWeather\nThe pier is closed for the winter, the council said.').text).toBe(
      'The pier is closed for the winter, the council said.',
    );
    expect(run(run3, 'News\nSport\nThe pier is closed.').verdict).toBe('clean');
  });

  it('need their company', () => {
    const beside = `${line()}  - id: weak\n    kind: phrase\n    match: "ok"\n    beside: 1\n${EXAMPLES}`;
    expect(run(beside, 'One line.\nOK\nExit mobile version\nAnother line.').text).toBe('One line.\nAnother line.');
    expect(run(beside, 'One line.\nOK\nAnother line.').verdict).toBe('clean');
  });

  it('of a regex see only lines with a literal, and keep what they remove as metadata', () => {
    const regex = `  - id: e\n    kind: regex\n    literal: "updated"\n    match: 'Updated: (\\d{4})'\n    metadata: { updated: 1 }\n${EXAMPLES}`;
    const result = run(regex, carrier('Updated: 2024', 'top'));
    expect(result).toMatchObject({ text: carrier(), metadata: { updated: '2024' } });
  });

  it('replace with groups', () => {
    const regex = `  - id: e\n    kind: regex\n    literal: "<n>"\n    match: '(\\d{4})''s'\n    where: anywhere\n    maxWords: 99\n    replace: "$1s"\n${EXAMPLES}`;
    expect(run(regex, "In the 1990's they built it.").text).toBe('In the 1990s they built it.');
  });

  it('of a banner end behind the last cue, so that a glued article stays', () => {
    const banner = `  - id: e\n    kind: banner\n    start: "your support helps us"\n    cues: ["quality journalism"]\n    end: ["read more"]\n    min: 3\n${EXAMPLES}`;
    const text =
      'Your support helps us tell it. We believe in quality journalism. Read more The harbour will close for six weeks, the council said.';
    expect(run(banner, text).text).toBe('The harbour will close for six weeks, the council said.');
    expect(run(banner, 'Your support helps us tell it. Read more').verdict).toBe('clean');
  });

  it('of a trailer count only when nothing else follows', () => {
    const trailer = `  - id: e\n    kind: trailer\n    match: "source link"\n${EXAMPLES}`;
    expect(run(trailer, carrier('Source link', 'bottom')).text.trim()).toBe(carrier().trim());
    expect(run(trailer, carrier('Source link', 'middle')).verdict).toBe('clean');
  });

  it('of a name report the rarer spelling', () => {
    const names = `  - id: e\n    kind: consistency\n    variants: ["UDCG", "UDGC"]\n${EXAMPLES}`;
    const result = run(names, 'The UDCG met. The UDCG agreed. The UDGC left.');
    expect(result.findings).toMatchObject([{ start: 35, safety: 'report', edits: [] }]);
  });

  it('delete a list with its heading', () => {
    const list = `  - id: e\n    kind: phrase\n    match: "read more:"\n    delete: list\n${EXAMPLES}`;
    expect(run(list, 'A sentence.\n\nRead more:\nWhat it means for you\nFive charts\n\nAnother sentence.').text).toBe(
      'A sentence.\n\nAnother sentence.',
    );
  });

  it('delete a sentence', () => {
    const sentence = `  - id: e\n    kind: phrase\n    match: "sign up to our newsletter"\n    where: anywhere\n    delete: sentence\n${EXAMPLES}`;
    expect(run(sentence, 'It rained. Sign up to our newsletter today. It stopped.').text).toBe(
      'It rained. It stopped.',
    );
  });

  it('wait for a text of their language, if they are not English', () => {
    const german = `  - id: e\n    kind: phrase\n    match: "teilen"\n    languages: [de]\n${EXAMPLES}`;
    expect(run(german, carrier('Teilen')).verdict).toBe('clean');
  });
});

describe('site packs', () => {
  const yaml = `rule: sites/gull.example\nsummary: A test.\nwhy: Because.\nsafety: safe\nsite: gull.example\nallow: ["gull of the day"]\nentries:\n  - id: e\n    kind: phrase\n    match: "the gull is free"\n${EXAMPLES}`;
  const loaded = loadPack(yaml, 'rules/sites/gull.example.yml');

  it('count on their site only', () => {
    const [rule] = compilePacks([loaded]);
    if (!rule) throw new Error('no rule was compiled');
    const matcher = new PackMatcher([rule]);
    const text = carrier('The Gull is free!');
    expect(matcher.hitsOf(rule.id, new Article(text, { site: 'gull.example' }))).toHaveLength(1);
    expect(matcher.hitsOf(rule.id, new Article(text, { site: 'other.example' }))).toEqual([]);
    expect(matcher.hitsOf(rule.id, new Article(text))).toEqual([]);
  });

  it('hand their allowed phrases on', () => {
    expect(compilePacks([loaded])[0]?.allow).toEqual(['gull of the day']);
  });
});

describe('the loader', () => {
  it('accepts the skeleton, and its examples pass', () => {
    const loaded = loadPack(skeleton('boilerplate/raffle'), 'rules/boilerplate/raffle.yml');
    const matcher = new PackMatcher(compilePacks([loaded]));
    const rules = compilePacks([loaded]).map((one, order) => {
      const rule = packRule(one, matcher);
      return { rule, order, check: rule.create({ options: {} }) };
    });
    expect(selfTest([loaded], rules)).toMatchObject({ examples: 2, failures: [] });
  });

  it.each([
    [
      'unknown key',
      pack(`  - id: e\n    kind: phrase\n    mtach: "a"\n${EXAMPLES}`),
      'test/pack.yml',
      /unknown key “mtach”/,
    ],
    ['broken YAML', 'rule: [', 'test/pack.yml', /1:/],
    ['no examples', pack('  - id: e\n    kind: phrase\n    match: "a b"\n'), 'test/pack.yml', /examples/],
    [
      'wrong path',
      pack(`  - id: e\n    kind: phrase\n    match: "a b"\n${EXAMPLES}`),
      'other/pack.yml',
      /the path must say the same/,
    ],
    [
      'an id twice',
      pack(
        `  - id: e\n    kind: phrase\n    match: "a b"\n${EXAMPLES}  - id: e\n    kind: phrase\n    match: "c d"\n${EXAMPLES}`,
      ),
      'test/pack.yml',
      /stands twice/,
    ],
    [
      'regex without literal',
      pack(`  - id: e\n    kind: regex\n    match: "a+"\n${EXAMPLES}`),
      'test/pack.yml',
      /needs “literal”/,
    ],
    [
      'number literal alone',
      pack(`  - id: e\n    kind: regex\n    literal: "<n>"\n    match: '\\d+ x'\n${EXAMPLES}`),
      'test/pack.yml',
      /maxWords/,
    ],
    [
      'two actions',
      pack(`  - id: e\n    kind: phrase\n    match: "a b"\n    delete: line\n    flag: true\n${EXAMPLES}`),
      'test/pack.yml',
      /only one of/,
    ],
    [
      'unsafe regex',
      pack(`  - id: e\n    kind: regex\n    literal: "a"\n    match: '(?:a+)+b'\n${EXAMPLES}`),
      'test/pack.yml',
      /linear-time/,
    ],
    ['site without domain', `rule: sites/x\nsummary: s\nwhy: w\nallow: [a]\n`, 'rules/sites/x.yml', /site/],
  ])('says where: %s', (_, yaml, file, message) => {
    const found = problems(yaml, file);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatch(/^\d+:\d+ /);
    expect(found.join('\n')).toMatch(message);
  });
});

describe('regex safety', () => {
  it.each([
    '(?:a+)+b',
    '(?:a|a)*b',
    '(?:a{0,20}){0,20}b',
    'x(?:y|(?<n>a{0,20}){0,20})b',
    '.*.*=',
    '(a)\\1',
    '(?<=a+)b',
    'a*',
    '(?:x',
  ])('%s is refused', (pattern) => {
    expect(patternProblem(pattern)).toBeTypeOf('string');
  });

  it.each([
    '^.{5,300}\\(Photo: [^()]{2,80}\\)$',
    '(?:Facebook|Twitter|X)(?:[ ,|]+(?:Facebook|Twitter|X))*',
    '\\d{1,2} min read',
    '(?<=x)y',
    'x(?:y[^>]{3,40} ?){1,3}',
    '(?:[^>]{3,40}>){2,20}',
  ])('%s is sound', (pattern) => {
    expect(patternProblem(pattern)).toBeUndefined();
  });
});

describe('self test', () => {
  it('catches an example that its entry does not find, and an honest one that it does', () => {
    const yaml = pack(
      '  - id: e\n    kind: phrase\n    match: "share this"\n    examples:\n      bad: ["Share that"]\n      good: ["Share this"]\n',
    );
    const loaded = loadPack(yaml, 'test/pack.yml');
    const compiled = compilePacks([loaded]);
    const matcher = new PackMatcher(compiled);
    const rules = compiled.map((one, order) => {
      const rule = packRule(one, matcher);
      return { rule, order, check: rule.create({ options: {} }) };
    });
    expect(selfTest([loaded], rules).failures.map((f) => f.message)).toEqual([
      expect.stringContaining('is not found'),
      expect.stringContaining('speaks up'),
    ]);
  });
});
