import type { Article } from '../../article/article.ts';
import type { Draft, Span } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteInline } from '../deletion.ts';
import { excerptAt } from './excerpt.ts';
import { type Folded, foldedOf, sameTokens, wordsOf } from './folded.ts';

/** Words of a block that holds a page on one line; paragraphs of news have fewer. */
const LONG_BLOCK = 150;
/** Words that start a comparison (a shingle, Broder 1997). */
const SEED = 12;
/** Sentences and words of a passage; refrains and slogans have fewer. In the gold texts of the development sets, put on one line each, 6 of 1,054 hold one: copies too, which annotators left. */
const SENTENCES = 2;
const WORDS = 30;

export const passage = defineRule({
  id: 'duplicate/passage',
  phase: 'structure',
  scope: 'document',
  sign: 'proof',
  safety: 'review',
  docs: {
    summary: 'Sentences that stand in one long line twice.',
    why: 'Many extractors put a whole page on one line. A summary that is printed again, or two views of one page, then repeat in the middle of it, where no paragraph can be compared with another.',
    fix: 'From 30 words and two sentences on, the later copy is deleted and the finding points to the one that is kept. Quotation marks, apostrophes, dashes, case and white space do not make a difference. What would cut a quotation stays.',
    bad: [
      {
        text: 'The harbour at Port Wenn will close for six weeks while divers repair the sea wall, the council said on Tuesday. Ferries will use the smaller pier, which has room for two boats at a time and no crane of its own. The wall was built in 1884 and has stood through worse storms than the one that broke it. A diver found the first crack in May, when the water was clear for once, and a second one a week later. The harbour master asked for a survey, and the survey took the whole summer. In September a lorry that stood on the quay sank a hand’s breadth into the stones, and nobody parked there again. The council then set aside £3.4 million, of which the county pays a third. Crews of the fishing boats fear for the winter, because the smaller pier lies open to the east wind. The ice works will stay where it is, and so will the auction hall. Two engineers from the capital will watch the work, and a camera will show it to everybody who cares to look. The first rock is to be tipped on the second of November, at low tide. The harbour at Port Wenn will close for six weeks while divers repair the sea wall, the council said on Tuesday. Ferries will use the smaller pier, which has room for two boats at a time and no crane of its own. The work ends in spring.',
        fixed:
          'The harbour at Port Wenn will close for six weeks while divers repair the sea wall, the council said on Tuesday. Ferries will use the smaller pier, which has room for two boats at a time and no crane of its own. The wall was built in 1884 and has stood through worse storms than the one that broke it. A diver found the first crack in May, when the water was clear for once, and a second one a week later. The harbour master asked for a survey, and the survey took the whole summer. In September a lorry that stood on the quay sank a hand’s breadth into the stones, and nobody parked there again. The council then set aside £3.4 million, of which the county pays a third. Crews of the fishing boats fear for the winter, because the smaller pier lies open to the east wind. The ice works will stay where it is, and so will the auction hall. Two engineers from the capital will watch the work, and a camera will show it to everybody who cares to look. The first rock is to be tipped on the second of November, at low tide. The work ends in spring.',
      },
    ],
    good: [
      'The choir sang on. We will go down to the river again, they sang, and we will wait for the boat. It was dark by then and it had begun to rain. We will go down to the river again, they sang, and we will wait for the boat. Nobody left early.',
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const folded = foldedOf(article);
      for (let block = 0; block < article.blocks.count; block++) {
        if (wordsOf(folded, block) < LONG_BLOCK) continue;
        for (const draft of passagesIn(article, folded, block)) report(draft);
      }
    },
});

/** Tokens `[kept, kept + length)` stand again at `copy`. */
interface Match {
  readonly kept: number;
  readonly copy: number;
  readonly length: number;
}

/** A sentence, or several, and its tokens `[first, last)`. */
interface Sentence extends Span {
  readonly first: number;
  readonly last: number;
}

function passagesIn(article: Article, folded: Folded, block: number): Draft[] {
  const [from, to] = [folded.ofBlock[block] as number, folded.ofBlock[block + 1] as number];
  const matches = matchesIn(folded, from, to);
  if (matches.length === 0) return [];
  const sentences = sentencesIn(article, folded, block);
  const drafts: Draft[] = [];
  let next = 0;
  for (const match of matches) {
    while (next < sentences.length && (sentences[next] as Sentence).first < match.copy) next++;
    const begin = next;
    while (next < sentences.length && (sentences[next] as Sentence).last <= match.copy + match.length) next++;
    const copy = joined(sentences.slice(begin, next));
    const cutsQuotation = copy && [copy.start, copy.end].some((at) => article.inQuote(at, at));
    if (copy && !cutsQuotation) drafts.push(draftOf(article, folded, match, copy));
  }
  return drafts;
}

/** Repeats among the tokens `[from, to)`, as long as they can be, in the order of their copies; a copy never overlaps what it repeats. O(n). */
function matchesIn(folded: Folded, from: number, to: number): Match[] {
  const { hash } = folded;
  const firsts = new Map<number, number>();
  const matches: Match[] = [];
  for (let at = from; at + SEED <= to; ) {
    const seed = seedAt(hash, at);
    const kept = firsts.get(seed);
    if (kept === undefined) firsts.set(seed, at);
    if (kept === undefined || kept + SEED > at || !sameTokens(folded, kept, at, SEED)) {
      at++;
      continue;
    }
    let length = SEED;
    while (at + length < to && kept + length < at && hash[kept + length] === hash[at + length]) length++;
    matches.push({ kept, copy: at, length });
    at += length;
  }
  return matches;
}

function seedAt(hash: Int32Array, at: number): number {
  let seed = 0;
  for (let i = 0; i < SEED; i++) seed = (Math.imul(seed, 31) + (hash[at + i] as number)) | 0;
  return seed;
}

function sentencesIn(article: Article, folded: Folded, block: number): Sentence[] {
  let token = folded.ofBlock[block] as number;
  const end = folded.ofBlock[block + 1] as number;
  return article.sentences(block).map((span) => {
    const first = token;
    while (token < end && (folded.end[token] as number) <= span.end) token++;
    return { ...span, first, last: token };
  });
}

/** Neighbouring sentences as one, when they are enough for a passage. */
function joined(sentences: readonly Sentence[]): Sentence | undefined {
  const [first, last] = [sentences[0], sentences.at(-1)];
  if (!first || !last || sentences.length < SENTENCES || last.last - first.first < WORDS) return undefined;
  return { start: first.start, end: last.end, first: first.first, last: last.last };
}

function draftOf(article: Article, folded: Folded, { kept, copy }: Match, passage: Sentence): Draft {
  const first = kept + passage.first - copy;
  const last = kept + passage.last - copy - 1;
  const original = { start: folded.start[first] as number, end: folded.end[last] as number };
  return {
    start: passage.start,
    end: passage.end,
    message: `Unexpected second copy of “${excerptAt(article, original, 60)}”, expected it once`,
    edits: [deleteInline(article, passage.start, passage.end)],
    evidence: { kept: excerptAt(article, original), words: passage.last - passage.first },
    related: [original],
  };
}
