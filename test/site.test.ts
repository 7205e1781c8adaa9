import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FOOTER, MENU, page, sentence, story } from '../src/site/fixture.ts';
import { folderWith, galley, snapshot, write } from './helpers.ts';

/** The line model would find the frame of these pages by itself. */
const WITHOUT_MODEL = {
  'galley.config.yaml': 'rules: { boilerplate/model: off, boilerplate/head: off, boilerplate/tail: off }\n',
};
const seeds = [1, 2, 3, 4, 5, 6];
const folderOfPages = (under = 'in/gull.example'): string =>
  folderWith(Object.fromEntries(seeds.map((seed) => [`${under}/${seed}.txt`, `${page(seed).text}\n`])));
const records = (list: readonly number[], rest: Record<string, unknown> = { site: 'gull.example' }): string =>
  list.map((seed) => `${JSON.stringify({ id: seed, ...rest, text: page(seed).text })}\n`).join('');
const body = (seed: number): string => page(seed).text.split('\n').slice(MENU.length, -FOOTER.length).join('\n');

interface Json {
  files: {
    path: string;
    findings: { rule: string; status: string; message: string; evidence: Record<string, unknown>; edits: unknown[] }[];
  }[];
  learned?: { site: string; articles: number; lines: number; examples: { line: string; df: number }[] }[];
}
const check = (cwd: string, ...args: string[]): Json =>
  JSON.parse(galley(cwd, ['check', ...args, '-f', 'json']).out) as Json;
const found = (report: Json, rule: string) =>
  report.files.flatMap((file) => file.findings.filter((one) => one.rule === rule));

