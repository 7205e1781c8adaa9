import type { Resources } from '../../engine/rule.ts';
import { Lexicon, spinLexicon } from '../../language/lexicon.ts';
import { packLexicon } from '../../language/lexicon-build.ts';
import { countsOf } from '../../language/model-counts.ts';
import { type Ngrams, newsNgrams } from '../../language/ngrams.ts';
import { spinThesaurus } from '../../language/thesaurus.ts';
import { mergeForms, type UserLexicon } from '../../language/user-lexicon.ts';
import { type SpinModel, spinModel, spinModelOf } from './model.ts';
import { type CountedThesaurus, countedThesaurus } from './suspects.ts';

/** Where the spin rules have lexicon and n-gram model from; everything is made on first use. */
export interface SpinSource {
  model(): SpinModel;
  thesaurus(): CountedThesaurus;
  /** Has a user added forms or taken some away? */
  readonly hasOwnForms: boolean;
  /** Views of an article under which its verdict and its restorations are kept. */
  readonly verdict: symbol;
  readonly restorations: symbol;
}

/** The data of the package. */
export const packageSource: SpinSource = sourceOf(spinModel, false);

/** Our data with those of a user. */
export function userSource(ngrams: Ngrams | undefined, lexicon: UserLexicon | undefined): SpinSource {
  const model = once(() => spinModelOf(lexicon ? mergedLexicon(lexicon) : spinLexicon(), ngrams ?? newsNgrams()));
  return sourceOf(model, lexicon !== undefined);
}

function sourceOf(model: () => SpinModel, hasOwnForms: boolean): SpinSource {
  return {
    model,
    thesaurus: once(() => countedThesaurus(spinThesaurus(), model().ngrams)),
    hasOwnForms,
    verdict: Symbol('spin verdict'),
    restorations: Symbol('spin restorations'),
  };
}

/** Key of a SpinSource among the resources of rules. */
export const SPIN_SOURCE: unique symbol = Symbol('spin source');

/** Key of what the spin rules make of the other articles of a folder, see siblings.ts. */
export const SPIN_SIBLINGS: unique symbol = Symbol('spin siblings');

export function spinSourceOf(resources: Resources | undefined): SpinSource {
  return (resources?.get(SPIN_SOURCE) as SpinSource | undefined) ?? packageSource;
}

/** Weights and chances come from our counts even when the user’s own model ranks the words: theirs may be too small to tell what is rare. */
function mergedLexicon(lexicon: UserLexicon): Lexicon {
  return new Lexicon(
    packLexicon(mergeForms(spinLexicon().forms(), lexicon, countsOf(newsNgrams())), 1),
    'the merged lexicon',
  );
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
