import { expect, it } from 'vitest';
import { buildCueTrie, readCueTrie } from './cue-trie.ts';

it('the trie of the build is the one that would be built now', () => {
  expect(readCueTrie()).toEqual(buildCueTrie());
});
