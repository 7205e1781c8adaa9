import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { decide } from './decide.ts';
import { featuresOf } from './features.ts';
import { ARTICLE, pageText } from './fixture.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));

/** Decides with made-up log-odds: `odds` for the lines of the article, `furniture` for all others. */
function decided(text: string, odds: number, furniture: number, language = 'en', fullPage = false) {
  const lines = text.split('\n');
  const features = featuresOf(new Article(text), NO_WORDING);
  const values = Float32Array.from(lines, (line) => (ARTICLE.includes(line) ? odds : furniture));
  return { ...decide(features, values, language, fullPage), lines };
}

describe('situations', () => {
  it('leaves a clean article alone, whatever single lines look like', () => {
    const { situation, verdicts } = decided(`${ARTICLE.join('\n')}\nMore of it`, 3, -2.7);
    expect(situation).toBe('clean');
    expect(verdicts.every((verdict) => verdict === 0)).toBe(true);
  });

  it('takes sure lines from an article with a little furniture, the surest ones without asking', () => {
    const { situation, verdicts } = decided(`${ARTICLE.join('\n')}\nRead more`, 3, -4.5);
    expect(situation).toBe('extract');
    expect([...verdicts]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 2]);
  });

  it('wants more evidence in languages whose clean texts give more', () => {
    expect(decided(`${ARTICLE.join('\n')}\nRead more`, 3, -4, 'pl').situation).toBe('clean');
    expect(decided(`${ARTICLE.join('\n')}\nRead more`, 3, -4, 'en').situation).toBe('extract');
  });

  it('wants most where it does not even know the language', () => {
    expect(decided(`${ARTICLE.join('\n')}\nRead more`, 3, -7, 'und').situation).toBe('clean');
    expect(decided(`${ARTICLE.join('\n')}\nRead more`, 3, -8, 'und').situation).toBe('extract');
  });

  it('cuts a whole page down to the article, and a person looks at it', () => {
    const { situation, verdicts, lines } = decided(pageText(), 2, -3);
    expect(situation).toBe('page');
    expect(lines.filter((_, i) => verdicts[i] === 0)).toEqual(ARTICLE);
    expect(Math.max(...verdicts)).toBe(1);
  });

  it('does not take a text for a page when most of its words are in doubt', () => {
    expect(decided(pageText(), 1, -3).situation).toBe('extract');
  });

  it('cuts a short text down only where it looks like a page but for its prose', () => {
    const labels = [
      'Home',
      'Sport',
      'Sign in',
      'Share',
      'Leave a comment',
      'Most read',
      'Newsletter',
      'Contact',
      'Tags',
    ];
    expect(decided([...ARTICLE.slice(0, 4), ...labels].join('\n'), 1, -5).situation).toBe('extract');
    expect(decided([...ARTICLE.slice(0, 4), ...labels].join('\n'), 1, -2.5).situation).toBe('clean');
    const results = Array.from({ length: 12 }, (_, i) => `Garrow ${i} Hursdale ${i + 1}`);
    expect(decided([...ARTICLE.slice(0, 3), ...results].join('\n'), 1, -5).situation).toBe('clean');
  });

  it('believes --full-page', () => {
    const { situation, verdicts } = decided(`${ARTICLE.join('\n')}\nRead more`, 3, -1, 'en', true);
    expect(situation).toBe('page');
    expect([...verdicts]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });

  it('keeps everything when nothing would be left', () => {
    expect(decided(pageText(), -7, -7, 'en', true).verdicts.every((verdict) => verdict === 0)).toBe(true);
  });

  it('keeps the prose of a page when all of it is in doubt', () => {
    const lines = pageText().split('\n');
    const { verdicts } = decided(pageText(), -3, -3, 'en', true);
    for (const line of ARTICLE.slice(1, 4)) expect(verdicts[lines.indexOf(line)]).toBe(0);
    expect(verdicts[lines.indexOf('Privacy policy')]).toBe(1);
  });
});
