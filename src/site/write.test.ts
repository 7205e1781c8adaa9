import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { page } from './fixture.ts';
import { type LearnedArticle, Learner } from './learner.ts';
import { Profile } from './profile.ts';
import { mergeProfiles, writeLearned } from './write.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'galley-profile-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const fresh = (): string => path.join(folder, `p${made++}`);

function profileOf(articles: readonly LearnedArticle[]): string {
  const learner = new Learner();
  for (const one of articles) learner.add(one);
  const file = fresh();
  writeLearned(file, learner.finish(), 1);
  return file;
}

function merged(...files: string[]): string {
  const out = fresh();
  mergeProfiles(files, out);
  return out;
}

const read = (file: string): string => readFileSync(file, 'utf8');
const pool = [1, 2, 3, 4, 5, 6, 7].flatMap((seed) => [page(seed), page(seed, 'tern.example')]);

describe('merge', () => {
  const parts = fc.array(fc.subarray(pool), { minLength: 3, maxLength: 3 });

  it('is associative, commutative and idempotent, shard by shard', () => {
    fc.assert(
      fc.property(parts, (three) => {
        const [a, b, c] = three.map(profileOf) as [string, string, string];
        expect(read(merged(a, b))).toBe(read(merged(b, a)));
        expect(read(merged(merged(a, b), c))).toBe(read(merged(a, merged(b, c))));
        expect(read(merged(a, a))).toBe(read(a));
        expect(read(merged(merged(a, b), merged(b, c)))).toBe(read(merged(a, b, c)));
      }),
      { numRuns: 15 },
    );
  });

  it('knows after any sharding what it knows of all articles at once', () => {
    const whole = Profile.load(profileOf(pool)).sites;
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: pool.length, maxLength: pool.length }),
        (shard) => {
          const files = [0, 1, 2, 3].map((n) => profileOf(pool.filter((_, index) => shard[index] === n)));
          expect(Profile.load(merged(...files)).sites).toEqual(whole);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('prunes lines of one article over all shards, not shard by shard', () => {
    const [a, b] = [profileOf([page(1)]), profileOf([page(2)])] as [string, string];
    const out = fresh();
    mergeProfiles([a, b], out, 2);
    const lines = read(out)
      .split('\n')
      .filter((line) => line.includes('"line"'));
    expect(lines).not.toEqual([]);
    expect(lines.every((line) => !line.includes('"prose"'))).toBe(true);
    expect(lines.filter((line) => line.includes('"Home"'))).toHaveLength(2);
  });

  it('counts the sites that have a name, and the articles of all', () => {
    const [known, nameless] = [profileOf([page(1), page(2)]), profileOf([page(3, '')])] as [string, string];
    expect(mergeProfiles([known, nameless], fresh())).toMatchObject({ sites: 1, articles: 3 });
    expect(mergeProfiles([nameless], fresh())).toMatchObject({ sites: 0, articles: 1 });
    const copies = profileOf([page(1), { ...page(1), id: 'again' }, page(2)]);
    expect(read(copies)).toContain('"articles":2,"copies":1');
    expect(mergeProfiles([copies], fresh())).toMatchObject({ articles: 3 });
  });

  it('may write over one of its inputs, and leaves no temporary file', () => {
    const [a, b] = [profileOf(pool.slice(0, 5)), profileOf(pool.slice(5))] as [string, string];
    const expected = read(merged(a, b));
    mergeProfiles([a, b], a);
    expect(read(a)).toBe(expected);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});

describe('a profile file', () => {
  const sound = read(profileOf(pool.slice(0, 6)));
  const lines = sound.trimEnd().split('\n');
  const written = (content: string): string => {
    const file = fresh();
    writeFileSync(file, content);
    return file;
  };

  it('is sorted text that says what it is and holds no sentence of a single article', () => {
    expect(JSON.parse(lines[0] as string)).toEqual({ galleyProfile: 1, normaliser: 'line-1' });
    expect(lines.slice(1, -1)).toEqual([...lines.slice(1, -1)].sort((a, b) => (a < b ? -1 : 1)));
    expect(sound).not.toContain('was seen.');
  });

  it.each([
    ['empty', '', /:1 the profile is empty; .*galley learn/],
    ['no JSON', 'hello\n', /:1 this is no site profile; make one with galley learn/],
    ['another file', '{"text":"x"}\n', /:1 this is no site profile/],
    [
      'another version',
      sound.replace('"galleyProfile":1', '"galleyProfile":9'),
      /:1 the profile has version 9, this galley reads version 1; make it anew/,
    ],
    ['another normaliser', sound.replace('line-1', 'line-7'), /:1 the profile compares lines by "line-7"/],
    ['cut off after a row', `${lines.slice(0, 5).join('\n')}\n`, /:5 the profile ends in the middle/],
    ['cut off in a row', sound.slice(0, (lines[0] as string).length + 60), /:2 this is no row of a profile/],
    [
      'without a row',
      lines.filter((_, index) => index !== 4).join('\n'),
      /:\d+ the profile should have \d+ rows, but it has \d+/,
    ],
    ['out of order', [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n'), /:3 the rows are not in order/],
    ['a row of something else', [lines[0], '{"site":"x"}', ...lines.slice(1)].join('\n'), /:2 this is no row/],
    ['two glued together', sound + sound, /something stands behind the end/],
  ])('%s: is refused with file, line and remedy', (_, content, message) => {
    const file = written(content);
    expect(() => Profile.load(file)).toThrow(message);
    expect(() => Profile.load(file)).toThrow(file);
    expect(() => mergeProfiles([file], fresh())).toThrow(message);
  });

  it('is refused when it is not there, and when two disagree about a shard', () => {
    expect(() => Profile.load(path.join(folder, 'none'))).toThrow(/there is no such profile; check the path/);
    const other = written(sound.replace('"df":3', '"df":2'));
    expect(() => mergeProfiles([written(sound), other], fresh())).toThrow(/disagree about one shard/);
  });

  it('knows sites by domain, whatever way they are written', () => {
    const profile = Profile.load(profileOf(pool));
    const article = new Article(page(3).text);
    for (const site of ['gull.example', 'www.gull.example', 'https://GULL.example/a?b'])
      expect(profile.knowledge(site)?.furnitureOf(article)).toHaveLength(7);
    expect(profile.knowledge('heron.example')).toBeUndefined();
    expect(profile.knowledge(undefined)).toBeUndefined();
  });
});
