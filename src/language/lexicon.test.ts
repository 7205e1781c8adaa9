import { describe, expect, it } from 'vitest';
import { hashWord } from '../article/characters.ts';
import { Lexicon, spinLexicon } from './lexicon.ts';
import { formsOf, packLexicon } from './lexicon-build.ts';
import { parsePairs } from './pairs.ts';

const TSV = `# comment
spun\toriginal\tclass\tpages\tnote
within\tinside\tfunc\t2\tamb
within\tin\tfunc\t15\tamb
within the\tin the\tfunc\t15\tamb
European Fee\tEuropean Commission\tname\t2\tname
12 months\tyear\tnumber\t6\t
`;

const { pairs } = parsePairs(TSV, 'x.tsv');
const forms = formsOf(
  pairs,
  () => 2.04,
  (pair) => pair.pages / 20,
  (pair) => pair.cased,
);
const lexicon = new Lexicon(packLexicon(forms));

/** Forms at the end of a way through the trie, as the lexicon spells them. */
function lookUp(...words: string[]): string[] {
  const [first = 0, ...rest] = words.map((word) => lexicon.words.idOf(hashWord(word)));
  const node = rest.reduce((at, word) => (at > 0 && word >= 0 ? lexicon.next(at, word) : 0), lexicon.first(first));
  const found: string[] = [];
  for (let form = lexicon.formStart[node] ?? 0; node > 0 && form < (lexicon.formStart[node + 1] as number); form++) {
    found.push(lexicon.spun(form));
  }
  return found;
}

describe('the compiled lexicon', () => {
  it('joins the rows of a form, likeliest original first', () => {
    expect(forms[0]).toMatchObject({ spun: 'within', candidates: ['in', 'inside'], ambiguous: true, weight: 2.04 });
  });

  it('gives back what was packed, weights and chances to a tenth of a nat', () => {
    const tenth = (x: number): number => Math.round(x * 10) / 10;
    const wanted = forms.map((form) => ({ ...form, weight: tenth(form.weight), priors: form.priors.map(tenth) }));
    expect(lexicon.forms()).toHaveLength(wanted.length);
    expect(lexicon.forms()).toEqual(expect.arrayContaining(wanted));
  });

  it('finds forms by their words, the digits of numbers included', () => {
    expect(lookUp('within')).toEqual(['within']);
    expect(lookUp('within', 'the')).toEqual(['within the']);
    expect(lookUp('12', 'months')).toEqual(['12 months']);
    expect(lookUp('10', 'months')).toEqual([]);
    expect(lookUp('the')).toEqual([]);
    expect(lexicon.words.idOf(hashWord('bridge'))).toBe(-1);
  });

  it('says how often a spinner swaps a word itself: the sum over its forms, without names', () => {
    const rate = (word: string): number => lexicon.swapRate(lexicon.words.idOf(hashWord(word)));
    const expected = forms
      .filter(({ cased }) => !cased)
      .flatMap(({ candidates, priors }) =>
        candidates.flatMap((one, at) => (one === 'in' ? Math.exp(priors[at] ?? 0) : [])),
      )
      .reduce((sum, chance) => sum + chance, 0);
    expect(expected).toBeGreaterThan(0);
    expect(rate('in')).toBeCloseTo(expected, 2);
    expect(rate('commission')).toBe(0);
    expect(rate('bridge')).toBe(0);
  });

  it('compares names with their capitals', () => {
    const form = lexicon.forms().findIndex(({ cased }) => cased);
    expect(lexicon.isWrittenAs(form, 'European Fee')).toBe(true);
    expect(lexicon.isWrittenAs(form, 'European fee')).toBe(false);
    expect(lexicon.isWrittenAs(form, 'EUROPEAN FEE')).toBe(false);
  });

  it('says which version it is of, and refuses a file that ends early', () => {
    const data = packLexicon(forms);
    const older = Buffer.from(Buffer.from(data).toString('latin1').replace('"version":4', '"version":2'), 'latin1');
    expect(() => new Lexicon(older, 'my.bin')).toThrow(/^my\.bin: Unexpected model version 2, expected 4/);
    expect(() => new Lexicon(data.subarray(0, data.length - 40), 'my.bin')).toThrow(/^my\.bin: Unexpected end/);
    expect(() => new Lexicon(Buffer.from('hello\n'), 'my.bin')).toThrow(/^my\.bin: Unexpected contents/);
  });
});

describe('the lexicon of the package', () => {
  it('never offers the form itself', () => {
    const all = spinLexicon().forms();
    expect(all.flatMap(({ spun, candidates }) => candidates.filter((text) => text === spun))).toEqual([]);
  });

  it('holds more than 12,000 pairs, and few forms that convict are common English', () => {
    const all = spinLexicon().forms();
    expect(all.reduce((sum, { candidates }) => sum + candidates.length, 0)).toBeGreaterThan(12_000);
    expect(all.filter(({ odd, spun }) => odd && !spun.includes(' '))).toEqual([]);
  });
});
