import type { Article } from '../../article/article.ts';
import { classOf, DIGIT } from '../../article/characters.ts';
import { defineRule } from '../../engine/rule.ts';
import { censusOf, HAS_ODD_SPACE, isKind } from './census.ts';

/** French puts a no-break space in front of these; the guillemets have it on the inside. */
const BEHIND_FRENCH = new Set([...';:!?»%€'].map((mark) => mark.charCodeAt(0)));

/** Spaces that look like a plain one and are none. */
export const nbsp = defineRule({
  id: 'encoding/nbsp',
  phase: 'characters',
  scope: 'line',
  safety: 'safe',
  severity: 'info',
  docs: {
    summary: 'No-break, thin and other special spaces inside lines.',
    why: 'Editors of content systems scatter them. They look like a space, but words on both sides of one are not found, not counted and not compared as separate words.',
    fix: 'A plain space takes their place. French texts keep them in front of ; : ! ? » % €, behind « and between the groups of a number; East Asian texts keep their wide space.',
    bad: [
      { text: 'The\u00a0council met on\u00a0 Monday.', fixed: 'The council met on Monday.' },
      { text: 'Some 10\u2009000 people came.', fixed: 'Some 10 000 people came.' },
    ],
    good: ['Le maire l’a dit\u00a0: «\u00a0Non\u202f!\u00a0» C’est sûr\u00a0?', '東京\u3000大阪'],
  },
  create() {
    return ({ article, report }) => {
      if ((censusOf(article) & HAS_ODD_SPACE) === 0) return;
      const { text, rows } = article;
      for (let row = 0; row < rows.count; row++) {
        const last = rows.end[row] as number;
        for (let at = rows.start[row] as number; at < last; at++) {
          if (!isKind(text.charCodeAt(at), HAS_ODD_SPACE)) continue;
          let start = at;
          while (isPlain(text, start - 1)) start--;
          while (isPlain(text, at + 1) || isKind(text.charCodeAt(at + 1), HAS_ODD_SPACE)) at++;
          if (isWanted(article, start, at + 1)) continue;
          report({
            start,
            end: at + 1,
            message: 'Unexpected special space, expected a plain one',
            edits: [{ start, end: at + 1, text: ' ' }],
            evidence: { characters: pointsOf(text.slice(start, at + 1)) },
          });
        }
      }
    };
  },
});

function isPlain(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x20;
}

function isWanted(article: Article, start: number, end: number): boolean {
  const { text } = article;
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  // “Ã” and a no-break space are an à that was read wrongly.
  if (before === 0xc2 || before === 0xc3) return text.charCodeAt(start) === 0xa0;
  if (text.charCodeAt(start) === 0x3000) return before >= 0x2e80 || after >= 0x2e80;
  const frenchPlace = BEHIND_FRENCH.has(after) || before === 0xab;
  const grouped = classOf(before) === DIGIT && classOf(after) === DIGIT;
  if (end !== start + 1 || !(frenchPlace || grouped)) return false;
  // A text too short for a verdict on its language is French when it is spaced as French.
  return article.language === 'fr' || (article.language === 'und' && frenchPlace && after !== 0x25 && after !== 0x20ac);
}

function pointsOf(spaces: string): string[] {
  return Array.from(spaces.slice(0, 20), (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`);
}
