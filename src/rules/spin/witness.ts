import type { Article } from '../../article/article.ts';
import { FEATURES, type Judge, packageJudge } from './confidence.ts';
import type { SpinModel } from './model.ts';
import { restore } from './restore.ts';

/** Confidence from which a restoration is a witness. */
const SURE = 0.968;
/** Distinct restored forms without which nothing is convicted, and how many of them a unit: clean articles that leave doubt have none, most lightly spun ones have twice as many. */
const LEAST_FORMS = 3.5;
const FORMS_PER_UNIT = 0.009;
/** Forms from a score of 0.5 to one of 0.73. */
const SLOPE = 2;

const DENSITY = FEATURES.indexOf('density');
const ARTICLE_DENSITY = FEATURES.indexOf('article-density');
const NEIGHBOURS = FEATURES.indexOf('neighbours');
const SWAP_RATE = FEATURES.indexOf('swap-rate');
/** Restorations a unit that the decoder tries in honest articles, and the most that others near by count for. */
const HONEST_DENSITY = 0.06;
const HONEST_NEIGHBOURS = 1;

/** What the decoder says about a document that its odd forms alone do not convict. */
export interface Testimony {
  /** 0..1 */
  readonly score: number;
  /** Forms that the decoder is sure to be swaps, in the order of the text, each once. */
  readonly forms: readonly string[];
}

/**
 * Hears the decoder: an honest article holds ordinary forms too, but there their neighbours fit them. Only what is restored in the narration counts, for quotations
 * stay as they are. Names in wrong words have been counted as odd forms.
 * @param units words, numbers and marks of the narration.
 */
export function testimonyOf(article: Article, units: number, model: SpinModel): Testimony {
  const sure = restore(article, model, (form) => !model.lexicon.isCased(form), {
    least: SURE,
    judge: unprejudiced(),
    only: 'narration',
  });
  const forms = [...new Set(sure.map(({ spun }) => spun))];
  const excess = forms.length - Math.max(LEAST_FORMS, FORMS_PER_UNIT * units);
  return { score: 1 / (1 + Math.exp(-excess / SLOPE)), forms };
}

/** The judge of the package, but it takes no second look, and nothing that it hears of other restorations tells it that the document is spun: that is the question. */
function unprejudiced(): Judge {
  const { rank, odds } = packageJudge();
  return {
    rank,
    odds(features, least) {
      features[DENSITY] = HONEST_DENSITY;
      features[ARTICLE_DENSITY] = HONEST_DENSITY;
      features[SWAP_RATE] = 0;
      features[NEIGHBOURS] = Math.min(HONEST_NEIGHBOURS, features[NEIGHBOURS] as number);
      return odds(features, least);
    },
  };
}
