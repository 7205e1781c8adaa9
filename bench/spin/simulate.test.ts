import { describe, expect, it } from 'vitest';
import { type Dictionary, spin } from './simulate.ts';

const dictionary: Dictionary = new Map([
  ['price', [{ form: 'worth', weight: 0.4 }]],
  ['rose', [{ form: 'elevated', weight: 0.4 }]],
  ['the price', [{ form: 'the worth', weight: 0.1 }]],
  ['harbour', [{ form: 'haven', weight: 0.4 }]],
]);
const TEXT = 'The price rose. A price of wool rose in the harbour, and the price of a harbour rose as well.';

describe('a simulated spinner', () => {
  it('swaps a word wherever it stands or nowhere', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { text } = spin(TEXT, dictionary, { rate: 0.2, quotes: true, seed });
      for (const [word, form] of [
        ['rose', 'elevated'],
        ['harbour', 'haven'],
      ] as const)
        expect([text.includes(word), text.includes(form)].filter(Boolean)).toHaveLength(1);
    }
  });

  it('says which words it replaced', () => {
    const { text, swaps } = spin(TEXT, dictionary, { rate: 0.3, quotes: true, seed: 3 });
    expect(swaps.length).toBeGreaterThan(0);
    let back = '';
    let at = 0;
    for (const { start, end, original } of swaps) {
      back += text.slice(at, start) + original;
      at = end;
    }
    expect(back + text.slice(at)).toBe(TEXT);
  });

  it('is the same for the same seed', () => {
    const options = { rate: 0.2, quotes: true, seed: 7 };
    expect(spin(TEXT, dictionary, options)).toEqual(spin(TEXT, dictionary, options));
  });
});
