import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { ARTICLE } from './fixture.ts';
import { unitsOf } from './units.ts';

function texts(text: string): string[] {
  const units = unitsOf(new Article(text));
  return Array.from({ length: units.count }, (_, i) => text.slice(units.start[i], units.end[i]));
}

describe('units of the line model', () => {
  it('are paragraphs', () => expect(texts(ARTICLE.join('\n\n'))).toEqual(ARTICLE));

  it('are sentences where a page stands on one line', () => {
    const line = [...ARTICLE.slice(1), ...ARTICLE.slice(1)].join(' ');
    const found = texts(line);
    expect(line.length).toBeGreaterThan(1200);
    expect(found[1]).toBe('Divers had found cracks in the wall in spring.');
    expect(found.join(' ')).toBe(line);
  });

  it('splits ideographic lines earlier, and counts 1.7 ideographs as a word', () => {
    const sentence = '市议会星期二决定，明年对这座老桥进行维修，预计工期为八个月。';
    expect(texts(sentence.repeat(20))).toHaveLength(20);
    const units = unitsOf(new Article('市议会星期二决定明年对这座老桥进行'));
    expect(units.words[0]).toBeCloseTo(17 / 1.7);
  });

  it('are in order and disjoint, and every token belongs to one of them', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 300 }), { maxLength: 12 }), fc.boolean(), (parts, joined) => {
        const article = new Article(parts.join(joined ? '. Then ' : '\n'));
        const units = unitsOf(article);
        let end = 0;
        let token = 0;
        for (let i = 0; i < units.count; i++) {
          expect(units.start[i]).toBeGreaterThanOrEqual(end);
          expect(units.end[i]).toBeGreaterThan(units.start[i] as number);
          expect(units.firstToken[i]).toBe(token);
          end = units.end[i] as number;
          token = units.endToken[i] as number;
        }
        expect(token).toBe(article.tokens.count);
      }),
    );
  });
});
