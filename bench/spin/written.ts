import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hashWord } from '../../src/article/characters.ts';
import { packageRoot } from '../../src/package.ts';
import { randomOf, type Spun, type Swap } from './simulate.ts';

/** A passage with everything that an engine may swap in it, in the order of the text. */
export interface Passage {
  readonly engine: string;
  readonly field: string;
  /** Misses of the development half may be read; nothing is tuned on the test half. */
  readonly half: 'development' | 'test';
  readonly parts: readonly Part[];
}

/** A stretch of text: both sides are equal where nothing is swapped. */
interface Part {
  readonly spun: string;
  readonly original: string;
}

/** Share of the words that an engine swaps; .2 for those that are not named. */
const RATES: Readonly<Record<string, number>> = { c: 0.25, d: 0.25, e: 0.28, f: 0.25, g: 0.35, n: 0.4 };
const USUAL_RATE = 0.2;
const MARKED = /\{([^{}|]+)\|([^{}|]+)\}/g;

/** All passages of bench/spin/written. */
export function writtenPassages(): Passage[] {
  const folder = path.join(packageRoot(), 'bench', 'spin', 'written');
  return readdirSync(folder)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => {
      const engine = file.replace(/(?:-\d+)?\.txt$/, '');
      const sections = readFileSync(path.join(folder, file), 'utf8').split(/^# /m).slice(1);
      return sections.map((section, at): Passage => {
        const end = section.indexOf('\n');
        const half = at % 2 === 0 ? 'development' : 'test';
        return { engine, field: section.slice(0, end), half, parts: partsOf(section.slice(end).trim()) };
      });
    });
}

function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let at = 0;
  const plain = (until: number): void => {
    if (until > at) parts.push({ spun: text.slice(at, until), original: text.slice(at, until) });
  };
  for (const { 0: all, 1: spun, 2: original, index } of text.matchAll(MARKED)) {
    plain(index);
    parts.push({ spun: spun as string, original: original as string });
    at = index + all.length;
  }
  plain(text.length);
  const stray = parts.find(({ spun }) => /[{}|]/.test(spun));
  if (stray) throw new Error(`a mark that does not read {spun|original}: ${stray.spun.slice(0, 60)}`);
  return parts;
}

/** The passage as it was before it was spun. */
export function originalOf({ parts }: Passage): string {
  return parts.map(({ original }) => original).join('');
}

/** One version of a passage: each pair is in the engine’s dictionary by chance, so that its usual share of the words is swapped, and then wherever it is marked. */
export function drawnFrom({ engine, parts }: Passage, seed: number): Spun {
  const words = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
  const marked = parts.filter(isSwap).reduce((sum, { original }) => sum + words(original), 0);
  const all = words(parts.map(({ original }) => original).join(''));
  const share = Math.min(1, ((RATES[engine] ?? USUAL_RATE) * all) / marked);
  let text = '';
  const swaps: Swap[] = [];
  for (const part of parts) {
    const isKept = isSwap(part) && randomOf(seed ^ hashWord(`${part.spun}|${part.original}`.toLowerCase()))() < share;
    const written = isKept ? part.spun : part.original;
    if (isKept) swaps.push({ start: text.length, end: text.length + written.length, original: part.original });
    text += written;
  }
  return { text, swaps };
}

function isSwap({ spun, original }: Part): boolean {
  return spun !== original;
}
