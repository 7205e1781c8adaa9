import { isSpaceOrBreak } from './characters.ts';

/** A Markdown image in a text: `![alt](url "title")`, with the link around it when it is one. Offsets in UTF-16 units. */
export interface ImageLink {
  readonly start: number;
  readonly end: number;
  readonly alt: string;
  readonly url: string;
}

/** `url`, `url "title"`, `<url>`; what else may stand between the brackets of an image. */
const TARGET = /^\s*<?(\S*?)>?(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*$/;
/** Addresses with spaces in them are accepted when they are addresses of images. */
const SPACED = /^\s*(?:https?:\/\/|\/)[^"'()]{1,500}\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?\S*)?\s*$/i;
/** Characters of an address that is looked at; data addresses may be longer and never hold white space. */
const TARGET_LENGTH = 4000;

/**
 * Images between `from` and `to` (one line), in order. Brackets are paired in one pass, so the time is linear whatever the text: nested and
 * unclosed brackets too. Brackets inside the address must be balanced, as CommonMark has it.
 */
export function imageLinksOf(text: string, from: number, to: number): ImageLink[] {
  const first = text.indexOf('![', from);
  if (first < 0 || first >= to) return [];
  const start = first > from && text.charAt(first - 1) === '[' ? first - 1 : first;
  const partner = pairBrackets(text, start, to);
  const spaces = new NextSpace(text, to);
  const images: ImageLink[] = [];
  let at = first;
  while (at >= 0 && at < to) {
    const image = imageAt(text, at, partner, spaces);
    if (image) images.push(withLink(text, image, partner, from));
    at = text.indexOf('![', image ? (images[images.length - 1] as ImageLink).end : at + 2);
  }
  return images;
}

/** Closing bracket of every opening one, square and round each for themselves. */
function pairBrackets(text: string, from: number, to: number): Map<number, number> {
  const partner = new Map<number, number>();
  const square: number[] = [];
  const round: number[] = [];
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === 0x5b) square.push(at);
    else if (code === 0x28) round.push(at);
    else if (code === 0x5d) close(square, at, partner);
    else if (code === 0x29) close(round, at, partner);
  }
  return partner;
}

function close(open: number[], at: number, partner: Map<number, number>): void {
  const start = open.pop();
  if (start !== undefined) partner.set(start, at);
}

function imageAt(
  text: string,
  at: number,
  partner: ReadonlyMap<number, number>,
  spaces: NextSpace,
): ImageLink | undefined {
  if (at > 0 && (text.charAt(at - 1) === '`' || text.charAt(at - 1) === '\\')) return undefined;
  const bracket = partner.get(at + 1);
  if (bracket === undefined || text.charAt(bracket + 1) !== '(') return undefined;
  const end = partner.get(bracket + 1);
  if (end === undefined) return undefined;
  const url = targetOf(text, bracket + 2, end, spaces);
  return url === undefined ? undefined : { start: at, end: end + 1, alt: text.slice(at + 2, bracket), url };
}

function targetOf(text: string, from: number, end: number, spaces: NextSpace): string | undefined {
  if (spaces.after(from) >= end) return text.slice(from, end);
  if (end - from > TARGET_LENGTH) return undefined;
  const target = text.slice(from, end);
  const plain = TARGET.exec(target);
  if (plain) return plain[1] as string;
  return SPACED.test(target) ? target.trim() : undefined;
}

/** `[![alt](url)](link)`: the link goes with its image when nothing else is in it. */
function withLink(text: string, image: ImageLink, partner: ReadonlyMap<number, number>, from: number): ImageLink {
  const open = image.start - 1;
  if (open < from || text.charAt(open) !== '[') return image;
  const bracket = partner.get(open);
  if (bracket === undefined || text.charAt(bracket + 1) !== '(' || text.slice(image.end, bracket).trim() !== '')
    return image;
  const end = partner.get(bracket + 1);
  return end === undefined ? image : { ...image, start: open, end: end + 1 };
}

/** The next white space at or after an offset; asked with rising offsets, so that all questions together cost one pass. */
class NextSpace {
  readonly #text: string;
  readonly #to: number;
  #known = -1;

  constructor(text: string, to: number) {
    this.#text = text;
    this.#to = to;
  }

  after(from: number): number {
    if (this.#known < from) {
      this.#known = from;
      while (this.#known < this.#to && !isSpaceOrBreak(this.#text.charCodeAt(this.#known))) this.#known++;
    }
    return this.#known;
  }
}
