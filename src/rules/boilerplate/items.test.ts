import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { featuresOf } from './features.ts';
import { ARTICLE } from './fixture.ts';
import { spareItems } from './items.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));

/** What stays below an article when the lines have the odds given, nats. */
function left(...lines: readonly (readonly [string, number])[]): string[] {
  const text = [...ARTICLE, ...lines.map(([line]) => line)];
  const odds = Float32Array.from(text, (_, i) => lines[i - ARTICLE.length]?.[1] ?? 3);
  const verdicts = Uint8Array.from(odds, (value) => (value < -1.5 ? 1 : 0));
  spareItems(featuresOf(new Article(text.join('\n')), NO_WORDING), odds, verdicts);
  return text.slice(ARTICLE.length).filter((_, i) => verdicts[i + ARTICLE.length] === 0);
}

describe('items of a list', () => {
  it('stay with the others of their numbers', () => {
    expect(left(['1. Fill the tank', 2], ['2. Check the tyres', 1], ['3. Leave early', -3])).toContain(
      '3. Leave early',
    );
    expect(left(['(一) 適可而止', 2], ['(二) 勿貪多', 1], ['(三) 要適量', -3])).toHaveLength(3);
  });

  it('go when hardly any of their numbers stays, or when a cue speaks against them', () => {
    const teasers = ['1. Cat on roof', '2. Ferry fares rise', '3. Lorry blocks bridge'].map(
      (line) => [line, -3] as const,
    );
    expect(left(...teasers)).toEqual([]);
    expect(left(['1. Fill the tank', 2], ['2. Check the tyres', 1], ['3. Read more', -3])).not.toContain(
      '3. Read more',
    );
  });

  it('stay where a sentence runs on from one to the next, with the line that opens it', () => {
    expect(left(['The doctor rules out:', -2], ['a broken bone,', -3], ['a torn muscle;', -3])).toEqual([
      'The doctor rules out:',
      'a broken bone,',
      'a torn muscle;',
    ]);
    expect(left(['Follow us on:', -3], ['facebook', -3], ['twitter', -3])).toEqual([]);
  });
});
