import type { Article } from '../../article/article.ts';
import { hashWord } from '../../article/characters.ts';
import { type Judge, packageJudge } from './confidence.ts';
import { MixedNgrams, type Related } from './mixed.ts';
import type { SpinModel } from './model.ts';
import type { Change } from './sheet.ts';

/**
 * What is taken off the ln odds of a restoration by the likeness of the best article, nats: the judge was trained without such evidence and is by so much too sure of what it says. Fitted on
 * articles about one event; the slope of the odds came out as one.
 */
const TOO_SURE = 0.5;
/** ln P of a word above which it stands beside every other: no evidence worth showing. */
const COMMON = -6;
const SHOWN = 3;
/** Characters around a restoration in which its neighbours stand. */
const NEAR = 80;

/** What articles about the same event say about one: counts, how sure one may be of them, and where they stand. */
export class SiblingEvidence {
  /** The model with their words and pairs of words counted in. */
  readonly model: SpinModel;
  readonly judge: Judge;
  readonly #mixed: MixedNgrams;

  /** @param related most alike first, at least one. */
  constructor(model: SpinModel, related: readonly Related[]) {
    this.#mixed = new MixedNgrams(model.ngrams, related);
    this.model = { ...model, ngrams: this.#mixed };
    this.judge = soberJudge(TOO_SURE * (related[0] as Related).likeness);
  }

  /**
   * Why a restoration is right, when its first candidate stands beside the same neighbour in related articles: in words, and some of the articles.
   * @param changes all restorations of the article in the order of the text, because neighbours may be restored ones.
   */
  about(
    article: Article,
    changes: readonly Change[],
    change: Change,
  ): { folder: string; articles: string[] } | undefined {
    const at = changes.indexOf(change);
    const own = wordsOf(change);
    const [first, last] = [this.#telling(own[0]), this.#telling(own.at(-1))];
    if (!first && !last) return undefined;
    const before = this.#telling(wordBefore(article, changes[at - 1], change));
    const after = this.#telling(wordAfter(article, change, changes[at + 1]));
    const left = before && first ? this.#mixed.articlesWith(before.id, first.id) : [];
    const right = last && after ? this.#mixed.articlesWith(last.id, after.id) : [];
    const articles = right.length > left.length ? right : left;
    if (articles.length === 0) return undefined;
    const [word, beside] = right.length > left.length ? [last, after] : [first, before];
    const found = articles.length === 1 ? 'another article' : `${articles.length} articles`;
    return {
      folder: `“${word?.text}” stands beside “${beside?.text}” in ${found} of this folder`,
      articles: articles.slice(0, SHOWN),
    };
  }

  /** A word that does not stand beside every other. */
  #telling(text: string | undefined): { text: string; id: number } | undefined {
    if (text === undefined) return undefined;
    const id = this.model.ngrams.idOf(hashWord(text.replaceAll('’', "'").toLowerCase()));
    return id >= 0 && this.model.ngrams.unigram(id) < COMMON ? { text, id } : undefined;
  }
}

const LAST_WORD = /([\p{L}’']+)[ \t]+$/u;
const FIRST_WORD = /^[ \t]+([\p{L}’']+)/u;

/** The word in front of a change, as restored when that is one too; none behind a mark, a number or a line end. */
function wordBefore({ text }: Article, previous: Change | undefined, { start }: Change): string | undefined {
  const from = Math.max(previous?.end ?? 0, start - NEAR);
  const gap = text.slice(from, start);
  return gap === ' ' && previous?.end === from ? wordsOf(previous).at(-1) : LAST_WORD.exec(gap)?.[1];
}

function wordAfter({ text }: Article, { end }: Change, next: Change | undefined): string | undefined {
  const to = Math.min(next?.start ?? text.length, end + NEAR);
  const gap = text.slice(end, to);
  return gap === ' ' && next?.start === to ? wordsOf(next)[0] : FIRST_WORD.exec(gap)?.[1];
}

function wordsOf({ candidates }: Change): string[] {
  return candidates[0]?.text.split(' ') ?? [];
}

/** The judge of the package, which is by some nats too sure. */
function soberJudge(nats: number): Judge {
  const { rank, odds, reconsider } = packageJudge();
  return {
    rank,
    odds,
    ...(reconsider && { reconsider: (features, least) => reconsider(features, least + nats) - nats }),
  };
}
