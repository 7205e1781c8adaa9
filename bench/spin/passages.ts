import { spinLexicon } from '../../src/language/lexicon.ts';
import { wordsOf } from '../../src/language/units.ts';
import { emptyTally, type Proposal, rates, type Tally, tally } from './score.ts';
import type { Spun, Swap } from './simulate.ts';
import { drawnFrom, originalOf, type Passage, writtenPassages } from './written.ts';

/** Versions of every passage. */
const DRAWS = 4;
/** Passages that make a page: real ones have some 450 words. */
const PAGE = 3;

type Look = (text: string) => { readonly proposals: readonly Proposal[]; readonly spun: boolean };

/**
 * Scores the passages of bench/spin/written through the whole tool, by half and engine, and their originals, of which none may be convicted. `listed` also prints
 * what is missed, or restored as something else, in the development half.
 */
export function passages(look: Look, listed: boolean): void {
  const sums = new Map<string, Tally & { texts: number; convicted: number }>();
  const misses = new Map<string, number>();
  const all = writtenPassages();
  const known = originalsByForm();
  for (const { passage: first, drawn } of spunPages(all)) {
    for (const { text, swaps } of drawn) {
      const result = look(text);
      for (const name of [first.half, `${first.half} ${first.engine}`]) {
        const sum = sums.get(name) ?? { ...emptyTally(), texts: 0, convicted: 0 };
        sums.set(name, sum);
        tally(sum, text, swaps, result.proposals);
        sum.texts++;
        if (result.spun) sum.convicted++;
      }
      if (listed)
        for (const miss of missesIn(known, first, text, swaps, result.proposals))
          misses.set(miss, (misses.get(miss) ?? 0) + 1);
    }
  }
  const convicted = all.filter((passage) => look(originalOf(passage)).spun).length;
  for (const [name, sum] of [...sums].sort()) {
    const { texts, convicted: found } = sum;
    console.log(`written ${name}`, JSON.stringify({ texts, convicted: found, ...rates(sum) }));
  }
  console.log('written originals', JSON.stringify({ texts: all.length, convicted }));
  const lines = [...misses].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const [line, times] of lines) console.log(`  ${line}${times > 1 ? ` ×${times}` : ''}`);
}

/** Pages of passages of one engine and half, each in several versions. */
function spunPages(all: readonly Passage[]): { readonly passage: Passage; readonly drawn: readonly Spun[] }[] {
  return pagesOf(all).map((page, number) => ({
    passage: page[0],
    drawn: Array.from({ length: DRAWS }, (_, draw) =>
      joined(page.map((passage) => drawnFrom(passage, number * 100 + draw))),
    ),
  }));
}

/** All versions of the pages of the development half. */
export function developmentPages(): Spun[] {
  return spunPages(writtenPassages())
    .filter(({ passage }) => passage.half === 'development')
    .flatMap(({ drawn }) => drawn);
}

/** Passages of one engine and half, some to a page. */
function pagesOf(all: readonly Passage[]): (readonly [Passage, ...Passage[]])[] {
  const groups = new Map<string, Passage[]>();
  for (const passage of all) {
    const key = `${passage.half} ${passage.engine}`;
    groups.set(key, [...(groups.get(key) ?? []), passage]);
  }
  return [...groups.values()].flatMap((group) =>
    Array.from(
      { length: Math.ceil(group.length / PAGE) },
      (_, at) => group.slice(at * PAGE, (at + 1) * PAGE) as [Passage, ...Passage[]],
    ),
  );
}

function joined(parts: readonly Spun[]): Spun {
  let text = '';
  const swaps: Swap[] = [];
  for (const part of parts) {
    if (text !== '') text += '\n\n';
    const at = text.length;
    for (const { start, end, original } of part.swaps) swaps.push({ start: start + at, end: end + at, original });
    text += part.text;
  }
  return { text, swaps };
}

/** What is wrong in a version of the development half, a line each. */
function missesIn(
  known: ReadonlyMap<string, ReadonlySet<string>>,
  { half, engine }: Passage,
  text: string,
  swaps: readonly Swap[],
  proposals: readonly Proposal[],
): string[] {
  if (half === 'test') return [];
  const touches = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
    a.start < b.end && a.end > b.start;
  const lines: string[] = [];
  for (const swap of swaps) {
    const hits = proposals.filter((proposal) => touches(proposal, swap));
    const written = text.slice(swap.start, swap.end);
    const pair = `${written} | ${swap.original}`;
    const where = `[${engine}] …${text.slice(Math.max(0, swap.start - 25), swap.end + 20).replaceAll('\n', ' ')}…`;
    if (hits.length === 0) lines.push(`${knowledgeOf(known, written, swap.original)}: ${pair} ${where}`);
    else if (!hits.some(({ alternatives }) => alternatives[0]?.toLowerCase() === swap.original.toLowerCase())) {
      const got = hits.map((hit) => `${text.slice(hit.start, hit.end)}→${hit.alternatives.join('/')}`).join(' + ');
      lines.push(`other ${knowledgeOf(known, written, swap.original)}: ${pair} got ${got} ${where}`);
    }
  }
  for (const { start, end, alternatives } of proposals) {
    if (swaps.some((swap) => touches(swap, { start, end }))) continue;
    const around = text.slice(Math.max(0, start - 25), end + 25).replaceAll('\n', ' ');
    lines.push(`false: ${text.slice(start, end)}→${alternatives.join('/')} [${engine}] …${around}…`);
  }
  return lines;
}

/** Originals of all forms by the words of the form, whatever their capitals. */
function originalsByForm(): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const { spun, candidates } of spinLexicon().forms()) {
    const key = wordsOf(spun, false).join(' ');
    const list = all.get(key) ?? new Set();
    all.set(key, list);
    for (const original of candidates) list.add(original.toLowerCase());
  }
  return all;
}

/** What the lexicon knows of a pair: `lacks-form`, `lacks-original` of a form it holds, or `known`. */
function knowledgeOf(known: ReadonlyMap<string, ReadonlySet<string>>, written: string, original: string): string {
  const originals = known.get(wordsOf(written, false).join(' '));
  if (!originals) return 'lacks-form';
  return originals.has(original.toLowerCase()) ? 'known' : 'lacks-original';
}
