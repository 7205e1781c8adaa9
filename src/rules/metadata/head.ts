import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, isLower, isSpaceOrBreak, LETTER } from '../../article/characters.ts';
import { LetterPattern } from '../../article/plain.ts';
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
/** Paragraphs below the standfirst that it may abridge. */
const REACH = 6;
/** Rows of bylines, stamps, share labels and pictures between headline and text, and words of a label among them. */
const FURNITURE = 20;
const LABEL_WORDS = 4;
const SIGNATURE_WORDS = 12;

/** Short lines that may stand above the headline. */
const LABELS = 2;

const BREADCRUMB = /\S\s[>›»]\s\S/;
const IMAGE = /^\[?!\[/;
const byline = (): RegExp =>
  /^[•·–—-]?\s*(?:by|von|par|por|di|da|door|av|af|words by|story by|text|texte|texto)[:\s]\s*\p{Lu}/iu;
const DATED =
  /\b(?:19|20)\d\d\b|\b\d{1,2}[:.h]\d{2}\s?(?:[ap]\.?m\b|uhr\b|gmt\b|utc\b)|^(?:published|updated|last updated|posted|publié|mis à jour|veröffentlicht|aktualisiert|stand|publicado|actualizado|pubblicato|aggiornato)\b/i;
/** Breadcrumbs, addresses, bylines, stamps, credits and calls to subscribe look like headlines. */
const NO_HEADLINE: readonly Pick<RegExp, 'test'>[] = [
  /[>›]\s|[»›]$|https?:|www\.|!\[|©|\t/,
  new LetterPattern(
    String.raw`^(?:[Bb][Yy]|Von|VON|Par|PAR|Por|POR)\s\p{Lu}\S*\s\p{Lu}|^reporting by\b|^skip to\b|\bsign in\b`,
  ),
  /^\W*(?:published|updated|last updated|posted|publié|stand:|veröffentlicht|aktualisiert|publicado)(?:\b|\s)|\|\s?published\b/i,
  /\b\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\b|uhr\b|utc\b|gmt\b|$)|\b\d{1,2}\s?[ap]\.?m\.? [a-z]{2,4}$|^\d{4}-\d\d-\d\dt|\b\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d$/i,
  /^(?:photo|image|picture|foto|bild|photo-illustration|illustration)s?(?:\s(?:by|via|courtesy)\b|\s?[:/])|\b(?:foto|photo|quelle|credit|bild|picture)s?: /i,
  /(?:\bgetty images?|\breuters|[/|]\s?a[fp]p?|\bap images|[/|]\s?dpa|[/|]\s?epa|\bunsplash|\bshutterstock|adobe stock)\)?$/i,
  /\b(?:subscribe|sign up|your inbox|log in|saved stories|your account|min\.? read|lesezeit|tiempo de lectura|temps de lecture)\b/i,
  new LetterPattern(String.raw`^\p{L}+ von \p{Lu}\S+ \p{Lu}\S+$`),
];
const CAPTION =
  /^(?:watch|video|listen): |\((?:photo|picture|pic|image|foto|bild)\b|\b(?:photo|picture|credit|foto|bild|crédit): |[|/]\s?(?:AP|AFP|PA|Reuters|dpa|Getty)\b/i;
const HEAD = Symbol('head');

/** Headline and standfirst of an article that starts with them; `undefined` when it starts with prose or with site furniture. */
export function headOf(article: Article): Head | undefined {
  return article.view(HEAD, findHead);
}

function findHead(article: Article): Head | undefined {
  const title = firstHeadline(article);
  if (title < 0) return undefined;
  const next = title + 1;
  const text = firstProse(article, next);
  if (text < 0) return undefined;
  const abridges = abridgedBy(article, next);
  if (abridges >= 0) return { title, standfirst: next, abridges };
  if (isSignature(article, next + 1) && isStandfirst(article, next, text)) return { title, standfirst: next };
  // A line of its own between headline and text: site name, headline and lead look the same.
  const unexplained = text > next && !isFurniture(article, next);
  return unexplained ? undefined : { title };
}

/** The first block, or one below a section label, a site name and a breadcrumb, that reads like a headline; -1 when the text starts otherwise. */
function firstHeadline(article: Article): number {
  const { count } = article.blocks;
  for (let block = 0; block + 1 < count && block <= LABELS; block++) {
    if (isHeadline(article, block)) return block;
    const label = wordsOf(foldedOf(article), block) < HEADLINE_WORDS.min && !endsSentence(article, block);
    if (
      !label &&
      !BREADCRUMB.test(article.text.slice(article.blocks.start[block], article.blocks.end[block]).slice(0, 120))
    )
      return -1;
  }
  return -1;
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
function firstProse(article: Article, from: number): number {
  for (let block = from; block < article.blocks.count && block < from + FURNITURE; block++) {
    if (isProse(article, block) && (block === from || !isFurniture(article, block)))
      return block === from && !hasText(article, from + 1) ? -1 : block;
    if (block > from && !isFurniture(article, block)) return -1;
  }
  return -1;
}

/** Is there another paragraph close below? A lone sentence under a line of words is no article. */
function hasText(article: Article, from: number): boolean {
  for (let block = from; block < article.blocks.count && block < from + REACH; block++)
    if (isProse(article, block)) return true;
  return false;
}

function isStandfirst(article: Article, block: number, text: number): boolean {
  const words = wordsOf(foldedOf(article), block);
  const fewest = endsSentence(article, block) ? MIN_STANDFIRST_WORDS : MIN_OPEN_WORDS;
  if (words < fewest || words > STANDFIRST_WORDS || isFurniture(article, block)) return false;
  return text > block || hasText(article, block + 1);
}

/** A signature, a caption with its credit or a label of a few words. */
function isFurniture(article: Article, block: number): boolean {
  if (block >= article.blocks.count) return false;
  const words = wordsOf(foldedOf(article), block);
  if (words <= LABEL_WORDS || isSignature(article, block)) return true;
  return words <= STANDFIRST_WORDS && !endsSentence(article, block) && CAPTION.test(headOfBlock(article, block));
}

/** An image line, a byline or a date line: what stands below a standfirst. */
function isSignature(article: Article, block: number): boolean {
  if (block >= article.blocks.count) return false;
  const text = headOfBlock(article, block);
  if (IMAGE.test(text)) return true;
  const words = wordsOf(foldedOf(article), block);
  return words <= SIGNATURE_WORDS && !isProse(article, block) && (byline().test(text) || DATED.test(text));
}

function headOfBlock({ text, blocks }: Article, block: number): string {
  const start = blocks.start[block] as number;
  return text.slice(start, Math.min(blocks.end[block] as number, start + 240));
}

/** The first later paragraph that says what the block says, or -1. */
function abridgedBy(article: Article, block: number): number {
  const folded = foldedOf(article);
  const words = wordsOf(folded, block);
  if (words < MIN_STANDFIRST_WORDS || words > STANDFIRST_WORDS) return -1;
  for (let other = block + 1; other < article.blocks.count && other <= block + REACH; other++) {
    if (wordsOf(folded, other) >= words * CONTAINED && isContained(folded, block, other) && isProse(article, other))
      return other;
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
