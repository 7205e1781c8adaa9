import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from './redact.ts';

describe('redact', () => {
  it.each([
    ['Sign up to our “daily” e-mail, 24 h!', 'Xxxx xx xx xxx “xxxxx” x-xxxx, 00 x!'],
    ['Çeşme’de 5 kişi\n\nÉté', 'Xxxxx’xx 0 xxxx\n\nXxx'],
    ['東京 café हिन्दी', 'xx xxxx xxx'],
    ['', ''],
  ])('%s', (text, redacted) => {
    expect(redact(text)).toBe(redacted);
  });

  it('leaves no letter and no digit that says anything, and every other sign where it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const redacted = redact(text);
        expect(redacted.replace(/[xX0]/g, '')).not.toMatch(/\p{L}|\p{N}|\p{M}/u);
        const signs = (one: string): string => one.replace(/[\p{L}\p{N}]/gu, '.').replace(/\p{M}/gu, '');
        expect(signs(redacted)).toBe(signs(text));
        expect(redact(redacted)).toBe(redacted);
      }),
    );
  });
});