describe('galley learn and merge', () => {
  it('learns a profile that stream, check, fix, clean and diff use', () => {
    const folder = folderWith({ 'all.jsonl': records(seeds), 'one.txt': `${page(9).text}\n`, ...WITHOUT_MODEL });
    const learned = galley(folder, ['learn', '--jsonl', 'all.jsonl', '-o', 'p']);
    expect(learned).toMatchObject({ code: 0, err: '' });
    expect(learned.out).toMatch(/^6 articles of 1 site learned, 1 of them with at least 3 articles; \d+ rows in p\n/);

    const streamed = galley(folder, ['stream', '--profile', 'p', '--no-config'], records([9]));
    expect(JSON.parse(streamed.out).text.trim()).toBe(body(9));
    expect(JSON.parse(galley(folder, ['stream'], records([9])).out).text).toBe(page(9).text);

    const args = ['one.txt', '--profile', 'p', '--site', 'www.gull.example'];
    const [first] = found(check(folder, ...args), 'boilerplate/site-line');
    expect(first).toMatchObject({
      evidence: { df: 6, articles: 6, positions: ['head 6', 'body 0', 'tail 0'], sample: 'Home' },
    });
    expect(first?.message).toContain('allowTerms');
    expect(galley(folder, ['diff', ...args]).out).toContain('\n-Gull News\n');
    galley(folder, ['clean', ...args, '--out', 'out']);
    expect(readFileSync(path.join(folder, 'out/one.txt'), 'utf8').trim()).toBe(body(9));
    galley(folder, ['fix', ...args, '--level', 'review']);
    expect(readFileSync(path.join(folder, 'one.txt'), 'utf8').trim()).toBe(body(9));
  });

  it('passes over blank lines of records, whatever their line ends', () => {
    const folder = folderWith({ 'a.jsonl': records([1, 2, 3]).replaceAll('\n', '\r\n\r\n') });
    expect(galley(folder, ['learn', '--jsonl', 'a.jsonl', '-o', 'p'])).toMatchObject({ code: 0, err: '' });
  });

  it('takes the profile from the config, relative to it', () => {
    const folder = folderWith({ 'all.jsonl': records(seeds), 'galley.config.yaml': 'profile: know/p\n' });
    galley(folder, ['learn', '--jsonl', 'all.jsonl', '-o', 'know/p', '--no-config']);
    write(folder, { 'deep/x.txt': '' });
    const { out } = galley(path.join(folder, 'deep'), ['stream'], records([9]));
    expect(JSON.parse(out).text.trim()).toBe(body(9));
  });

  it('gives the same bytes for any order and any sharding that is merged', () => {
    const folder = folderWith({ 'a.jsonl': records([1, 2]), 'b.jsonl': records([3, 4]), 'c.jsonl': records([5, 6]) });
    for (const name of ['a', 'b', 'c']) galley(folder, ['learn', '--jsonl', `${name}.jsonl`, '-o', name]);
    galley(folder, ['merge', 'a', 'b', '-o', 'ab']);
    galley(folder, ['merge', 'ab', 'c', '-o', 'abc']);
    galley(folder, ['merge', 'c', 'b', 'a', 'ab', '-o', 'cba']);
    const files = snapshot(folder);
    expect(files.abc).toBe(files.cba);
    galley(folder, ['learn', '--jsonl', 'a.jsonl', '--jsonl', 'b.jsonl', '-o', 'one']);
    galley(folder, ['learn', '--jsonl', 'b.jsonl', '--jsonl', 'a.jsonl', '-o', 'two']);
    expect(readFileSync(path.join(folder, 'one'), 'utf8')).toBe(readFileSync(path.join(folder, 'two'), 'utf8'));
    const { out } = galley(folder, ['stream', '--profile', 'abc'], records([9]));
    expect(JSON.parse(out).text.trim()).toBe(body(9));
  });

  it('names every bad record, and learns the others', () => {
    const folder = folderWith({ 'x.jsonl': `${records(seeds)}{"id":7}\nhalf\n\n{"text":5}\n` });
    const { code, err, out } = galley(folder, ['learn', '--jsonl', 'x.jsonl', '-o', 'p']);
    expect(code).toBe(2);
    expect(err.trimEnd().split('\n')).toEqual([
      expect.stringMatching(/^galley: x\.jsonl:7: record without field “text”/),
      expect.stringMatching(/^galley: x\.jsonl:8: not JSON/),
      expect.stringMatching(/^galley: x\.jsonl:10: field “text” is a number/),
    ]);
    expect(out).toContain('6 articles of 1 site');
  });

  it.each([
    [['learn', '-o', 'p'], /name the articles to learn from/],
    [['learn', '--jsonl', 'none.jsonl', '-o', 'p'], /none\.jsonl: there is no such file/],
    [['learn', 'nowhere', '-o', 'p'], /no such file or folder: nowhere/],
    [['learn', '--jsonl', 'empty.jsonl', '-o', 'p'], /there is no article to learn from/],
    [['merge', 'empty.jsonl', '-o', 'p'], /empty\.jsonl:1 the profile is empty/],
    [['stream', '--profile', 'none'], /none: there is no such profile/],
    [['check', 'a.txt', '--profile', 'a.txt'], /a\.txt:1 this is no site profile; make one with galley learn/],
  ])('%j is refused in one line', (args, message) => {
    const folder = folderWith({ 'a.txt': 'The ferry was late.\n', 'empty.jsonl': '' });
    const { code, err } = galley(folder, args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(Object.keys(snapshot(folder))).toEqual(['a.txt', 'empty.jsonl']);
  });

  it('says which articles have no site', () => {
    const folder = folderWith({ 'x.jsonl': records([1, 2, 3], {}) });
    const { out } = galley(folder, ['learn', '--jsonl', 'x.jsonl', '-o', 'p']);
    expect(out).toContain('3 articles of no known site: name it with --site');
    expect(galley(folder, ['learn', '--jsonl', 'x.jsonl', '--site', 'gull.example', '-o', 'p']).out).toContain(
      '3 articles of 1 site',
    );
  });
});

describe('a folder of one site', () => {
  it('is learned first, without being asked, and the report says so', () => {
    const folder = folderOfPages();
    const report = check(folder, 'in');
    expect(report.learned).toEqual([
      { site: 'gull.example', articles: 6, lines: 7, examples: expect.arrayContaining([{ line: 'Gull News', df: 6 }]) },
    ]);
    expect(found(report, 'boilerplate/site-line')).toHaveLength(42);
    const pretty = galley(folder, ['check', 'in', '--max', '1']).out;
    expect(pretty).toContain('Learned from 6 articles of gull.example: 7 lines');
    expect(pretty.replace(/\s+/g, ' ')).toContain('to keep one for good, put it into allowTerms of the config');
    const cleaned = galley(folder, ['clean', 'in', '--out', 'out']);
    expect(cleaned.out).toContain('Learned from 6 articles of gull.example');
    expect(readFileSync(path.join(folder, 'out/galley-report.html'), 'utf8')).toContain(
      'Learned from 6 articles of gull.example',
    );
    for (const seed of seeds)
      expect(readFileSync(path.join(folder, `out/gull.example/${seed}.txt`), 'utf8').trim()).toBe(body(seed));
    galley(folder, ['restore', 'out/galley-edits.jsonl', '--out', 'back']);
    expect(snapshot(path.join(folder, 'back'))).toEqual(snapshot(path.join(folder, 'in')));
    const again = galley(folder, ['clean', 'out', '--out', 'twice']).out;
    expect(again).toContain('6 articles read, 0 cleaned');
  });

  it('keeps what allowTerms names, and is left alone with --no-learn, or by two articles', () => {
    const folder = folderOfPages();
    write(folder, { 'galley.config.yaml': 'allowTerms: ["Gull News"]\n' });
    const lines = found(check(folder, 'in'), 'boilerplate/site-line');
    expect(lines.filter(({ status }) => status === 'suppressed')).toHaveLength(6);
    expect(lines.filter(({ status }) => status === 'proposed')).toHaveLength(36);
    expect(found(check(folder, 'in', '--no-learn'), 'boilerplate/site-line')).toEqual([]);
    expect(found(check(folder, 'in/gull.example/1.txt', 'in/gull.example/2.txt'), 'boilerplate/site-line')).toEqual([]);
  });

  it.each([
    ['a field', { 'x.jsonl': records(seeds) }],
    ['a URL', { 'x.jsonl': records(seeds, { url: 'https://www.gull.example/a' }) }],
    [
      'front matter',
      Object.fromEntries(seeds.map((seed) => [`${seed}.md`, `---\nsite: gull.example\n---\n\n${page(seed).text}\n`])),
    ],
  ])('is known by %s', (_, files) => {
    expect(check(folderWith(files), '.').learned?.[0]).toMatchObject({ site: 'gull.example', articles: 6 });
  });

  it('is not learned by stream, whose output depends on record, config and profile only', () => {
    const { out } = galley(folderWith(WITHOUT_MODEL), ['stream'], records(seeds));
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).text),
    ).toEqual(seeds.map((seed) => page(seed).text));
  });

  it('gives the same findings whatever the order of the arguments', () => {
    const folder = folderOfPages();
    const paths = seeds.map((seed) => `in/gull.example/${seed}.txt`);
    expect(check(folder, ...paths)).toEqual(check(folder, ...[...paths].reverse()));
  });
});

