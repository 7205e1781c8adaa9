import { expect, it } from 'vitest';
import { builtinPacks } from './builtin.ts';
import { gateOf } from './conditions.ts';
import { indexPhrases, packPhraseIndex, unpackPhraseIndex } from './phrase-index.ts';

it('the build knows gates and phrases of the packs as they are in their entries', () => {
  const { rules, index } = builtinPacks();
  expect(index).toEqual(indexPhrases(rules));
  for (const { entries } of rules) expect(entries.gates).toEqual([...entries].map(gateOf));
});

it('an index comes back as it was packed; a part of one is none', () => {
  const [entryOf, first, opening, inside] = [1, 2, 3, 4].map((value) => Int32Array.of(value, value)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const index = { entryOf, first, opening, inside };
  expect(unpackPhraseIndex(packPhraseIndex(index))).toEqual(index);
  for (let parts = 0; parts < 4; parts++)
    expect(unpackPhraseIndex(packPhraseIndex(index).slice(0, parts))).toBeUndefined();
});
