import type { PageCard, PageData, PageFile } from '../page-data.ts';

/** What a person said about a change. `edit` belongs to the review page; a report knows the other three. */
export type Decision = 'accept' | 'reject' | 'later';

/** A change in the order of the page. */
export interface Item {
  /** Id of its card in the page: `f3-c2`. */
  readonly key: string;
  readonly file: PageFile;
  /** Index of the file and of the card in it. */
  readonly at: readonly [file: number, card: number];
  readonly card: PageCard;
  /** Id of the rule. */
  readonly rule: string;
  /** What a decision is kept under: the same finding in another file is another change. */
  readonly name: string;
}

export const fileKey = (file: number): string => `f${file + 1}`;
export const cardKey = (file: number, card: number): string => `${fileKey(file)}-c${card + 1}`;

/** All changes, file by file, each file in the order of its text. */
export function itemsOf({ files, rules }: PageData): Item[] {
  return files.flatMap((file, f) => {
    const seen = new Map<string, number>();
    return order(file).map((c) => {
      const card = file.cards[c] as PageCard;
      const nth = (seen.get(card.id) ?? 0) + 1;
      seen.set(card.id, nth);
      const name = `${file.path}\n${card.id}\n${nth}`;
      return { key: cardKey(f, c), file, at: [f, c] as const, card, rule: rules[card.rule]?.id ?? '', name };
    });
  });
}

/** Cards as they stand in the page: those on the whole article first. */
function order({ cards, rows, whole }: PageFile): number[] {
  return rows.length === 0 ? [...cards.keys()] : [...whole, ...rows.flatMap(({ notes }) => notes)];
}

/** The words that the search looks in: card, place in the text, file. */
export function haystack({ card, rule, file }: Item): string {
  const row = file.rows.find(({ notes }) => notes.includes(file.cards.indexOf(card)));
  const text = (row?.atoms ?? []).map((atom) => (typeof atom === 'string' ? atom : atom[1])).join('');
  return [rule, card.entry ?? '', card.message, ...card.why, text, file.path].join('\n').toLowerCase();
}
