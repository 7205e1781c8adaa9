import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { featuresOf, scriptOf } from './features.ts';
import { ARTICLE, pageText } from './fixture.ts';
import { COLUMNS, column, own, page } from './matrix.ts';
import { unitsOf } from './units.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));

function values(text: string, name: Parameters<typeof own>[0]): number[] {
  return [...column(featuresOf(new Article(text), NO_WORDING).matrix, own(name))];
}

describe('features of the line model', () => {
  it('tells prose from labels, and finds the text of the article', () => {
    const text = pageText();
    const lines = text.split('\n');
    const prose = values(text, 'prose');
    const inside = values(text, 'inside the text');
    for (const line of ARTICLE.slice(1)) {
      expect(prose[lines.indexOf(line)]).toBe(1);
      expect(inside[lines.indexOf(line)]).toBe(1);
    }
    expect(prose[lines.indexOf('Privacy policy')]).toBe(0);
    expect(inside[lines.indexOf('Privacy policy')]).toBe(0);
  });

  it('knows what the text speaks of', () => {
    const text = pageText();
    const topic = values(text, 'topic of the text');
    const lines = text.split('\n');
    expect(topic[lines.indexOf(ARTICLE[0] as string)]).toBeGreaterThan(0.6);
    expect(topic[lines.indexOf('2 School closed after flood')]).toBeLessThan(0.3);
  });

  it('counts copies and equal beginnings', () => {
    const text =
      'Read more\nA story of the sea and of the land\nRead more\nA story of the sea and of a boat\nRead more';
    expect(values(text, 'copies')).toEqual([2, 0, 2, 0, 2]);
    expect(values(text, 'same start')).toEqual([2, 1, 2, 1, 2]);
  });

  it.each([
    ['The council met on Monday', 0],
    ['Городской совет решил', 1],
    ['Το δημοτικό συμβούλιο', 2],
    ['市议会星期二决定', 3],
  ])('script of %j is %i', (text, script) => {
    const article = new Article(text);
    expect(scriptOf(article, unitsOf(article))).toBe(script);
    const { matrix } = featuresOf(article, NO_WORDING);
    expect(column(matrix, page('page: script'))[0]).toBe(script);
  });

  it('is finite for any text, and the same every time', () => {
    const line = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.constantFrom(...ARTICLE), fc.constant(''));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = lines.join('\n');
        const first = featuresOf(new Article(text), NO_WORDING);
        expect(first.matrix.values).toHaveLength(first.units.count * COLUMNS.length);
        expect(first.matrix.values.every(Number.isFinite)).toBe(true);
        expect(featuresOf(new Article(text), NO_WORDING).matrix.values).toEqual(first.matrix.values);
      }),
      { numRuns: 60 },
    );
  });

  it.each(['a\n', 'Read more. ', 'word ', '。', '12:30\n'])('is linear on 300 KB of %j', (piece) => {
    const started = process.cpuUsage();
    featuresOf(new Article(piece.repeat(Math.ceil(300_000 / piece.length)).slice(0, 300_000)), NO_WORDING);
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(6000);
  });
});
