import type { Article } from '../../article/article.ts';
import { classOf, DIGIT, isSpaceOrBreak, LETTER } from '../../article/characters.ts';
import type { Draft } from '../../engine/finding.ts';
import { defineRule } from '../../engine/rule.ts';
import { censusOf, HAS_ODD_APOSTROPHE, HAS_STRAIGHT, isKind } from './census.ts';

/** What stands behind an English apostrophe at the end of a word. */
const ENDINGS = new Set(['s', 't', 're', 've', 'll', 'd', 'm']);
const LONGEST_ENDING = 2;

/** The acute also stands behind these, at the start of a word: d´accord, l´homme, O´Brien, qu´il. */
const ELISIONS = new Set(['d', 'l', 'n', 's', 'm', 't', 'c', 'j', 'o', 'qu']);

/** Marks used as an apostrophe that are something else. */
export const apostrophe = defineRule({
  id: 'encoding/apostrophe',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'An opening quotation mark, an acute or a backtick used as an apostrophe (“Putin‘s”, “don´t”).',
    why: 'Word processors turn the mark the wrong way round, and some keyboards have an acute where people look for the apostrophe. Between a word and its ending no quotation can open.',
    fix: 'The mark becomes ’, or a straight apostrophe where the article has no curly ones. Two apostrophes in place of a quotation mark are only reported.',
    bad: [
      { text: 'It was Putin‘s plan, and they weren‘t told.', fixed: 'It was Putin’s plan, and they weren’t told.' },
      { text: "I don´t know what they`re doing, it's odd.", fixed: "I don't know what they're doing, it's odd." },
      { text: 'L´homme n´est pas d´accord, c’est sûr.', fixed: 'L’homme n’est pas d’accord, c’est sûr.' },
      { text: "''The best day of my life,'' she said." },
    ],
    good: [
      'He said ‘so what’ and ‘to hell’ with it.',
      'The Hawai‘i coast, the O‘zbek word and ‚Spiegel‘ on the shelf.',
      "It is 5'11'' tall and '90s in style.",
      'Run `make test` and the `s` flag, then `don` again.',
      'The café´ menu',
    ],
  },
  create() {
    return ({ article, report }) => {
      const census = censusOf(article);
      if ((census & HAS_ODD_APOSTROPHE) !== 0) reportMarks(article, report);
      if ((census & HAS_STRAIGHT) !== 0 && article.text.includes("''")) reportDoubled(article.text, report);
    };
  },
});

function reportMarks(article: Article, report: (draft: Draft) => void): void {
  const { text } = article;
  let right: string | undefined;
  for (const at of placesOf(article)) {
    const code = text.charCodeAt(at);
    // “Ã´” is an ô that was read wrongly.
    if (code === 0xb4 && isLeadByte(text.charCodeAt(at - 1))) continue;
    const sure = isBeforeEnding(text, at) || (code === 0xb4 && isBehindElision(text, at));
    if (!sure && !(code === 0xb4 && isLetter(text, at - 1) && isLetter(text, at + 1))) continue;
    right ??= text.includes('’') || text.includes('‘') ? '’' : "'";
    report({
      start: at,
      end: at + 1,
      message: `Unexpected “${text.charAt(at)}”, expected an apostrophe`,
      edits: [{ start: at, end: at + 1, text: right }],
      entry: code === 0x2018 ? 'reversed' : code === 0xb4 ? 'acute' : 'backtick',
      safety: sure ? 'safe' : 'review',
      evidence: { word: wordAround(text, at) },
    });
  }
}

/** Offsets of the marks. In Markdown a backtick begins code. */
function placesOf({ text, format }: Article): number[] {
  const places: number[] = [];
  for (const mark of format === 'markdown' ? ['‘', '´'] : ['‘', '´', '`']) {
    for (let at = text.indexOf(mark, 1); at >= 0; at = text.indexOf(mark, at + 1)) places.push(at);
  }
  return places;
}

function isLeadByte(code: number): boolean {
  return code >= 0xc2 && code <= 0xdf;
}

function isLetter(text: string, at: number): boolean {
  return classOf(text.charCodeAt(at)) === LETTER;
}

function isBeforeEnding(text: string, at: number): boolean {
  if (!isLetter(text, at - 1)) return false;
  let end = at + 1;
  while (end <= at + LONGEST_ENDING && isLetter(text, end)) end++;
  if (isLetter(text, end) || isKind(text.charCodeAt(end), HAS_ODD_APOSTROPHE)) return false;
  return ENDINGS.has(text.slice(at + 1, end).toLowerCase());
}

function isBehindElision(text: string, at: number): boolean {
  if (!isLetter(text, at + 1)) return false;
  let start = at;
  while (start > at - 3 && isLetter(text, start - 1)) start--;
  return ELISIONS.has(text.slice(start, at).toLowerCase());
}

/** Two apostrophes where a quotation opens or closes; feet and inches are written with them too. */
function reportDoubled(text: string, report: (draft: Draft) => void): void {
  for (let at = text.indexOf("''"); at >= 0; at = text.indexOf("''", at + 1)) {
    const start = at;
    while (text.charCodeAt(at + 1) === 0x27) at++;
    const before = text.charCodeAt(start - 1);
    const after = text.charCodeAt(at + 1);
    const opens = (Number.isNaN(before) || isSpaceOrBreak(before)) && classOf(after) === LETTER;
    const closes =
      !isSpaceOrBreak(before) && classOf(before) !== DIGIT && (Number.isNaN(after) || classOf(after) !== LETTER);
    if (at !== start + 1 || !(opens || closes)) continue;
    report({
      start,
      end: start + 2,
      message: "Unexpected “''”, expected a quotation mark",
      edits: [{ start, end: start + 2, text: '"' }],
      entry: 'doubled',
      safety: 'report',
      evidence: { place: opens ? 'opening' : 'closing' },
    });
  }
}

function wordAround(text: string, at: number): string {
  let start = at;
  let end = at + 1;
  while (start > at - 30 && isLetter(text, start - 1)) start--;
  while (end < at + 30 && isLetter(text, end)) end++;
  return text.slice(start, end);
}
