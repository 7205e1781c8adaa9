import { expect, it } from 'vitest';
import { parseIrregular } from './inflect.ts';
import { expandPairs, parsePairs } from './pairs.ts';

const irregular = parseIrregular('', 'x');

it('reads rows, and the forms that are switched off', () => {
  const { pairs, removed } = parsePairs(
    'spun\toriginal\nmentioned\tsaid\tverb\t14\tamb\nin entrance of\tin front of\n!mortgage\n',
    'x.tsv',
  );
  expect(pairs[0]).toEqual({
    spun: 'mentioned',
    original: 'said',
    class: 'verb',
    pages: 14,
    ambiguous: true,
    cased: false,
  });
  expect(pairs[1]).toMatchObject({ class: 'phrase', pages: 0, ambiguous: false });
  expect(removed).toEqual(['mortgage']);
});

it('takes empty cells as left away, as spreadsheets write them', () => {
  const { pairs, removed } = parsePairs(
    'spun\toriginal\tclass\r\na\tb\t\t\t\r\nc\td\t\t3\t\r\n!e\t\t\t\t\r\n',
    'x.tsv',
  );
  expect(pairs).toMatchObject([
    { class: 'phrase', pages: 0, ambiguous: false },
    { class: 'phrase', pages: 3 },
  ]);
  expect(removed).toEqual(['e']);
});

it.each([
  ['half', 'Missing original'],
  ['half\thalf', 'the same'],
  ['half\tpart\tnoun\tmany', 'number of pages'],
  ['half\tpart\tthing', 'Unexpected class “thing”'],
  ['half\tpart\tnoun\t1\tmaybe', 'Unexpected note “maybe”'],
])('names file, line and reason of a bad row: %s', (row, reason) => {
  expect(() => parsePairs(`a\tb\n${row}\n`, 'x.tsv')).toThrow(new RegExp(`^x\\.tsv:2: .*${reason}`));
});

it('writes out inflections for the rows that ask for them, never for names', () => {
  const { pairs } = parsePairs('fee\tcommission\tnoun\t0\tinflect,likely\nwithin\tin\tfunc\n', 'x.tsv');
  expect(expandPairs(pairs, irregular).map(({ spun, original }) => `${spun}>${original}`)).toEqual([
    'fee>commission',
    'fees>commissions',
    "fee's>commission's",
    'within>in',
  ]);
});
