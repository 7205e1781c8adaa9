import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { spinModel } from './model.ts';
import { sheetsOf } from './sheet.ts';

/** Words of each block that count as parts of names. */
function namesIn(text: string): string[][] {
  return sheetsOf(new Article(text, { language: 'en' }), spinModel()).map(({ count, start, end, capital }) =>
    Array.from({ length: count }, (_, at) => at)
      .filter((at) => capital[at] === 1)
      .map((at) => text.slice(start[at], end[at])),
  );
}

describe('capitals inside a sentence', () => {
  it('make words parts of names', () => {
    expect(namesIn('The harbour board of Port Hollin met Ivy Tamsett on Monday, and I was there.')).toEqual([
      ['Port', 'Hollin', 'Ivy', 'Tamsett', 'Monday'],
    ]);
  });

  it('say nothing in a headline in title case', () => {
    const text =
      'Key Components for the Market’s Latest Decline\n\nThe market of Port Hollin fell again on Monday morning.';
    expect(namesIn(text)).toEqual([[], ['Port', 'Hollin', 'Monday']]);
  });

  it('still do in a headline that has them for names only', () => {
    expect(namesIn('Port Hollin council wants another ferry before summer')).toEqual([['Hollin']]);
  });
});
