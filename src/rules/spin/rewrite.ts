import type { Article } from '../../article/article.ts';
import { agrees } from './agreement.ts';
import { matchCase } from './case.ts';
import type { Edge } from './lattice.ts';
import type { SpinModel } from './model.ts';
import type { Prospect, Ranked } from './prospect.ts';
import { RANKED } from './rank.ts';
import type { Rewrite } from './rewritten.ts';
import type { Change } from './sheet.ts';

/** What the two looks at a prospect made of it. */
export interface Verdict {
  /** P(a swapped word stands here), 0..1. */
  readonly confidence: number;
  /** All numbers that it was judged by. */
  readonly features: Float64Array;
}

/**
 * The change that a prospect proposes.
 * @param alternatives most originals that are offered.
 */
export function rewriteOf(
  article: Article,
  { decoded, index, ranked, numbers, verb }: Prospect,
  { confidence, features }: Verdict,
  alternatives: number,
  { lexicon }: SpinModel,
): Rewrite {
  const { sheet, way } = decoded;
  const { from, to, form } = way[index] as Edge;
  const best = ranked[0] as Ranked;
  const cased = lexicon.isCased(form);
  // When no original fits the verb, the verb is mended, unless another restoration takes it.
  const mended =
    verb &&
    way[index + 1]?.from !== to &&
    agrees(article.text.slice(sheet.start[from], sheet.end[to - 1]), verb) &&
    !agrees(lexicon.original(best.edge.original), verb)
      ? verb
      : undefined;
  const behind = mended ? to + 1 : to;
  let first = sheet.start[from] as number;
  let last = sheet.end[from] as number;
  for (let at = from + 1; at < behind; at++) {
    first = Math.min(first, sheet.start[at] as number);
    last = Math.max(last, sheet.end[at] as number);
  }
  const text = article.text.slice(first, mended ? (sheet.end[to - 1] as number) : last);
  const textOf = (original: string): string => {
    const noun = cased ? original : matchCase(original, text, sheet.starts[from] === 1);
    return mended ? `${noun} ${agrees(original, mended) ? mended.written : mended.other}` : noun;
  };
  const candidates = ranked.slice(0, alternatives).map(({ edge: { original }, gain, at }) => ({
    text: textOf(lexicon.original(original)),
    gain,
    features: numbers.slice(at, at + RANKED),
  }));
  const change: Change = {
    start: first,
    end: last,
    spun: (cased ? text : text.toLowerCase()).replace(/\s+/g, ' ').replaceAll('’', "'"),
    cased,
    quoted: sheet.quoted[from] === 1,
    weight: lexicon.weight(form),
    confidence,
    features,
    candidates,
  };
  return { from, to: behind, change };
}
