import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Article } from '../article/article.ts';
import { areApart } from './apart.ts';
import { Collection } from './collection.ts';
import { Learner } from './learner.ts';

const apart = (...texts: string[]): boolean => areApart(texts.map((text) => new Article(text)));

describe('articles that have nothing in common', () => {
  it('are apart when no sentence opens like another', () => {
    expect(
      apart(
        'The ferry to Ostley stays in the harbour until Friday. Nobody was hurt.',
        'Two schools in Garrow share one bus from spring on.\n\nThe driver is new.',
      ),
    ).toBe(true);
  });

  it('are not apart when they share a sentence, wherever it stands and whatever its numbers', () => {
    const shared = 'The bridge was closed in 2019 after divers had found cracks in two of its piers.';
    const again = 'The bridge was closed in 2021 after divers had found cracks in two of its piers.';
    expect(apart(`The ferry stays in the harbour. ${shared}`, `Two schools share one bus.\n${again}`)).toBe(false);
  });

  it('are not apart when they are the same text, however short', () => {
    expect(apart('Sold out.', 'Sold out.')).toBe(false);
    expect(apart('Sold out.', 'Closed.')).toBe(true);
  });

  it('have nothing that learning would find', () => {
    const words = fc.constantFrom('the', 'ferry', 'harbour', 'council', 'bridge', 'opened', 'late', '12', 'and', 'met');
    const sentence = fc.array(words, { minLength: 8, maxLength: 14 }).map((list) => `${list.join(' ')}.`);
    const text = fc.array(sentence, { minLength: 1, maxLength: 6 }).map((list) => list.join('\n'));
    let silent = 0;
    fc.assert(
      fc.property(fc.array(text, { minLength: 2, maxLength: 4 }), (texts) => {
        if (!apart(...texts)) return;
        silent++;
        const learner = new Learner();
        texts.forEach((one, i) => {
          learner.add({ site: '', id: `${i}`, text: one });
        });
        const collection = new Collection(learner);
        expect(collection.common.shared.size).toBe(0);
        expect(texts.map((_, i) => collection.factsOf(i).copies)).toEqual(texts.map(() => undefined));
      }),
      { numRuns: 400 },
    );
    expect(silent).toBeGreaterThan(100);
  });
});
