import { describe, expect, it } from 'vitest';
import { hashWord } from '../../article/characters.ts';
import { newsContext } from '../../language/context.ts';
import { newsNgrams } from '../../language/ngrams.ts';
import { type Fit, Surroundings } from './surroundings.ts';

const ngrams = newsNgrams();
const idsOf = (text: string): Int32Array => Int32Array.from(text.split(' '), (word) => ngrams.idOf(hashWord(word)));
const NOTHING = new Int32Array(0);

/** How well some words fit into the place of `_` in a text. */
function fitOf(words: string, ...blocks: string[]): Fit {
  const readings = blocks.map((text) => ({ words: idsOf(text.replace('_', 'the')), start: NOTHING, end: NOTHING }));
  const surroundings = new Surroundings(readings, newsContext(ngrams), -1);
  const block = blocks.findIndex((text) => text.includes('_'));
  const at = (blocks[block] as string).split(' ').indexOf('_');
  surroundings.look(block, at, at + 1);
  const fit: Fit = { near: 0, article: 0, triples: 0 };
  const ids = idsOf(words);
  surroundings.fit(ids, 0, ids.length, fit);
  return fit;
}

describe('what stands around a place', () => {
  const planets = 'planets form from discs of gas and _ around young stars';

  it('tells the word of the field from its synonym', () => {
    expect(fitOf('dust', planets).near).toBeGreaterThan(fitOf('mud', planets).near + 0.05);
    const storm = 'officials closed the roads because of the storm and _ from the flooded river';
    expect(fitOf('mud', storm).near).toBeGreaterThan(fitOf('dust', storm).near);
  });

  it('hears the whole article where a place has no words near', () => {
    const alone = fitOf('dust', planets.replace('_', 'ice'), '_ .');
    expect(alone.near).toBe(0);
    expect(alone.article).toBeGreaterThan(fitOf('loans', planets.replace('_', 'ice'), '_ .').article + 0.1);
  });

  it('does not hear the place itself', () => {
    expect(fitOf('the', '_')).toEqual({ near: 0, article: 0, triples: 0 });
    expect(fitOf('dust', '_')).toEqual({ near: 0, article: 0, triples: 0 });
  });

  it('knows the triples that a word makes with its neighbours', () => {
    const said = 'he told a news _ in london';
    expect(fitOf('conference', said).triples).toBeGreaterThan(fitOf('convention', said).triples);
  });
});
