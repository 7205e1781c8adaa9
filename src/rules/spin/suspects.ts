import type { Article } from '../../article/article.ts';
import type { WordModel } from '../../language/ngrams.ts';
import type { Thesaurus } from '../../language/thesaurus.ts';
import type { SpinModel } from './model.ts';
import { type Change, type Sheet, sheetsOf, stopOf } from './sheet.ts';

/** A thesaurus by the word ids of an n-gram model. */
export interface CountedThesaurus {
  readonly thesaurus: Thesaurus;
  /** n-gram id of every word of the thesaurus, -1 for one that was not counted. */
  readonly counted: Int32Array;
  /** Index in the thesaurus of every word of the model, -1 for one it does not hold. */
  readonly words: Int32Array;
}

export function countedThesaurus(thesaurus: Thesaurus, ngrams: WordModel): CountedThesaurus {
  const counted = thesaurus.hashes().map((hash) => ngrams.idOf(hash));
  const words = new Int32Array(ngrams.words.size).fill(-1);
  counted.forEach((id, word) => {
    if (id >= 0) words[id] = word;
  });
  return { thesaurus, counted, words };
}

/** A word that does not belong where it stands, and what would. */
export interface Suspect {
  /** UTF-16 range in the article. */
  readonly start: number;
  readonly end: number;
  /** Synonyms that fit far better, best first. */
  readonly synonyms: readonly string[];
  /** Of the best, over the word as written, nats. */
  readonly gain: number;
}

/**
 * What a synonym must gain over the word as written, nats. On simulated spun articles whose swaps are to a tenth unknown to the lexicon, .94 of the
 * suspects at 8 nats are swaps (.84 at 5, .95 at 10); measured by scripts/spin-suspects.ts.
 */
export const LEAST_GAIN = 8;
/** Most suspects per 1,000 words, best first; one more for what is left over. */
const PER_1000_WORDS = 3;
const SYNONYMS = 3;

/**
 * Words that no form of the lexicon explains, never counted with either neighbour, that have a synonym which was counted with both and
 * fits far better. Names, restored words and their neighbours are left alone.
 */
export function suspectsOf(
  article: Article,
  model: SpinModel,
  thesaurus: CountedThesaurus,
  restored: readonly Change[],
  leastGain = LEAST_GAIN,
): Suspect[] {
  const stop = stopOf(model);
  const found: Suspect[] = [];
  const sheets = sheetsOf(article, model);
  const times = new Uint16Array(model.ngrams.words.size);
  for (const { counted } of sheets) for (const word of counted) if (word >= 0) (times[word] as number)++;
  for (const sheet of sheets) {
    for (let at = 0; at < sheet.count; at++) {
      // Spinners choose anew at every place: what stands there again and again is what the article is about.
      if (sheet.capital[at] === 1 || times[sheet.counted[at] as number] !== 1 || isExplained(sheet, at, model))
        continue;
      const suspect = suspectAt(article, sheet, at, model.ngrams, thesaurus, stop);
      if (suspect && suspect.gain >= leastGain && !isNear(sheet, at, restored)) found.push(suspect);
    }
  }
  const most = 1 + Math.floor((PER_1000_WORDS * article.tokens.count) / 1000);
  return found
    .sort((a, b) => b.gain - a.gain)
    .slice(0, most)
    .sort((a, b) => a.start - b.start);
}

/** Is the word a form by itself? Then the decoder has looked at it. */
function isExplained(sheet: Sheet, at: number, { lexicon }: SpinModel): boolean {
  const node = lexicon.first(sheet.form[at] as number);
  return node > 0 && (lexicon.formStart[node] as number) < (lexicon.formStart[node + 1] as number);
}

/** Does a restoration touch the word or a neighbour? Then its neighbours are not what they will be. */
function isNear(sheet: Sheet, at: number, restored: readonly Change[]): boolean {
  const start = sheet.start[Math.max(0, at - 1)] as number;
  const end = sheet.end[Math.min(sheet.count - 1, at + 1)] as number;
  return restored.some((change) => change.start < end && change.end > start);
}

function suspectAt(
  article: Article,
  sheet: Sheet,
  at: number,
  ngrams: WordModel,
  { thesaurus, counted, words }: CountedThesaurus,
  stop: number,
): Suspect | undefined {
  const word = sheet.counted[at] as number;
  const entry = word < 0 ? -1 : (words[word] as number);
  if (entry < 0) return undefined;
  const before = at > 0 ? (sheet.counted[at - 1] as number) : stop;
  const after = at + 1 < sheet.count ? (sheet.counted[at + 1] as number) : stop;
  if (before < 0 || after < 0 || ngrams.knows(before, word) || ngrams.knows(word, after)) return undefined;
  const written = ngrams.bigram(before, word) + ngrams.bigram(word, after);
  const better: { readonly text: string; readonly gain: number }[] = [];
  for (const neighbour of thesaurus.neighbours(entry)) {
    const id = counted[neighbour] as number;
    if (id < 0 || !ngrams.knows(before, id) || !ngrams.knows(id, after)) continue;
    const gain = ngrams.bigram(before, id) + ngrams.bigram(id, after) - written;
    if (gain > 0) better.push({ text: thesaurus.words[neighbour] as string, gain });
  }
  better.sort((a, b) => b.gain - a.gain);
  const [best] = better;
  if (!best) return undefined;
  const start = sheet.start[at] as number;
  const end = sheet.end[at] as number;
  if (article.isProtected({ start, end, text: '' })) return undefined;
  return { start, end, synonyms: better.slice(0, SYNONYMS).map(({ text }) => text), gain: best.gain };
}
