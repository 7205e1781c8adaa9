import { type Lexicon, spinLexicon } from '../../language/lexicon.ts';
import { type Ngrams, newsNgrams } from '../../language/ngrams.ts';

/** A lexicon and an n-gram model that know each other’s word ids. */
export interface SpinModel {
  readonly lexicon: Lexicon;
  readonly ngrams: Ngrams;
  /** n-gram id of every word of the lexicon, -1 where the model does not know it. */
  readonly countedIds: Int32Array;
  /** View of an article under which its units by the ids of this model are kept. */
  readonly sheets: symbol;
}

export function spinModelOf(lexicon: Lexicon, ngrams: Ngrams): SpinModel {
  const countedIds = new Int32Array(lexicon.hashes.length);
  for (let word = 0; word < countedIds.length; word++) countedIds[word] = ngrams.idOf(lexicon.hashes[word] as number);
  return { lexicon, ngrams, countedIds, sheets: Symbol('spin sheets') };
}

let model: SpinModel | undefined;

/** The model of the package, made on first use. */
export function spinModel(): SpinModel {
  model ??= spinModelOf(spinLexicon(), newsNgrams());
  return model;
}
