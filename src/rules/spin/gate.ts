import type { Article } from '../../article/article.ts';
import type { CheckContext } from '../../engine/rule.ts';
import { type Evidence, evidenceOf } from './evidence.ts';
import { isSuspicious } from './quick.ts';
import { packageSource, type SpinSource } from './source.ts';
import { testimonyOf } from './witness.ts';

/** The verdict on a document. */
export interface Judgement {
  /** Probability-like score that the text, or a part of it, was spun, 0..1. */
  readonly score: number;
  /** Forms that convict, in the order of the text, each once: odd ones, or those that the decoder is sure of. */
  readonly forms: readonly string[];
  /** Those of them that are names. */
  readonly names: ReadonlySet<string>;
  /** Convicted parts, UTF-16 offsets, in order: the whole text, or the spun paragraphs of a mixed one. */
  readonly parts: readonly { readonly start: number; readonly end: number }[];
}

/**
 * What an odd form says, in nats, by its weight: ln of its rate in spun articles over that in clean ones, on 477 clean English articles and on the same ones
 * with 5 % of the words swapped. Forms that clean news holds now and then say next to nothing, those it never holds say most.
 */
const ODD_AT_SIX = 1.3;
const ODD_PER_WEIGHT = 1.2;
const LEAST_ODD = 0.5;
const MOST_ODD = 2.6;
/** What chance brings of them by unit (words, numbers and marks). */
const ODD_PER_UNIT = 0.0054;
/** The same for a nat of ordinary forms. Together they count at most MOST_ORDINARY: a style is no proof. */
const ORDINARY = 0.034;
const ORDINARY_PER_UNIT = 0.0055;
const MOST_ORDINARY = 6;
const MOST_OF_ONE_ORDINARY = 6.5;
/** Evidence at which the score of a whole document is 0.5: no clean article reaches 2.8. */
const DOCUMENT = 3.5;
/** The same for the best part of one: there are many parts to choose from. */
const PART = 8;
/** Cost of a unit between two odd forms of a part: sixty units without one end it sooner than they end a document. */
const GAP_PER_UNIT = 0.015;
/** A text that has fewer units, or a smaller share of them, outside its best part is spun as a whole … */
const SMALL = 150;
const SMALL_SHARE = 0.25;
/** … and one that has this many odd forms a unit outside it: lightly spun texts have six in 1,000, most clean ones none. */
const SPUN_RATE = 0.003;
/** … or that its ordinary forms are worth so much a unit outside it, nats: .33 to .44 in spun articles, less in 97 of 100 clean ones. */
const SPUN_DENSITY = 0.3;
/** Distinct odd forms without which nothing is convicted. */
const ODD_FORMS = 3;
/** Nats from a score of 0.5 to one of 0.73. */
const SLOPE = 1.2;

/** Score from which a document is treated as spun. */
const GATE = 0.5;
/** Score from which the decoder is heard too: one in four hundred clean articles, nine in ten lightly spun ones that are not convicted without it. */
const HEARD = 0.1;
/** Score from which an article is no witness of how others were written: one in forty clean ones. */
const DOUBT = 0.03;

const INNOCENT: Judgement = { score: 0, forms: [], names: new Set(), parts: [] };

/** The verdict on an article, computed once. Only English, or text too short to tell, is judged. */
export function judge(article: Article, source: SpinSource = packageSource): Judgement {
  return article.view(source.verdict, () => judgeArticle(article, source));
}

export function isSpun(article: Article, source: SpinSource = packageSource): boolean {
  return judge(article, source).score >= GATE;
}

const WORST = Symbol('worst verdict on spun text in a run');

/**
 * The verdict on an article in the middle of a run: on the text as it was read or as the earlier phases left it, whichever weighs more. Broken characters can hide
 * spun words from the first look, and what was restored by now must not acquit the article half-way.
 */
export function judgeRun(
  { article, original }: Pick<CheckContext, 'article' | 'original'>,
  source: SpinSource = packageSource,
): Judgement {
  const held = original.noteOfRun(WORST, () => new Map<SpinSource, Judgement>());
  const before = held.get(source) ?? judge(original, source);
  const now = judge(article, source);
  const heavier = now.score > before.score ? now : before;
  held.set(source, heavier);
  return heavier;
}

/** Does that verdict convict it? */
export function isSpunRun(context: Pick<CheckContext, 'article' | 'original'>, source?: SpinSource): boolean {
  return judgeRun(context, source).score >= GATE;
}

