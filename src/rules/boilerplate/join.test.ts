import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { featuresOf } from './features.ts';
import { ARTICLE } from './fixture.ts';
import { joinComments, joinTail } from './join.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));

/** What stays below an article when the lines have the odds given, nats. */
function leftBy(join: typeof joinTail, ...lines: readonly (readonly [string, number])[]): string[] {
  const text = [...ARTICLE, ...lines.map(([line]) => line)];
  const odds = Float32Array.from(text, (_, i) => lines[i - ARTICLE.length]?.[1] ?? 3);
  const verdicts = Uint8Array.from(odds, (value) => (value < -1.5 ? 1 : 0));
  join(featuresOf(new Article(text.join('\n')), NO_WORDING), odds, verdicts);
  expect(verdicts.subarray(0, ARTICLE.length).every((verdict) => verdict === 0)).toBe(true);
  return text.slice(ARTICLE.length).filter((_, i) => verdicts[i + ARTICLE.length] === 0);
}

describe('the list of other stories behind an extract', () => {
  const teasers = ['Cat found on roof', 'Ferry fares to rise', 'School closed for snow'];
  const same = 'The wall at Ostley harbour';
  const as = (...odds: readonly number[]) => [...teasers, same].map((line, i) => [line, odds[i] as number] as const);

  it('goes as a whole, but for a line that speaks of the same', () => {
    expect(leftBy(joinTail, ...as(-2, -2, -1, -1))).toEqual([same]);
  });

  it('stays where most of it stays, and where a line is no worse than others', () => {
    expect(leftBy(joinTail, ...as(-2, -1, -1, -1))).toEqual([...teasers.slice(1), same]);
    expect(leftBy(joinTail, ...as(-2, -2, 0, 0))).toEqual([teasers[2], same]);
  });
});

describe('what readers write', () => {
  const comment = 'I have stood on that wall every winter since I was six and it never moved.';
  const thread = (odds: number) =>
    ['Anna Reed', comment, 'Reply to Anna', comment, 'Reply to Tom', comment, 'Reply to Mia'].map(
      (line) => [line, line === comment ? odds : -3] as const,
    );

  it('goes with the buttons of its thread, unless it reads like the article', () => {
    expect(leftBy(joinComments, ['Leave a comment', -3], ...thread(1))).toEqual([]);
    expect(leftBy(joinComments, ['Leave a comment', -3], ...thread(2))).toEqual([comment, comment, comment]);
  });

  it('stays without buttons on both sides', () => {
    expect(leftBy(joinComments, [comment, 1], ['Leave a comment', -3], ...thread(1))).toEqual([comment]);
    expect(leftBy(joinComments, ['Leave a comment', -3], [comment, 1], ['Reply to Anna', -3])).toEqual([comment]);
  });
});