describe('articles of one folder', () => {
  it('are reported as a group when they are nearly the same, and never changed for it', () => {
    const text = story(1, 8).join('\n\n');
    const folder = folderWith({
      'a.txt': `${text}\n`,
      'b.txt': `${text}\n\nThe ferryman said no more.\n`,
      'c.txt': `${story(2, 8).join('\n\n')}\n`,
    });
    const copies = found(check(folder, '.'), 'duplicate/article');
    expect(copies.map(({ evidence }) => evidence.group)).toEqual([['b.txt'], ['a.txt']]);
    expect(copies.every(({ edits }) => edits.length === 0)).toBe(true);
    expect(galley(folder, ['check', '.']).code).toBe(0);
  });

  it('are told of a paragraph they share, which stays', () => {
    const shared = `${sentence(4711).slice(0, -1)} and nobody in the whole of the town knew what to say about it on that day.`;
    const of = (seed: number): string => [...story(seed), shared, sentence(seed + 700)].join('\n\n');
    const folder = folderWith({
      'a.txt': of(11),
      'b.txt': of(12),
      'x.example/c.txt': of(13),
      'd.txt': story(14).join('\n\n'),
    });
    const hits = found(check(folder, '.'), 'duplicate/background');
    expect(hits).toHaveLength(3);
    expect(hits[0]).toMatchObject({
      evidence: { articles: 3 },
      edits: [],
      message: 'The same paragraph stands in 2 other articles',
    });
  });
});

describe('galley rules dead', () => {
  it('lists entries without a hit, and counts packs of sites that are not there', () => {
    const folder = folderWith({ 'a.txt': `Share this story\n\n${story(1).join('\n\n')}\n` });
    const { code, out } = galley(folder, ['rules', 'dead', 'a.txt']);
    expect(code).toBe(0);
    expect(out).toMatch(
      /\n\d+ of \d+ entries without a hit in 1 article; \d\d site packs had no article of their site/,
    );
    expect(out).toContain('boilerplate/cookie/');
    const site = galley(folder, ['rules', 'dead', 'a.txt', '--site', 'inkl.com', '--json']);
    expect(JSON.parse(site.out).dead).toContain('sites/inkl.com/premium-titles');
  });
});

describe('--site', () => {
  it('turns on the pack of the site, of its subdomains too', () => {
    const text = `${story(1).join('\n\n')}\n\nOne app.\n`;
    const folder = folderWith({ 'a.txt': text });
    const hits = (...args: string[]) => found(check(folder, 'a.txt', ...args), 'sites/inkl.com');
    expect(hits()).toEqual([]);
    expect(hits('--site', 'inkl.com')).toHaveLength(1);
    expect(hits('--site', 'https://www.inkl.com/x')).toHaveLength(1);
    expect(hits('--site', 'app.inkl.com')).toHaveLength(1);
  });
});
