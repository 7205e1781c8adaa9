import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packThesaurus, spinThesaurus, Thesaurus } from './thesaurus.ts';

const word = fc.stringMatching(/^[a-z]{1,4}$/);

it('gives every pair back, both ways', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(word, word)), (pairs) => {
      const thesaurus = new Thesaurus(packThesaurus(pairs));
      const found = thesaurus.words.flatMap((a, id) =>
        Array.from(thesaurus.neighbours(id), (other) => `${a} ${thesaurus.words[other]}`),
      );
      const expected = pairs.filter(([a, b]) => a !== b).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]);
      expect(found.sort()).toEqual([...new Set(expected)].sort());
    }),
  );
});

it('refuses data of another version, or cut off', () => {
  const data = packThesaurus([['car', 'sedan']]);
  expect(() => new Thesaurus(data.subarray(0, data.length - 4), 'x.bin')).toThrow(/^x\.bin: Unexpected end/);
  const other = Buffer.from(Buffer.from(data).toString('latin1').replace('"version":1', '"version":2'), 'latin1');
  expect(() => new Thesaurus(other, 'x.bin')).toThrow(/^x\.bin: Unexpected model version 2/);
});

it('ships with the package: single words, without grammar and inflections', () => {
  const { words } = spinThesaurus();
  expect(words.length).toBeGreaterThan(20_000);
  expect(words).not.toContain('the');
  const hospital = spinThesaurus().neighbours(words.indexOf('hospital'));
  const synonyms = Array.from(hospital, (id) => words[id]);
  expect(synonyms).toContain('inpatient');
  expect(synonyms).not.toContain('hospitals');
});
