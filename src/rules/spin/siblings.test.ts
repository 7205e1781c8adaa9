import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { hashWord } from '../../article/characters.ts';
import { HONEST, LIGHTLY_SPUN, MIXED, PLAIN, SPUN } from './fixture.ts';
import { MixedNgrams, type Related, UNKNOWN } from './mixed.ts';
import { restorations } from './restorations.ts';
import { type Sibling, SiblingCollector, Siblings } from './siblings.ts';
import { packageSource } from './source.ts';

const model = packageSource.model();
const { ngrams } = model;
const id = (word: string): number => ngrams.idOf(hashWord(word));

function siblingsOf(articles: readonly Sibling[]): Siblings {
  const collector = new SiblingCollector(packageSource);
  for (const one of articles) collector.add(one);
  return new Siblings(collector.data());
}

const related = (words: readonly string[], weight = 1): Related => ({
  name: words.join(' '),
  likeness: 0.4,
  weight,
  words: Uint16Array.from(words, (word) => (id(word) < 0 ? UNKNOWN : id(word))),
});

describe('mixed counts', () => {
  it('make the pairs and words of related articles likelier, and others next to them less likely', () => {
    const mixed = new MixedNgrams(ngrams, [related(['harbour', 'scaffolding', 'fell'])]);
    const gain = (before: string, word: string): number =>
      mixed.bigram(id(before), id(word)) - ngrams.bigram(id(before), id(word));
    expect(gain('harbour', 'scaffolding')).toBeGreaterThan(3);
    expect(gain('old', 'scaffolding')).toBeGreaterThan(1);
    expect(gain('harbour', 'master')).toBeLessThan(0);
    expect(mixed.unigram(id('scaffolding'))).toBe(ngrams.unigram(id('scaffolding')));
    expect(mixed.articlesWith(id('harbour'), id('scaffolding'))).toEqual(['harbour scaffolding fell']);
    expect(mixed.articlesWith(id('scaffolding'), id('harbour'))).toEqual([]);
    expect(mixed.articlesWith(-1, id('harbour'))).toEqual([]);
  });

  it('say more the more an article is alike', () => {
    const of = (weight: number): number =>
      new MixedNgrams(ngrams, [related(['harbour', 'scaffolding'], weight), related(['ferry', 'ticket'])]).bigram(
        id('harbour'),
        id('scaffolding'),
      );
    expect(of(1)).toBeGreaterThan(of(0.5));
  });

  it('never exceed what the decoder takes for the most', () => {
    const words = ['the', 'european', 'commission', 'said', '.', 'harbour', 'scaffolding', 'Qxzzy', '<n>'];
    const word = fc.constantFrom(...words);
    fc.assert(
      fc.property(
        fc.array(fc.array(word, { minLength: 1 }), { minLength: 1, maxLength: 5 }),
        word,
        word,
        (texts, a, b) => {
          const mixed = new MixedNgrams(
            ngrams,
            texts.map((text) => related(text)),
          );
          expect(mixed.bigram(id(a), id(b))).toBeLessThanOrEqual(mixed.mostBigram(id(a), id(b)) + 1e-9);
        },
      ),
    );
  });
});

describe('siblings', () => {
  const others = [
    { name: 'plain', text: PLAIN },
    { name: 'flood', text: PLAIN.replaceAll('Friday', 'Sunday').split('\n\n').slice(0, 2).join('\n\n') },
    { name: 'honest', text: HONEST },
  ];

  it('are related by rare words and names, most alike first', () => {
    const names = siblingsOf(others)
      .relatedTo(new Article(`${PLAIN} The ferry was late.`), model)
      .map(({ name }) => name);
    expect(names).toEqual(['plain', 'flood']);
  });

  it('are told apart whatever their order', () => {
    const of = (list: readonly Sibling[]): unknown =>
      siblingsOf(list)
        .relatedTo(new Article(PLAIN), model)
        .map(({ name, likeness }) => [name, likeness.toFixed(9)]);
    expect(of(others.toReversed())).toEqual(of(others));
  });

  it('are left out when they were spun, may have been, or are not English', () => {
    const texts = [
      SPUN,
      MIXED,
      LIGHTLY_SPUN,
      'Der Hafen bleibt bis zum Sommer geschlossen, sagte der Rat der Stadt am Montag nach der Sitzung. Die Fähre fährt wieder, wenn die Arbeiten an der Mole beendet sind, und bis dahin müssen die Leute von der Insel mit dem kleinen Boot auskommen.',
    ];
    const collector = new SiblingCollector(packageSource);
    texts.forEach((text, at) => {
      collector.add({ name: `${at}`, text });
    });
    expect(collector.data().names).toEqual([]);
  });

  it('change nothing when none is related', () => {
    const beside = siblingsOf([{ name: 'honest', text: HONEST }]);
    const [alone, together] = [undefined, { evidence: () => beside }].map((siblings) => {
      const article = new Article(SPUN);
      return restorations({ article, original: article, siblings });
    });
    expect(together).toEqual(alone);
  });
});
