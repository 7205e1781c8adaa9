import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, isLower, isSpaceOrBreak, LETTER } from '../../article/characters.ts';
import { type Folded, foldedOf, wordsOf } from '../duplicate/folded.ts';
import { endsSentence, isProse } from '../duplicate/shape.ts';

/** What stands above the text of an article, as block numbers. */
export interface Head {
  readonly title: number;
  readonly standfirst?: number;
  /** The paragraph that says again what the standfirst says. */
  readonly abridges?: number;
}

/** Words of a headline; one with fewer is a section label, with more a paragraph. */
export const HEADLINE_WORDS = { min: 4, max: 30 } as const;
/** Most words of a standfirst; with more it is the lead. */
const STANDFIRST_WORDS = 40;
/** A standfirst without the end of a sentence has at least this many words; a kicker has fewer. */
const MIN_OPEN_WORDS = 8;
/** Words of a standfirst, and the share of them (and of their pairs) that a later paragraph repeats. */
const MIN_STANDFIRST_WORDS = 6;
const CONTAINED = 0.7;
const CONTAINED_PAIRS = 0.5;
/** Paragraphs below the standfirst that it may abridge, and blocks below the headline in which the text has to start. */
const REACH = 6;

const IMAGE = /^\[?!\[/;
const BYLINE = /^[•·–—-]?\s*(?:by|von|par|por|di|da|door|av|af|words by|story by|text|texte|texto)[:\s]\s*\p{Lu}/iu;
const DATED = /\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\b|^(?:published|updated|last updated|posted|publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado|pubblicato|aggiornato)\b/iu;
/** Breadcrumbs, addresses, bylines, stamps, credits and calls to subscribe look like headlines. */
const NO_HEADLINE: readonly RegExp[] = [
  /[>›]\s|[»›]$|https?:|www\.|!\[|©|\t/u,
  /^(?:by|von|par|por)\s\p{Lu}\S*(?:\s\p{Lu}\S*){0,3}(?:$|\son\s|\s\d)/iu,
  /^\W*(?:published|updated|last updated|posted|publié|stand:|veröffentlicht|aktualisiert|publicado)(?:\b|\s)|\|\s?published\b/iu,
  /\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b|uhr\b|utc\b|gmt\b|$)|\b\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d$/iu,
  /^(?:photo|image|picture|foto|bild|photo-illustration|illustration)s?(?:\s(?:by|via|courtesy)\b|\s?[:/])|\b(?:foto|photo|quelle|credit|bild|picture)s?: /iu,
  /(?:\bgetty images?|\breuters|[/|]\s?a[fp]p?|\bap images|[/|]\s?dpa|[/|]\s?epa|\bunsplash|\bshutterstock|adobe stock)\)?$/iu,
  /\b(?:subscribe|sign up|your inbox|log in|saved stories|your account)\b/iu,
];
const HEAD = Symbol('head');

/** Headline and standfirst of an article that starts with them; `undefined` when it starts with prose or with site furniture. */
export function headOf(article: Article): Head | undefined {
  return article.view(HEAD, findHead);
}

function findHead(article: Article): Head | undefined {
  if (article.blocks.count < 2 || !isHeadline(article, 0)) return undefined;
  const text = firstProse(article);
  if (text < 0) return undefined;
  const abridges = abridgedBy(article, 1);
  if (abridges >= 0) return { title: 0, standfirst: 1, abridges };
  if (isFurniture(article, 2) && isStandfirst(article, text)) return { title: 0, standfirst: 1 };
  // A line of its own between headline and text: site name, headline and lead look the same.
  const unexplained = text > 1 && !isFurniture(article, 1);
  return unexplained ? undefined : { title: 0 };
}

/** Does the block read like a headline: a few words, no end of a sentence, not a label, a stamp or a breadcrumb? */
export function isHeadline(article: Article, block: number): boolean {
  const words = wordsOf(foldedOf(article), block);
  if (words < HEADLINE_WORDS.min || words > HEADLINE_WORDS.max) return false;
  const { text, blocks } = article;
  const first = text.charCodeAt(blocks.start[block] as number);
  if (isLower(first) || isSpaceOrBreak(first) || '•·*–—-+|#'.includes(String.fromCharCode(first))) return false;
  const last = text.charAt((blocks.end[block] as number) - 1);
  if (endsSentence(article, block) && !'?!'.includes(last)) return false;
  if (!isWordLike(last) && !'?!”’"\'»)%'.includes(last)) return false;
  const line = article.blockText(block);
  return !NO_HEADLINE.some((pattern) => pattern.test(line)) && !holdsSentences(article, block);
}

/** Two sentences with a full stop between them are a standfirst or a paragraph. */
function holdsSentences(article: Article, block: number): boolean {
  const sentences = article.sentences(block);
  return sentences.slice(0, -1).some(({ end }) => article.text.charAt(end - 1) === '.');
}

function isWordLike(mark: string): boolean {
  const kind = classOf(mark.charCodeAt(0));
  return kind === LETTER || kind === DIGIT;
}

/** The block with which the text starts, when everything between it and the headline can be a standfirst, an image, a byline or a stamp. */
function firstProse(article: Article): number {
  const { count } = article.blocks;
  for (let block = 1; block < count && block <= REACH; block++) {
    if (isProse(article, block)) return block === 1 && !hasText(article, 2) ? -1 : block;
    if (block > 1 && !isFurniture(article, block)) return -1;
  }
  return -1;
}

/** Is there another paragraph close below? A lone sentence under a line of words is no article. */
function hasText(article: Article, from: number): boolean {
  for (let block = from; block < article.blocks.count && block < from + REACH; block++) if (isProse(article, block)) return true;
  return false;
}

function isStandfirst(article: Article, text: number): boolean {
  const words = wordsOf(foldedOf(article), 1);
  if (words < (endsSentence(article, 1) ? MIN_STANDFIRST_WORDS : MIN_OPEN_WORDS) || words > STANDFIRST_WORDS || isFurniture(article, 1)) return false;
  return text > 1 || hasText(article, 2);
}

/** An image line, a byline or a date line. */
function isFurniture(article: Article, block: number): boolean {
  if (block >= article.blocks.count) return false;
  const text = article.text.slice(article.blocks.start[block], Math.min(article.blocks.end[block] as number, (article.blocks.start[block] as number) + 120));
  if (IMAGE.test(text)) return true;
  const words = wordsOf(foldedOf(article), block);
  return words <= 12 && !isProse(article, block) && (BYLINE.test(text) || DATED.test(text));
}

/** The first later paragraph that says what the block says, or -1. */
function abridgedBy(article: Article, block: number): number {
  const folded = foldedOf(article);
  const words = wordsOf(folded, block);
  if (words < MIN_STANDFIRST_WORDS || words > STANDFIRST_WORDS) return -1;
  for (let other = block + 1; other < article.blocks.count && other <= block + REACH; other++) {
    if (wordsOf(folded, other) >= words * CONTAINED && isContained(folded, block, other) && isProse(article, other)) return other;
  }
  return -1;
}

function isContained(folded: Folded, block: number, other: number): boolean {
  const { hash, ofBlock } = folded;
  const from = ofBlock[block] as number;
  const to = ofBlock[block + 1] as number;
  const words = new Set<number>();
  const pairs = new Set<number>();
  for (let token = ofBlock[other] as number; token < (ofBlock[other + 1] as number); token++) {
    words.add(hash[token] as number);
    pairs.add(pairAt(hash, token));
  }
  let common = 0;
  let commonPairs = 0;
  for (let token = from; token < to; token++) {
    if (words.has(hash[token] as number)) common++;
    if (token + 1 < to && pairs.has(pairAt(hash, token))) commonPairs++;
  }
  return common >= CONTAINED * (to - from) && commonPairs >= CONTAINED_PAIRS * (to - from - 1);
}

function pairAt(hash: Int32Array, token: number): number {
  return Math.imul(hash[token] as number, 31) ^ (hash[token + 1] ?? 0);
}
