import type { Article } from '../../article/article.ts';
import { defineRule } from '../../engine/rule.ts';
import { deleteRows } from '../deletion.ts';

/** Links for screen readers that jump over a box: they name it. */
const SKIP: readonly RegExp[] = [
  /^skip (?:past )?(.{3,60}?)(?: and continue reading)?$/,
  /^saltar (.{3,60}) y continuar leyendo$/,
  /^pule (.{3,60}) e continue lendo$/,
  /^ignorer (.{3,60}) et continuer la lecture$/,
  /^пропустить (.{3,60}) и продолжить чтение$/,
  /^пропустити (.{3,60}) [ій] продовжити читання$/,
  /^lewati (.{3,60}) dan (?:lanjutkan|terus) membaca$/,
  /^bỏ qua (.{3,60}) và tiếp tục đọc$/,
];
/** How rows of these begin; nearly no other row does. */
const MAY_SKIP = /(?:skip|saltar|pule|ignorer|пропуст|lewati|bỏ qua)/iy;
/** What stands before the name of the box where the jump ends. */
const END =
  /^(?:after|end of|final de|fim d[aeo]|fin de|конец(?: истории)?|кінець(?: історії)?|akhir dari|kết thúc) (.{3,60})$/;
/** Posts, videos and the like may be what the article speaks of. */
const SHOWN =
  /\b(?:post|tweet|content|video|twitter|facebook|instagram|tiktok|youtube|telegram|contenido|conteúdo|contenu)\b/;
/** Rows of a box, words of one of them (the small print of a newsletter), and of all. */
const MAX_ROWS = 16;
const ROW_WORDS = 110;
const BOX_WORDS = 260;

const BEFORE = 'The Lantern Theatre was closed for nine years after the flood, and its stage had to be built anew.';
const AFTER = 'The first play is the one that was on the posters in the week when the water came, the director said.';
const BOX =
  'skip past newsletter promotion\n\nSign up to The Green Room\n\nThe best of theatre, every Thursday\n\nafter newsletter promotion';

export const skippedBox = defineRule({
  id: 'boilerplate/skipped-box',
  phase: 'structure',
  scope: 'document',
  safety: 'safe',
  docs: {
    summary: 'Boxes that the page itself lets readers of screen readers jump over.',
    why: 'Some outlets put a link before a box within the article (“skip past newsletter promotion”, “Saltar Recomendamos y continuar leyendo”) and a mark behind it (“after newsletter promotion”, “Final de Recomendamos”). What stands between the two is no part of the article, in the words of the outlet itself.',
    fix: 'The box goes with both marks. They must name the same box, and what stands between must be short; posts and videos stay, because the article may speak of them.',
    bad: [
      { text: `${BEFORE}\n\n${BOX}\n\n${AFTER}`, fixed: `${BEFORE}\n\n${AFTER}` },
      {
        text: 'La casa estuvo cerrada nueve años.\n\nSaltar Recomendamos y continuar leyendo\nRecomendamos\nPor qué llega tarde el ferry\nFinal de Recomendamos\n\nEl viernes volvió a abrir.',
        fixed: 'La casa estuvo cerrada nueve años.\n\nEl viernes volvió a abrir.',
      },
    ],
    good: [
      `${BEFORE}\n\nSkip the queue\n\n${AFTER}\n\nEnd of the line`,
      `${BEFORE}\n\nskip past newsletter promotion\n\n${AFTER}`,
      `${BEFORE}\n\nSkip twitter post by Runa Weiss\n\nWe are back.\n\nEnd of twitter post by Runa Weiss\n\n${AFTER}`,
    ],
  },
  create:
    () =>
    ({ article, report }) => {
      const { rows } = article;
      for (let row = 0; row < rows.count; row++) {
        const name = nameOf(article, row);
        const last = name === undefined ? -1 : endOf(article, row, name);
        if (name === undefined || last < 0) continue;
        report({
          start: rows.start[row] as number,
          end: rows.end[last] as number,
          message: `Unexpected box within the article: ${name} (${last - row + 1} lines)`,
          edits: [deleteRows(article, row, last)],
          evidence: { box: name, lines: last - row + 1 },
        });
        row = last;
      }
    },
});

/** Name of the box that a row lets one jump over. */
function nameOf(article: Article, row: number): string | undefined {
  MAY_SKIP.lastIndex = article.rows.start[row] as number;
  if (!MAY_SKIP.test(article.text) || wordsOf(article, row) > 16) return undefined;
  const text = folded(article, row);
  for (const pattern of SKIP) {
    const name = pattern.exec(text)?.[1];
    if (name !== undefined) return SHOWN.test(name) ? undefined : name;
  }
  return undefined;
}

/** Row where the box ends; -1 when it does not, or holds too much. */
function endOf(article: Article, row: number, name: string): number {
  let words = 0;
  for (let next = row + 1; next < article.rows.count && next <= row + MAX_ROWS; next++) {
    if (END.exec(folded(article, next))?.[1] === name) return next;
    const own = wordsOf(article, next);
    words += own;
    if (own > ROW_WORDS || words > BOX_WORDS) return -1;
  }
  return -1;
}

function folded(article: Article, row: number): string {
  return article.rowText(row).toLowerCase().replace(/\s+/g, ' ').replace(/[.:]$/, '');
}

function wordsOf({ tokens }: Article, row: number): number {
  return (tokens.ofRow[row + 1] as number) - (tokens.ofRow[row] as number);
}
