import { describe, expect, it } from 'vitest';
import { Lexicon } from './lexicon.ts';
import { packLexicon } from './lexicon-build.ts';
import { countsOf } from './model-counts.ts';
import { newsNgrams } from './ngrams.ts';
import { parsePairs } from './pairs.ts';
import { mergeForms, userForms } from './user-lexicon.ts';

const counts = countsOf(newsNgrams());
const lexicon = (...sources: string[]) => ({ files: sources.map((source, i) => parsePairs(source, `${i}.tsv`)) });
const ours = userForms(
  parsePairs(
    'stated\tsaid\tverb\t9\tamb\nstated\ttold\tverb\t2\tamb\nWhite Home\tWhite House\tname\t5\tname\nwhite home\tpale house\n',
    'ours.tsv',
  ),
  counts,
);
const named = (...sources: string[]) =>
  Object.fromEntries(mergeForms(ours, lexicon(...sources), counts).map((form) => [form.spun, form]));

describe('mergeForms', () => {
  it('puts the originals of the user first and believes them at least as much', () => {
    const { stated } = named('stated\texplained\tverb\t1\n');
    expect(stated?.candidates).toEqual(['explained', 'said', 'told']);
    expect(stated?.priors[0]).toBeGreaterThanOrEqual(stated?.priors[1] as number);
  });

  it('adds new forms, with their inflections where a row asks for them', () => {
    expect(named('perambulate\twalk\tverb\t1\tinflect\n')).toMatchObject({
      perambulating: { candidates: ['walking'] },
      perambulated: { candidates: ['walked'] },
    });
  });

  it('takes a form away, however it is capitalised, until a later file brings it back', () => {
    expect(Object.keys(named('!WHITE home\n'))).toEqual(['stated']);
    expect(named('!white home\n', 'white home\thospice\n')).toMatchObject({
      'white home': { candidates: ['hospice'] },
    });
    expect(named('!stated\nstated\tclaimed\n')).toMatchObject({ stated: { candidates: ['claimed'] } });
  });

  it('drops what would lead back', () => {
    expect(named('said\tstated\tverb\t3\n').stated?.candidates).toEqual(['told']);
    expect(Object.keys(named('a b\tc d\tphrase\t3\nc d\ta b\tphrase\t2\n'))).not.toContain('c d');
  });

  it('survives packing', () => {
    const merged = mergeForms(ours, lexicon('stated\texplained\n'), counts);
    const packed = new Lexicon(packLexicon(merged)).forms();
    expect(packed.map(({ spun, candidates }) => ({ spun, candidates }))).toEqual(
      expect.arrayContaining(merged.map(({ spun, candidates }) => ({ spun, candidates }))),
    );
  });
});

it('convicts by what is not good English', () => {
  const forms = mergeForms(
    [],
    lexicon(
      'zebra fee\tZebra Commission\tname\t4\nof the\tabout the\nmoon\tmonth\tnoun\t3\tamb\ngleaming residence\tWhite House\n',
    ),
    counts,
  );
  const odd = forms.filter((form) => form.odd).map(({ spun }) => spun);
  expect(odd).toEqual(['zebra fee', 'gleaming residence']);
});
