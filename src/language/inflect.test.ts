import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../package.ts';
import { adjectiveForms, inflectPair, nounForms, parseIrregular, verbForms } from './inflect.ts';

const FILE = path.join(packageRoot(), 'rules', 'spin', 'grammar', 'inflection.tsv');
const irregular = parseIrregular(readFileSync(FILE, 'utf8'), 'inflection.tsv');

describe('verbForms', () => {
  it.each([
    ['move', 'move moves moved moved moving'],
    ['stop', 'stop stops stopped stopped stopping'],
    ['transfer', 'transfer transfers transferred transferred transferring'],
    ['offer', 'offer offers offered offered offering'],
    ['carry', 'carry carries carried carried carrying'],
    ['play', 'play plays played played playing'],
    ['agree', 'agree agrees agreed agreed agreeing'],
    ['die', 'die dies died died dying'],
    ['watch', 'watch watches watched watched watching'],
    ['give', 'give gives gave given giving'],
    ['go', 'go goes went gone going'],
    ['fix', 'fix fixes fixed fixed fixing'],
  ])('%s', (verb, forms) => {
    expect(verbForms(verb, irregular).join(' ')).toBe(forms);
  });

  it('inflects the first word of a group', () => {
    expect(verbForms('take part in', irregular)).toEqual([
      'take part in',
      'takes part in',
      'took part in',
      'taken part in',
      'taking part in',
    ]);
  });
});

it.each([
  ['central bank', ['central bank', 'central banks', "central bank's"]],
  ['city', ['city', 'cities', "city's"]],
  ['woman', ['woman', 'women', "woman's"]],
  ['church', ['church', 'churches', "church's"]],
])('nouns: %s', (noun, forms) => {
  expect(nounForms(noun, irregular)).toEqual(forms);
});

it.each([
  ['big', ['big', 'bigger', 'biggest']],
  ['easy', ['easy', 'easier', 'easiest']],
  ['large', ['large', 'larger', 'largest']],
  ['good', ['good', 'better', 'best']],
  ['substantial', ['substantial', 'more substantial', 'most substantial']],
])('adjectives: %s', (adjective, forms) => {
  expect(adjectiveForms(adjective, irregular)).toEqual(forms);
});

it('pairs forms that say the same, once', () => {
  const pairs = inflectPair('put', 'place', 'verb', irregular).map((pair) => pair.join('>'));
  expect(pairs).toEqual(['put>place', 'puts>places', 'put>placed', 'putting>placing']);
  expect(inflectPair('huge', 'substantial', 'adj', irregular)).toContainEqual(['huger', 'more substantial']);
  expect(inflectPair('within', 'in', 'func', irregular)).toEqual([['within', 'in']]);
});

it('names file and line of a bad row', () => {
  expect(() => parseIrregular('verb\tgive\tgave\n', 'x.tsv')).toThrow(/^x\.tsv:1: Unexpected row/);
});
