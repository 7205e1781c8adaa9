import fc from 'fast-check';
import { expect, it } from 'vitest';
import { capitalsIn, capitalsOf } from './lexicon.ts';

it('reads the capitals of a piece of a text as those of the piece alone', () => {
  const piece = fc.array(fc.constantFrom('a', 'B', "'", '’', ' ', '-', 'é', 'É', '7'), { maxLength: 24 });
  fc.assert(
    fc.property(piece, (letters) => {
      const text = letters.join('');
      expect(capitalsIn(`xY ${text} zZ`, 3, 3 + text.length)).toBe(capitalsOf(text));
    }),
  );
});
