import { describe, expect, it } from 'vitest';
import { compileForms, lexiconOf, packForm, parsePairs, spinLexicon, unpackForm } from './lexicon.ts';

const TSV = `# comment
spun\toriginal\tclass\tpages\tnote
within\tin\tfunc\t15\tamb
within\tinside\tfunc\t15\tamb
European Fee\tEuropean Commission\tname\t2\tname
12 months\tyear\tnumber\t6\t
`;

describe('parsePairs', () => {
  it('reads rows', () => {
    expect(parsePairs(TSV, 'x.tsv')[0]).toEqual({
      spun: 'within',
      original: 'in',
      class: 'func',
      pages: 15,
      ambiguous: true,
      cased: false,
    });
  });

  it('names file and line of a bad row', () => {
    expect(() => parsePairs(`${TSV}half\tpart\n`, 'x.tsv')).not.toThrow();
    expect(() => parsePairs(`${TSV}half\n`, 'x.tsv')).toThrow(/^x\.tsv:7: Unexpected row/);
    expect(() => parsePairs(`${TSV}half\tpart\tnoun\t1\tmaybe\n`, 'x.tsv')).toThrow(/^x\.tsv:7/);
  });
});

describe('lexicon', () => {
  const forms = compileForms(parsePairs(TSV, 'x.tsv'), () => 2.04);

  it('joins the rows of a form in their order', () => {
    expect(forms[0]).toMatchObject({ spun: 'within', candidates: ['in', 'inside'], ambiguous: true, weight: 2.04 });
  });

  it('survives packing, weights to a tenth of a nat', () => {
    for (const form of forms) expect(unpackForm(packForm(form))).toEqual({ ...form, weight: 2 });
  });

  it('keeps case for names and digits for numbers', () => {
    const { cased, folded } = lexiconOf(forms);
    expect([...cased.keys()]).toEqual(['European Fee']);
    expect([...folded.keys()]).toEqual(['within', '12 months']);
  });

  it('never offers the form itself, and holds no pair in both directions', () => {
    const { folded } = spinLexicon();
    for (const form of folded.values()) {
      for (const original of form.candidates) {
        expect(original).not.toBe(form.spun);
        expect(folded.get(original.toLowerCase())?.candidates ?? [], `${form.spun} and ${original}`).not.toContain(
          form.spun,
        );
      }
    }
  });
});
