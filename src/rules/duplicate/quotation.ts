import type { Article } from '../../article/article.ts';

const OPENING = '“"„«‘\'「『';

/**
 * News style opens every paragraph of a long quotation anew and closes only the last one. Says whether the quotation of a block goes on in the
 * next block, so that the two belong together.
 */
export function goesOn(article: Article, block: number): boolean {
  return leavesOpen(article, block) && opensQuotation(article, block + 1);
}

/** Does the block start with an opening quotation mark? */
export function opensQuotation({ text, blocks }: Article, block: number): boolean {
  return block < blocks.count && OPENING.includes(text.charAt(blocks.start[block] as number));
}

/** Is the block part of a quotation that started in an earlier one? */
export function continues(article: Article, block: number): boolean {
  return block > 0 && goesOn(article, block - 1);
}

/** Is there a quotation in the block that it does not close? */
function leavesOpen(article: Article, block: number): boolean {
  if (block < 0 || block >= article.blocks.count) return false;
  const spans = article.quotations(block);
  const last = spans[spans.length - 1];
  if (!last || last.end !== article.blocks.end[block]) return false;
  const open = article.text.charAt(last.start);
  const close = article.text.charAt(last.end - 1);
  if (last.end - last.start < 2) return true;
  return !(CLOSING[open] ?? '').includes(close);
}

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”"',
  '"': '"”',
  '„': '“”"',
  '«': '»',
  '»': '«',
  '‹': '›',
  '‘': "’'",
  "'": "'’",
  '「': '」',
  '『': '』',
};
