import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { evidenceOf } from './evidence.ts';
import { HONEST, LIGHTLY_SPUN, PLAIN } from './fixture.ts';
import { spinModel } from './model.ts';
import { type Testimony, testimonyOf } from './witness.ts';

function testimony(text: string): Testimony {
  const article = new Article(text);
  return testimonyOf(article, evidenceOf(article, spinModel()).units, spinModel());
}

/** Honest prose of some length: what is sure in a paragraph of its own proves nothing in it. */
const LONG = Array.from({ length: 8 }, (_, day) => PLAIN.replaceAll('Tuesday', `day ${day}`)).join('\n\n');

describe('the trial of a text that leaves doubt', () => {
  it('convicts by many likely forms, and names those it is fairly sure of, each once', () => {
    const { score, forms } = testimony(LIGHTLY_SPUN);
    expect(score).toBeGreaterThan(0.9);
    expect(forms).toEqual(expect.arrayContaining(['a brand new', 'constructing', 'one other']));
    expect(new Set(forms).size).toBe(forms.length);
  });

  it('lets prose pass in which one word at the most is doubted', () => {
    const { score, forms } = testimony(PLAIN);
    expect(score).toBe(0);
    expect(forms.length).toBeLessThan(2);
  });

  it('is not moved by many words that are only somewhat likely to be swaps', () => {
    expect(testimony(HONEST).score).toBe(0);
  });

  it('counts a form once, however often it stands there', () => {
    const [once, often] = [1, 5].map((times) =>
      testimony(`${LONG}\n\n${'They met on the subsequent day. '.repeat(times)}`),
    );
    expect(often?.score).toBeLessThanOrEqual(once?.score as number);
    expect(often?.score).toBeLessThan(0.5);
  });

  it('asks how much of the text speaks against it', () => {
    const [alone, among] = [LIGHTLY_SPUN, `${LONG}\n\n${LIGHTLY_SPUN}`].map((text) => testimony(text).score);
    expect(among).toBeLessThan(0.5);
    expect(alone).toBeGreaterThan(among as number);
  });
});
