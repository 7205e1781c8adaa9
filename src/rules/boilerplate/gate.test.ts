import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { ARTICLE, pageText } from './fixture.ts';
import { mayHoldFurniture } from './gate.ts';

describe('gate of the line model', () => {
  it('lets clean articles pass without a look at the model', () => {
    expect(mayHoldFurniture(new Article(ARTICLE.join('\n\n')))).toBe(false);
    expect(mayHoldFurniture(new Article(ARTICLE.slice(1).join(' ')))).toBe(false);
    expect(mayHoldFurniture(new Article(''))).toBe(false);
  });

  it.each([
    ['a page', pageText()],
    ['one line of furniture', `${ARTICLE.join('\n')}\nRead more`],
    ['cues of two classes on one line', `${ARTICLE.join(' ')} ${ARTICLE.join(' ')} All rights reserved. Read more.`],
    ['many short lines in any language', `${ARTICLE.join('\n')}\na b\nc d\ne f\ng h\ni j\nk l\nm n\no p`],
  ])('asks the model about %s', (_, text) => expect(mayHoldFurniture(new Article(text))).toBe(true));
});
