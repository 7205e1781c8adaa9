import type { Article } from '../../article/article.ts';
import { FEATURES, type Judge, packageJudge } from './confidence.ts';
import type { SpinModel } from './model.ts';
import { restore } from './restore.ts';

/** Confidence from which a restoration speaks against the text, and from which its form is shown to a person. */
const LIKELY = 0.5;
const SHOWN = 0.8;
/** Distinct forms without which nothing is convicted, and what they must be worth on average (nats): honest prose full of the spinner's favourite words leaves the decoder lukewarm (1.7), nine of ten spun texts do not. */
const LEAST_FORMS = 3;
const LEAST_MEAN = 1.8;
/**
 * Log-odds (nats) a unit at which the score is 0.5, and what is to be added for 0.73. Of 772 clean texts and beginnings of them half stay below .016, 99 of 100 below .048, and the two that reach
 * more than .06 are not even heard; texts with 5 % of their words swapped have .08 in the middle, those with 10 % .14, pages of the commonest engine .13 to .36.
 */
const NATS_PER_UNIT = 0.058;
const SLOPE = 0.012;
/** Units that are added to those of the text: a few sure forms in a short one may be chance. */
const CHANCE = 50;

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
  /** Forms that the decoder is fairly sure to be swaps, in the order of the text, each once. */
  readonly forms: readonly string[];
}

/**
 * Hears the decoder: an honest article holds ordinary forms too, but there their neighbours fit them. All that it would rather restore than leave counts, each form once, by its log-odds: one
 * sure form proves less than ten likely ones. Only the narration is asked, for quotations stay as they are. Names in wrong words have been counted as odd forms.
 * @param units words, numbers and marks of the narration.
 */
export function testimonyOf(article: Article, units: number, model: SpinModel): Testimony {
  const changes = restore(article, model, (form) => !model.lexicon.isCased(form), {
    least: LIKELY,
    judge: unprejudiced(),
    only: 'narration',
  });
  const surest = new Map<string, number>();
  for (const { spun, confidence } of changes) surest.set(spun, Math.max(confidence, surest.get(spun) ?? 0));
  const nats = [...surest.values()].reduce((sum, chance) => sum + Math.log(chance / (1 - chance)), 0);
  const isHeard = surest.size >= LEAST_FORMS && nats >= LEAST_MEAN * surest.size;
  const excess = nats / (units + CHANCE) - NATS_PER_UNIT;
  return {
    score: isHeard ? 1 / (1 + Math.exp(-excess / SLOPE)) : 0,
    forms: [...surest].filter(([, confidence]) => confidence >= SHOWN).map(([form]) => form),
  };
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
