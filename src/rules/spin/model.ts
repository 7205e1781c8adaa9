import { newsContext, type WordContext } from '../../language/context.ts';
import { type Lexicon, spinLexicon } from '../../language/lexicon.ts';
import { newsNgrams, type WordModel } from '../../language/ngrams.ts';

/** A lexicon and an n-gram model that know each other’s word ids. */
export interface SpinModel {
  readonly lexicon: Lexicon;
  readonly ngrams: WordModel;
  /** Vectors and triples of words, by the ids of the n-gram model. */
  readonly context: WordContext;
  /** n-gram id of every word of the lexicon, -1 where the model does not know it. */
  readonly countedIds: Int32Array;
  /** n-gram ids of the first and the last word of every original. */
  readonly heads: Int32Array;
  readonly tails: Int32Array;
  /** View of an article under which its units by the ids of this model are kept. */
  readonly sheets: symbol;
}

export function spinModelOf(lexicon: Lexicon, ngrams: WordModel): SpinModel {
  const countedIds = new Int32Array(lexicon.hashes.length);
  for (let word = 0; word < countedIds.length; word++) countedIds[word] = ngrams.idOf(lexicon.hashes[word] as number);
  const { wordStart, originalWords } = lexicon;
  const heads = new Int32Array(wordStart.length - 1);
  const tails = new Int32Array(wordStart.length - 1);
  for (let original = 0; original < heads.length; original++) {
    heads[original] = countedIds[originalWords[wordStart[original] as number] as number] as number;
    tails[original] = countedIds[originalWords[(wordStart[original + 1] as number) - 1] as number] as number;
  }
  return { lexicon, ngrams, context: newsContext(ngrams), countedIds, heads, tails, sheets: Symbol('spin sheets') };
}

let model: SpinModel | undefined;

/** The model of the package, made on first use. */
export function spinModel(): SpinModel {
  model ??= spinModelOf(spinLexicon(), newsNgrams());
  return model;
}
