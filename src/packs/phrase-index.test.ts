import { expect, it } from 'vitest';
import { builtinPacks } from './builtin.ts';
import { gateOf } from './conditions.ts';
import { indexPhrases } from './phrase-index.ts';

it('the build knows gates and phrases of the packs as they are in their entries', () => {
  const { rules, index } = builtinPacks();
  expect(index).toEqual(indexPhrases(rules));
  for (const { entries } of rules) expect(entries.gates).toEqual([...entries].map(gateOf));
});
