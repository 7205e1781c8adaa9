import type { Evidence, Finding } from '../engine/finding.ts';
import { count } from './summary.ts';
import { oneLine } from './visible.ts';

/**
 * Evidence in words, one line a fact, in the order the rule gave: `cues: "sign up", "newsletter"`, `score gain: 3.42`.
 * Characters that cannot be seen are named; nothing is shortened.
 */
export function evidenceLines(evidence: Evidence): string[] {
  const lines: string[] = [];
  for (const [key, value] of Object.entries(evidence)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    lines.push(`${words(key)}: ${said(value as NonNullable<typeof value>)}`);
  }
  return lines;
}

/** Where else to look, for instance the copy that is kept: `line 12: The council said on Monday…`. */
export function relatedLines(finding: Finding, text: string | undefined): string[] {
  if (!finding.related || text === undefined) return [];
  return finding.related.map(({ start, end }) => `line ${lineAt(text, start)}: ${opening(text.slice(start, end))}`);
}

/** The first words of a passage, on one line. */
export function opening(passage: string): string {
  const characters = [...oneLine(passage.slice(0, 400).trim())];
  if (characters.length <= 64) return characters.join('');
  const cut = characters.lastIndexOf(' ', 64);
  return `${characters.slice(0, cut > 20 ? cut : 64).join('')}…`;
}

/** 1-based line of an offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}

/** `scoreGain`, `score_gain`, `score-gain` -> `score gain`. */
function words(key: string): string {
  return oneLine(key)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
}

function said(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'string') return oneLine(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(3)));
  const shown = value
    .slice(0, 8)
    .map((item) => `"${oneLine(item)}"`)
    .join(', ');
  return value.length > 8 ? `${shown} and ${count(value.length - 8, 'more item')}` : shown;
}
