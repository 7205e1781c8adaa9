import type { Article } from '../../article/article.ts';
import type { SpinModel } from './model.ts';
import { type Sheet, sheetsOf } from './sheet.ts';

/** A form of the lexicon that stands in a text for the first time. */
export interface Sign {
  /** As the text has it; lower case unless its capitals count. */
  readonly form: string;
  readonly odd: boolean;
  readonly cased: boolean;
  /** ln P(form | spun page) − ln P(form | clean page), at most 12 nats. */
  readonly weight: number;
  /** Position in units of the document. */
  readonly unit: number;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

export interface Evidence {
  /** Words, numbers and marks of the narration. */
  readonly units: number;
  /** In the order of the text. */
  readonly signs: readonly Sign[];
}

/** Ordinary forms with a smaller weight (nats) say too little. */
const LEAST_WEIGHT = 1;
const MOST_WEIGHT = 12;

/**
 * All forms of the lexicon in the narration of an article, each where it stands first. Of forms that overlap the longest odd one counts. Quotations are
 * not asked: many sites leave them clean, and they stay as they are in bulk, so a restored text would be convicted again by them.
 */
export function evidenceOf(article: Article, model: SpinModel): Evidence {
  const signs: Sign[] = [];
  const seen = new Set<number>();
  let units = 0;
  for (const sheet of sheetsOf(article, model)) {
    for (let from = 0; from < sheet.count; ) {
      if (sheet.quoted[from] === 1) {
        from++;
        continue;
      }
      units++;
      const match = matchAt(article, sheet, model, from);
      if (match && !seen.has(match.form)) {
        seen.add(match.form);
        const counts = model.lexicon.isOdd(match.form) || model.lexicon.weight(match.form) >= LEAST_WEIGHT;
        if (counts) signs.push(signOf(article, sheet, model, match, units));
      }
      const next = match && model.lexicon.isOdd(match.form) ? match.to : from + 1;
      units += next - from - 1;
      from = next;
    }
  }
  return { units, signs };
}

interface Match {
  readonly form: number;
  readonly from: number;
  readonly to: number;
}

/** The longest odd form that starts at a unit, or the longest of the others. */
function matchAt(article: Article, sheet: Sheet, { lexicon }: SpinModel, from: number): Match | undefined {
  let best: Match | undefined;
  let node = lexicon.first(sheet.form[from] as number);
  for (let to = from + 1; node > 0; to++) {
    const end = lexicon.formStart[node + 1] as number;
    for (let form = lexicon.formStart[node] as number; form < end; form++) {
      if (best && lexicon.isOdd(best.form) && !lexicon.isOdd(form)) continue;
      // Words of a name in capitals (“Transfer Window”) are no evidence about the prose.
      const fits = lexicon.isCased(form)
        ? lexicon.isWrittenIn(form, article.text, sheet.start[from] as number, sheet.end[to - 1] as number)
        : to - from === 1 || sheet.capital[to - 1] === 0;
      if (fits) best = { form, from, to };
    }
    if (to >= sheet.count) break;
    const word = sheet.form[to] as number;
    if (word < 0) break;
    node = lexicon.next(node, word);
  }
  return best;
}

function signOf(article: Article, sheet: Sheet, { lexicon }: SpinModel, { form, from, to }: Match, unit: number): Sign {
  const start = sheet.start[from] as number;
  const end = sheet.end[to - 1] as number;
  const text = article.text.slice(start, end).replace(/\s+/g, ' ').replaceAll('’', "'");
  const cased = lexicon.isCased(form);
  return {
    form: cased ? text : text.toLowerCase(),
    odd: lexicon.isOdd(form),
    cased,
    weight: Math.min(MOST_WEIGHT, lexicon.weight(form)),
    unit,
    start,
    end,
  };
}
