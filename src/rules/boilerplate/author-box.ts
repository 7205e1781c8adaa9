import type { Article } from '../../article/article.ts';
import { LetterPattern } from '../../article/plain.ts';
import { KIND_CAPITAL } from '../../article/tokens.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';

/** Rows at the end of a text among which the box stands, and its most rows. */
const TAIL = 20;
const MAX_ROWS = 8;
/** Words of a row of prose; one must stand above the box. */
const PROSE_WORDS = 8;
/** Words of a note on the author. */
const NOTE_WORDS = 60;
const NAME_WORDS = { min: 2, max: 4 } as const;
/** Letters of a surname that a handle may consist of. */
const SURNAME_LETTERS = 4;

const NAME = new LetterPattern(String.raw`^\p{Lu}[\p{L}'’.-]*(?: \p{Lu}[\p{L}'’.-]*){1,3}$`);
const BYLINE = /^(?:by|von|par|por|di|de|door)\s+/i;
const HANDLE = /^@(\w{3,30})$/;
const rolePattern = (): RegExp =>
  /^(?!(?:the|a|an|our|his|her|der|die|le|la|el|il) )(?:\p{Lu}?[\p{L}&-]+ ){0,4}(?:reporter|editor|correspondent|journalist|writer|columnist|redakteur(?:in)?|journaliste|periodista|redactora?|giornalista)\b/iu;
/** What a note says about its author besides the role. */
const NOTE =
  /\b(?:covers?|covering|joined|writes?|based in|based at|previously|freelance|graduated|schreibt|berichtet|couvre|cubre)\b/i;

interface Box {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  readonly signs: readonly string[];
}

/** The note on the author below an article. Its rows have no word to look for: what gives them away is that they say the same name again and again. */
export const authorBox = defineRule({
  id: 'boilerplate/author-box',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'The box with the name, handle and role of the author below an article.',
    why: 'The template prints it under every article of the author. The name is kept as metadata.',
    fix: 'The box goes when at least two of byline, handle and role stand under the name, and byline or handle repeat it.',
    bad: [
      {
        text: 'The lock at Hursdale will be closed until May, the canal trust said on Monday.\n\nNell Ashdown\n\n@nellashdown\n\nCommunity reporter covering the upper Leven. Joined in 2021.\n',
        fixed: 'The lock at Hursdale will be closed until May, the canal trust said on Monday.\n\n',
      },
    ],
    good: [
      'The winners of the evening, all of them from the valley, were named on Monday night:\n\nNell Ashdown\n\nTom Garrow\n\nOda Penrose',
      'Only one of them answered that evening, and she did so in six short words.\n\nNell Ashdown\n\n@nellashdown\n\nThe lock is closed. Bring oars.',
    ],
  },
  create() {
    return ({ article, report }) => {
      const box = boxOf(article);
      if (!box) return;
      const { rows } = article;
      report({
        start: rows.start[box.first] as number,
        end: rows.end[box.last] as number,
        message: `Unexpected box about the author “${box.name}”`,
        evidence: { name: box.name, signs: box.signs },
        edits: [deleteRows(article, box.first, box.last)],
        metadata: { byline: box.name },
      });
    };
  },
});

function boxOf(article: Article): Box | undefined {
  const { rows } = article;
  for (let row = Math.max(1, rows.count - TAIL); row + 1 < rows.count; row++) {
    if (!isName(article, row)) continue;
    const box = readBox(article, row);
    if (box && hasProseAbove(article, row)) return box;
  }
  return undefined;
}

function isName(article: Article, row: number): boolean {
  const { kind, ofRow } = article.tokens;
  const first = ofRow[row] as number;
  const words = (ofRow[row + 1] as number) - first;
  if (words < NAME_WORDS.min || words > NAME_WORDS.max || kind[first] !== KIND_CAPITAL) return false;
  return NAME.test(article.rowText(row));
}

function readBox(article: Article, first: number): Box | undefined {
  const name = article.rowText(first);
  const signs = new Set<string>();
  let last = first;
  for (let row = first + 1; row < article.rows.count && row - first < MAX_ROWS; row++) {
    const sign = signOf(article, row, name);
    if (!sign) break;
    signs.add(sign);
    last = row;
  }
  const isNamed = signs.has('byline') || signs.has('handle');
  return isNamed && signs.size >= 2 ? { first, last, name, signs: [...signs] } : undefined;
}

function signOf(article: Article, row: number, name: string): 'byline' | 'handle' | 'role' | undefined {
  const { ofRow } = article.tokens;
  if ((ofRow[row + 1] as number) - (ofRow[row] as number) > NOTE_WORDS) return undefined;
  const text = article.rowText(row);
  const handle = HANDLE.exec(text)?.[1];
  if (handle !== undefined) return isHandleOf(handle, name) ? 'handle' : undefined;
  if (BYLINE.test(text) && lettersOf(text.replace(BYLINE, '')) === lettersOf(name)) return 'byline';
  const role = rolePattern().exec(text)?.[0];
  return role !== undefined && (role.length === text.length || NOTE.test(text)) ? 'role' : undefined;
}

/** The whole name, its initials with the surname, or the surname within the handle. */
function isHandleOf(handle: string, name: string): boolean {
  const letters = lettersOf(handle);
  const surname = lettersOf(name.slice(name.lastIndexOf(' ')));
  return letters === lettersOf(name) || (surname.length >= SURNAME_LETTERS && letters.includes(surname));
}

function lettersOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();
}

function hasProseAbove({ tokens: { ofRow } }: Article, row: number): boolean {
  for (let above = row - 1; above >= 0; above--)
    if ((ofRow[above + 1] as number) - (ofRow[above] as number) >= PROSE_WORDS) return true;
  return false;
}
