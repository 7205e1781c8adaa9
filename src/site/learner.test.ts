import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleOf } from './counts.ts';
import { FOOTER, MENU, page, sentence, story } from './fixture.ts';
import { type LearnedArticle, Learner } from './learner.ts';
import { keyOf } from './line.ts';

function learn(articles: readonly LearnedArticle[], limit?: number) {
  const learner = new Learner(limit);
  for (const one of articles) learner.add(one);
  const learned = learner.finish();
  return { ...learned, counts: [...learned.lines()] };
}

const lineOf = (counts: ReturnType<typeof learn>['counts'], text: string, site = 'gull.example') =>
  counts.find((one) => one.line === keyOf(text) && one.site === site);

describe('Learner', () => {
  it('counts the articles, the places and the occurrences of a line', () => {
    const articles = [1, 2, 3].map((seed) => page(seed));
    articles.push({ site: 'gull.example', id: 'four', text: [...story(4), 'Home', ...story(5), 'Home'].join('\n') });
    const { counts, sites } = learn(articles);
    expect(sites).toEqual([{ site: 'gull.example', articles: 4, copies: 0 }]);
    expect(lineOf(counts, 'HOME')).toMatchObject({
      df: 4,
      head: 3,
      body: 1,
      tail: 1,
      count: 5,
      sample: 'Home',
      first: 'four',
    });
    expect(lineOf(counts, FOOTER[2] as string)).toMatchObject({ df: 3, head: 0, body: 0, tail: 3, prose: false });
    expect(lineOf(counts, sentence(100))).toMatchObject({ df: 1, body: 1, prose: true });
  });

  it('counts near-copies of an article once', () => {
    const original = page(1);
    const copies = [1, 2, 3].map((n) => ({
      ...original,
      id: `copy ${n}`,
      text: `${original.text}\nRead by ${n} ferrymen`,
    }));
    const { counts, sites } = learn([original, ...copies, page(2)]);
    expect(sites).toEqual([{ site: 'gull.example', articles: 2, copies: 3 }]);
    expect(lineOf(counts, MENU[1] as string)?.df).toBe(2);
    expect(lineOf(counts, sentence(100))?.df).toBe(1);
  });

  it('does not take two articles in the same frame for copies', () => {
    const frame = Array.from(
      { length: 30 },
      (_, index) => `Menu item ${'abcdefghijklmnopqrstuvwxyzabcdef'[index]}${index}`,
    );
    const articles = [1, 2, 3].map((seed) => ({
      site: 's',
      id: `${seed}`,
      text: [...frame, ...story(seed, 3)].join('\n'),
    }));
    expect(learn(articles).sites).toEqual([{ site: 's', articles: 3, copies: 0 }]);
  });

  it('learns the same from the same articles in any order, in memory or on the disk', () => {
    const pool = [1, 2, 3, 4, 5, 6].flatMap((seed) => [page(seed), page(seed, 'tern.example')]);
    pool.push({ ...page(3), id: 'a copy' });
    const expected = learn(pool);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(pool, { minLength: pool.length }),
        fc.constantFrom(500, 5000, 5e6),
        (order, limit) => {
          expect(learn(order, limit)).toEqual({
            ...expected,
            lines: expect.any(Function),
            similarity: expect.any(Function),
            placeOf: expect.any(Function),
          });
        },
      ),
      { numRuns: 25 },
    );
  });

  it('learns the same in threads that know nothing of each other', () => {
    const pool = [1, 2, 3, 4, 5, 6].flatMap((seed) => [page(seed), page(seed, 'tern.example')]);
    const expected = learn(pool);
    const threads = [new Learner(500), new Learner()];
    const joined = new Learner();
    for (let batch = 0; batch < 4; batch++) {
      const thread = threads[batch % 2] as Learner;
      thread.startBatch(batch);
      for (const article of pool.slice(batch * 3, batch * 3 + 3)) thread.add(article);
      joined.join(structuredClone(thread.takePart()));
    }
    for (const thread of threads) joined.joinLines(thread.spill());
    const learned = joined.finish();
    const { counts, shard, sites, ids, siteOf, groups } = expected;
    expect(learned).toMatchObject({ shard, sites, ids, siteOf, groups });
    expect([...learned.lines()]).toEqual(counts);
    expect(pool.map((_, index) => learned.ids[learned.placeOf(index)])).toEqual(pool.map(({ id }) => id));
    for (const thread of threads) thread.close();
  });

  it('survives a site of many lines in little memory', () => {
    const learner = new Learner(1_000_000);
    const letters = (index: number): string =>
      index.toString(36).replace(/\d/g, (digit) => 'uvwxyzabcd'[Number(digit)] as string);
    const text = Array.from(
      { length: 100_000 },
      (_, index) => `row ${letters(index)} of ${index % 7 === 0 ? 'a' : letters(index * 31)}`,
    );
    learner.add({ site: 'long.example', id: 'x', text: text.join('\n') });
    let rows = 0;
    for (const { df } of learner.finish().lines()) rows += df;
    expect(rows).toBeGreaterThan(80_000);
  });
});

describe('sampleOf', () => {
  it('is one line of at most 120 units that ends with a whole character', () => {
    expect(sampleOf(' a\t b\u2028c ')).toBe('a b c');
    expect(sampleOf('é'.repeat(500))).toHaveLength(120);
    expect(sampleOf(`${'x'.repeat(119)}😀`)).toBe('x'.repeat(119));
  });
});
