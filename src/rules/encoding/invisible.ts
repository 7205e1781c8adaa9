import type { Article } from '../../article/article.ts';
import { isSpaceOrBreak } from '../../article/characters.ts';
import { defineRule } from '../../engine/rule.ts';
import { censusOf, HAS_BIDI, HAS_INVISIBLE, isKind } from './census.ts';

/** Direction marks are reported one by one only this often; a text with more of them is written in both directions. */
const MAX_REPORTED = 20;

const NAMES: Readonly<Record<number, string>> = {
  173: 'soft hyphen',
  6158: 'Mongolian vowel separator',
  8203: 'zero-width space',
  8204: 'zero-width non-joiner',
  8205: 'zero-width joiner',
  8288: 'word joiner',
  65279: 'byte order mark',
};

/** Characters nobody sees, which break searching, comparing and counting. */
export const invisible = defineRule({
  id: 'encoding/invisible',
  phase: 'characters',
  scope: 'document',
  safety: 'safe',
  severity: 'info',
  docs: {
    summary: 'Invisible characters: zero-width spaces, soft hyphens, byte order marks, control characters.',
    why: 'Content systems put them in to control how a page breaks its lines, or they are left over from joined files. Readers do not see them; searching, comparing and counting words goes wrong.',
    fix: 'They are deleted. Joiners stay inside emoji and between letters of scripts that are written with them. Marks of writing direction are only reported, and not in texts with letters that run from right to left.',
    bad: [
      { text: 'The coun\u00adcil will meet on Mon\u00adday.', fixed: 'The council will meet on Monday.' },
      {
        text: 'A zero\u200b-width space and a mark\ufeff in the text.',
        fixed: 'A zero-width space and a mark in the text.',
      },
      { text: 'Control\u0007 characters\u000bbetween words.', fixed: 'Control characters between words.' },
      { text: 'A left-to-right mark\u200e stands here.' },
    ],
    good: [
      'The family emoji 👨\u200d👩\u200d👧 and the pride flag 🏳️\u200d🌈 are one picture each.',
      'می\u200cخواهم and क्\u200dष are written with joiners.',
      'شركة \u200eABC\u200f قالت إنها',
      'A tab\tis white space.',
    ],
  },
  create() {
    return ({ article, report }) => {
      const census = censusOf(article);
      const { text } = article;
      if ((census & HAS_INVISIBLE) !== 0) {
        for (let at = 0; at < text.length; at++) {
          if (!isKind(text.charCodeAt(at), HAS_INVISIBLE) || isNeeded(text, at)) continue;
          const start = at;
          while (isKind(text.charCodeAt(at + 1), HAS_INVISIBLE) && !isNeeded(text, at + 1)) at++;
          const end = at + 1;
          const replacement = isLostSpace(text, start, end) ? ' ' : '';
          report({
            start,
            end,
            message: `Unexpected ${nameOf(text.charCodeAt(start))}, expected ${replacement === '' ? 'nothing' : 'a space'}`,
            edits: [{ start, end, text: replacement }],
            evidence: { characters: pointsOf(text.slice(start, end)) },
          });
        }
      }
      if ((census & HAS_BIDI) !== 0)
        for (const at of directionMarks(article))
          report({
            start: at,
            end: at + 1,
            message: 'Unexpected mark of writing direction, expected text in one direction',
            entry: 'direction',
            safety: 'report',
            evidence: { characters: pointsOf(text.charAt(at)) },
          });
    };
  },
});

function directionMarks({ text }: Article): number[] {
  if (/[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/.test(text)) return [];
  const found: number[] = [];
  for (let at = 0; at < text.length && found.length < MAX_REPORTED; at++) {
    if (isKind(text.charCodeAt(at), HAS_BIDI)) found.push(at);
  }
  return found;
}

/**
 * Joiners and spaces without width that are part of the spelling, and controls that belong to damage another rule
 * repairs.
 */
function isNeeded(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (code >= 0x80 && code <= 0x9f) return before >= 0x80;
  // “Ã” and a soft hyphen are an í that was read wrongly; between two letters above ASCII it is a byte of another
  // encoding.
  if (code === 0xad) return (before >= 0xc2 && before <= 0xdf) || (isHigh(before) && isHigh(after));
  if (code === 0x200d && isPicture(before) && isPicture(after)) return true;
  return code >= 0x200b && code <= 0x200d && (isJoining(before) || isJoining(after));
}

function isHigh(code: number): boolean {
  return code > 0xa0 && code <= 0xff;
}

/** Half of a pair, a variation selector or a symbol that has an emoji form. */
function isPicture(code: number): boolean {
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfe0f || (code >= 0x2190 && code <= 0x2bff);
}

/**
 * Hebrew and Arabic to Mongolian: scripts that join letters, or mark where a line may break without a space (Thai,
 * Khmer).
 */
function isJoining(code: number): boolean {
  return (code >= 0x590 && code <= 0x1cff) || (code >= 0xa840 && code <= 0xabff) || (code >= 0xfb50 && code <= 0xfefc);
}

/** Vertical tab and form feed between two words stand for a break. */
function isLostSpace(text: string, start: number, end: number): boolean {
  const first = text.charCodeAt(start);
  if (first !== 0x0b && first !== 0x0c) return false;
  return (
    start > 0 &&
    end < text.length &&
    !isSpaceOrBreak(text.charCodeAt(start - 1)) &&
    !isSpaceOrBreak(text.charCodeAt(end))
  );
}

function nameOf(code: number): string {
  return NAMES[code] ?? (code < 0xa0 ? 'control character' : 'invisible character');
}

function pointsOf(characters: string): string[] {
  return Array.from(
    characters.slice(0, 20),
    (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
}
