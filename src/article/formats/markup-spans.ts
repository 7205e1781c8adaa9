import type { Nodes } from 'hast';
import type { MarkupSpan } from '../markup.ts';
import { type Furniture, selectorOf } from './markup.ts';

/** First of the characters that stand for text of an element: private use, so that no other text has them in the same place. */
const FIRST_MARK = 0xe000;
const LAST_MARK = 0xf8ff;
/** Layout goes by white space and by what Unicode says about directions and breaks; all else may be replaced. */
const INK = /[^\s\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Puts a character of its own in the place of every character below an element; the layout stays the same. */
export function markFurniture(furniture: readonly Furniture[]): void {
  furniture.slice(0, LAST_MARK - FIRST_MARK + 1).forEach(({ node }, index) => {
    const mark = String.fromCharCode(FIRST_MARK + index);
    const open: Nodes[] = [node];
    for (let next = open.pop(); next; next = open.pop()) {
      if (next.type === 'text') next.value = next.value.replace(INK, mark);
      if ('children' in next) open.push(...next.children);
    }
  });
}

/**
 * Where the text of furniture stands: lines that hold nothing else, those of one element joined.
 * @param marked the same text after `markFurniture`. When its layout is another one, nothing is said.
 */
export function markupSpans(text: string, marked: string, furniture: readonly Furniture[]): MarkupSpan[] {
  if (text.length !== marked.length) return [];
  const found: { start: number; end: number; owner: number }[] = [];
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    const owner = ownerOf(text, marked, start, end);
    const last = found.at(-1);
    if (last && last.owner === owner && text.slice(last.end, start).trim() === '') last.end = end;
    else if (owner !== undefined) found.push({ start, end, owner });
    start = end + 1;
  }
  return found.map(({ start, end, owner }) => {
    const one = furniture[owner] as Furniture;
    return { start, end, kind: one.kind, element: selectorOf(one) };
  });
}

/** Index of the furniture that a line belongs to as a whole. */
function ownerOf(text: string, marked: string, start: number, end: number): number | undefined {
  let owner: number | undefined;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === marked.charCodeAt(at)) {
      if (OTHER_INK.test(text.charAt(at))) return undefined;
    } else owner ??= marked.charCodeAt(at) - FIRST_MARK;
  }
  return owner;
}

/** Icon fonts write with characters of private use too; they are nobody’s. */
const OTHER_INK = new RegExp(INK.source.replace('[^', '[^\\ue000-\\uf8ff'));