function judgeArticle(article: Article, source: SpinSource): Judgement {
  if (article.language !== 'en' && article.language !== 'und') return INNOCENT;
  // The quick look knows the forms of the package only.
  if (!source.hasOwnForms && !isSuspicious(article)) return INNOCENT;
  const evidence = evidenceOf(article, source.model());
  const verdict = judgeEvidence(article, evidence);
  if (verdict.score >= GATE || verdict.score < HEARD || verdict.forms.length === 0) return verdict;
  const { score, forms } = testimonyOf(article, evidence.units, source.model());
  if (score < GATE) return verdict;
  return { ...verdict, score, forms: [...new Set([...verdict.forms, ...forms])], parts: [wholeOf(article)] };
}

function wholeOf({ text }: Article): Judgement['parts'][number] {
  return { start: 0, end: text.length };
}

/** The verdict by all forms of the lexicon, without the decoder. Exported for the harness that measures it. */
export function judgeEvidence(article: Article, { units, signs }: Evidence): Judgement {
  const odd = signs.filter((sign) => sign.odd);
  // “Within the UK” is compared with its capitals, but the words that were swapped are no name: people write so.
  const names = new Set(odd.filter(({ cased, form }) => cased && /^\p{Lu}/u.test(form)).map(({ form }) => form));
  const ordinary = signs.reduce((sum, sign) => sum + ordinaryNats(sign), 0);
  const style = Math.min(MOST_ORDINARY, ORDINARY * ordinary - ORDINARY_PER_UNIT * units);
  const whole = odd.reduce((sum, sign) => sum + natsOf(sign), 0) - ODD_PER_UNIT * units + style;
  const part = bestPart(odd);
  const isWhole = part.worth < PART || goesOn(signs, part, units);
  const excess = Math.max(whole - DOCUMENT, part.worth - PART);
  const forms = isWhole ? odd : odd.filter((sign) => sign.unit >= part.from && sign.unit <= part.to);
  const score = 1 / (1 + Math.exp(-excess / SLOPE));
  return {
    score: forms.length >= ODD_FORMS ? score : Math.min(score, (GATE * forms.length) / (ODD_FORMS + 1)),
    forms: odd.map((sign) => sign.form),
    names,
    parts: [isWhole ? wholeOf(article) : { start: part.start, end: part.end }],
  };
}

/** Does an article hold so many forms that it may be spun? Such a one is no witness of how others were written. */
export function leavesDoubt(article: Article, evidence: Evidence): boolean {
  return judgeEvidence(article, evidence).score >= DOUBT;
}

function natsOf({ weight }: Evidence['signs'][number]): number {
  return Math.min(MOST_ODD, Math.max(LEAST_ODD, ODD_AT_SIX + ODD_PER_WEIGHT * (weight - 6)));
}

/** Are there as many forms outside the best part as spinners leave? Then the whole text is spun. */
function goesOn(signs: Evidence['signs'], part: { from: number; to: number }, units: number): boolean {
  const outside = units - (part.to - part.from);
  if (outside < Math.max(SMALL, SMALL_SHARE * units)) return true;
  const found = signs.filter((sign) => sign.unit < part.from || sign.unit > part.to);
  const odd = found.filter((sign) => sign.odd).length;
  const ordinary = found.reduce((sum, sign) => sum + ordinaryNats(sign), 0);
  return odd / outside >= SPUN_RATE || ordinary / outside >= SPUN_DENSITY;
}

/** What an ordinary form is worth; nothing for an odd one. */
function ordinaryNats({ odd, weight }: Evidence['signs'][number]): number {
  return odd ? 0 : Math.min(MOST_OF_ONE_ORDINARY, weight);
}

/** The run of odd forms that is worth most, what chance brings between them taken off (maximum subarray, Kadane). */
function bestPart(odd: Evidence['signs']): { worth: number; from: number; to: number; start: number; end: number } {
  let best = { worth: 0, from: 0, to: 0, start: 0, end: 0 };
  let run = best;
  for (const sign of odd) {
    const continued = run.worth - GAP_PER_UNIT * (sign.unit - run.to);
    run =
      continued > 0
        ? { ...run, worth: continued + natsOf(sign), to: sign.unit, end: sign.end }
        : { worth: natsOf(sign), from: sign.unit, to: sign.unit, start: sign.start, end: sign.end };
    if (run.worth > best.worth) best = run;
  }
  return best;
}
