import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { spinModel } from './model.ts';
import { type Sheet, sheetsOf } from './sheet.ts';
import { fitsTense, tenseAt } from './tense.ts';

/** Tense at the first place of a word of a text. */
function tenseOf(text: string, word: string): ReturnType<typeof tenseAt> {
  const article = new Article(text);
  const sheet = sheetsOf(article, spinModel())[0] as Sheet;
  const unit = [...sheet.start].findIndex((start) => text.startsWith(word, start));
  return tenseAt(article, sheet, unit);
}

describe('the tense at a place', () => {
  it.each([
    ['Astronomers have noticed a star near the moon.', 'participle'],
    ['The light was never noticed by the crew.', 'participle'],
    ['Two of them hadn’t noticed the light at all.', 'participle'],
    ['She noticed the light and called the crew.', 'past'],
    ['They quickly noticed the light of the harbour.', 'past'],
    ['The men noticed by the crew stayed on board.', undefined],
    ['Noticed by nobody, the ship left the harbour.', undefined],
  ])('is told by the words before: %s', (text, tense) => {
    expect(tenseOf(text, text.includes('noticed') ? 'noticed' : 'Noticed')).toBe(tense);
  });

  it('tells verbs apart that have two forms for it', () => {
    expect(fitsTense('seen', 'participle')).toBe(true);
    expect(fitsTense('saw', 'participle')).toBe(false);
    expect(fitsTense('gave up', 'past')).toBe(true);
    expect(fitsTense('given up', 'past')).toBe(false);
    expect(fitsTense('observed', 'past')).toBe(true);
    expect(fitsTense('come', 'past')).toBe(true);
    expect(fitsTense('came', 'participle')).toBe(false);
    expect(fitsTense('run', 'participle')).toBe(true);
  });
});
