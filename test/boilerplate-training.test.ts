import { describe, expect, it } from 'vitest';
import { binOf, edgesOf, randomOf } from '../scripts/boilerplate/bins.ts';
import { BOOST, boost, type Samples } from '../scripts/boilerplate/boost.ts';
import { articleOf, type Document, foldOf, labelsOf, weightsOf } from '../scripts/boilerplate/corpus.ts';
import { Learner, prepare } from '../scripts/boilerplate/learn.ts';
import { madeDocuments } from '../scripts/boilerplate/made.ts';
import { packModel } from '../scripts/boilerplate/pack.ts';
import { Article } from '../src/article/article.ts';
import { featuresOf } from '../src/rules/boilerplate/features.ts';
import { ARTICLE, pageText } from '../src/rules/boilerplate/fixture.ts';
import { Forest } from '../src/rules/boilerplate/forest.ts';
import { unpackModel } from '../src/rules/boilerplate/page-model.ts';
import { unitsOf } from '../src/rules/boilerplate/units.ts';

describe('boosted trees', () => {
  /** Two columns of noise between 0 and 1; the label is whether exactly one of them is above a half, which no single split can tell. */
  function samples(rows: number): { samples: Samples; values: Float32Array } {
    const random = randomOf(1);
    const values = Float32Array.from({ length: rows * 2 }, random);
    const edges = [values.subarray(0, rows), values.subarray(rows)].map(edgesOf);
    const bins = new Uint8Array(rows * 2);
    const labels = new Uint8Array(rows);
    for (let row = 0; row < rows; row++) {
      const [a, b] = [values[row] as number, values[rows + row] as number];
      bins.set([binOf(edges[0] as Float32Array, a), binOf(edges[1] as Float32Array, b)], row * 2);
      labels[row] = a > 0.5 !== b > 0.5 ? 1 : 0;
    }
    return { samples: { rows, columns: 2, bins, labels, weights: new Float32Array(rows).fill(1), edges }, values };
  }

  it('learn what needs two questions', () => {
    const { samples: data, values } = samples(2000);
    const forest = boost(data, { ...BOOST, trees: 40, leaves: 6, columnShare: 1 });
    const scores = Forest.of(forest).score({ units: 2000, values });
    const right = scores.filter((score, row) => score > 0 === (data.labels[row] === 1)).length;
    expect(right).toBeGreaterThan(1900);
  });

  it('are the same for the same seed', () => {
    const { samples: data } = samples(300);
    const options = { ...BOOST, trees: 5 };
    expect(boost(data, options)).toEqual(boost(data, options));
    expect(boost(data, { ...options, seed: 2 })).not.toEqual(boost(data, options));
  });
});

describe('labels', () => {
  it('come from the overlap with the gold text', () => {
    const text = pageText();
    const labels = labelsOf(articleOf(text), ARTICLE.join('\n'));
    const lines = text.split('\n');
    expect(lines.filter((_, i) => labels[i] === 1)).toEqual(ARTICLE);
  });

  it('spare short lines of the gold text, and short pieces of it between paragraphs', () => {
    const gold = 'The first of the two long paragraphs.\nResults\nThe second of the two long paragraphs.';
    expect([...labelsOf(articleOf(`Results\n${gold}`), gold)]).toEqual([1, 1, 1, 1]);
    expect([...labelsOf(articleOf(`Menu\n${gold}`), gold)]).toEqual([0, 1, 1, 1]);
  });

  it('weigh every text the same', () => {
    const sum = (text: string): number => weightsOf(unitsOf(new Article(text)), 2).reduce((a, b) => a + b, 0);
    expect(sum(pageText())).toBeCloseTo(2);
    expect(sum(ARTICLE[1] as string)).toBeCloseTo(2);
  });
});

describe('training', () => {
  it('never trains and tests on one site', () => {
    expect(foldOf('www.example.com')).toBe(foldOf('example.com'));
    expect(
      new Set(['a.example', 'b.example', 'c.example', 'd.example', 'e.example', 'f.example'].map(foldOf)).size,
    ).toBeGreaterThan(1);
  });

  it('makes the same clean lists every time', () => expect(madeDocuments()).toEqual(madeDocuments()));

  it('gives a model that tells the furniture of a page it never saw', () => {
    const page = (i: number, text: string, gold: string): Document => ({
      set: 's',
      id: String(i),
      site: `${i}.example`,
      lang: 'en',
      input: 'fulltext',
      text,
      gold,
      fold: i % 5,
      weight: 1,
    });
    const others = madeDocuments()
      .slice(0, 40)
      .map((gold, i) => page(i, `Home\nNews\nSign in\n${gold}\nRead more\nPrivacy policy\nContact us`, gold));
    const json = packModel(
      new Learner(prepare(others), () => {}).learn(undefined, { trees: 30, leaves: 8, minHessian: 1 }),
    );
    const model = unpackModel(json);
    const text = pageText();
    const odds = model.forest.score(featuresOf(new Article(text), model.wording).matrix);
    const lines = text.split('\n');
    const mean = (list: number[]): number => list.reduce((a, b) => a + b, 0) / list.length;
    const article = mean(lines.flatMap((line, i) => (ARTICLE.includes(line) ? [odds[i] as number] : [])));
    const rest = mean(lines.flatMap((line, i) => (ARTICLE.includes(line) ? [] : [odds[i] as number])));
    expect(article - rest).toBeGreaterThan(1);
  });
});
