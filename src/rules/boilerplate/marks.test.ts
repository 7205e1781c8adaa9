import { expect, it } from 'vitest';
import { classes, DIGIT, SENTENCE_MARK } from '../../article/characters.ts';
import { ELLIPSIS, markKinds, NONE, NUMERAL, QUESTION, STOP } from './marks.ts';

it('knows every digit and every mark that ends a sentence', () => {
  const ends = [STOP, QUESTION, ELLIPSIS];
  for (let code = 0; code < 0x10000; code++) {
    if (classes[code] === DIGIT) expect(markKinds[code]).toBe(NUMERAL);
    if (classes[code] === SENTENCE_MARK) expect(ends).toContain(markKinds[code]);
  }
  expect(markKinds['７'.charCodeAt(0)]).toBe(NUMERAL);
  expect(markKinds['a'.charCodeAt(0)]).toBe(NONE);
});
