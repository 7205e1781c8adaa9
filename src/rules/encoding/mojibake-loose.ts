import { classOf, isLower, isSpaceOrBreak, isUpper, LETTER } from '../../article/characters.ts';
import type { Span } from '../../engine/finding.ts';
import { characterOf } from './cp1252.ts';

/** A single character that is damaged on its own. */
export interface Loose {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'control' | 'space' | 'à' | 'dash';
  readonly sure: boolean;
}

/**
 * C1 controls are windows-1252 that was read as Latin-1 (`it\x92s`); no text is written with them. Behind another
 * letter outside ASCII they may be the rest of something else, so one in a plain place has to vouch for them.
 *
 * @param runs places that are repaired as a whole, in order.
 */
export function controlsOf(text: string, runs: readonly Span[]): Loose[] {
  const found: Loose[] = [];
  let run = 0;
  for (let at = 0; at < text.length; at++) {
    while (run < runs.length && (runs[run] as Span).end <= at) run++;
    if (at >= (runs[run]?.start ?? text.length)) continue;
    const code = text.charCodeAt(at);
    if (code < 0x80 || code > 0x9f || code === 0x85) continue;
    const character = characterOf(code);
    const before = text.charCodeAt(at - 1);
    if (character < 0) continue;
    found.push({
      start: at,
      end: at + 1,
      text: String.fromCharCode(character),
      kind: 'control',
      sure: !(before >= 0xc2 && before <= 0xf4),
    });
  }
  return found.some((one) => one.sure) ? found.map((one) => ({ ...one, sure: true })) : found;
}

/**
 * `Â` and `Ã` whose no-break space became a plain one: a space (`5Â %`) and `à` (`Ã la carte`). Words in capitals may
 * end in these letters.
 */
export function halfSpacesOf(text: string): Loose[] {
  const found: Loose[] = [];
  for (const lead of ['Â', 'Ã']) {
    for (let at = text.indexOf(lead); at >= 0; at = text.indexOf(lead, at + 1)) {
      const after = text.charCodeAt(at + 1);
      if (!Number.isNaN(after) && after !== 0x20 && !(lead === 'Â' && isSpaceOrBreak(after) && after !== 0xa0))
        continue;
      const before = text.charCodeAt(at - 1);
      const free = at === 0 || isSpaceOrBreak(before);
      if (lead === 'Ã') {
        if (free) found.push({ start: at, end: at + 1, text: 'à', kind: 'à', sure: false });
      } else if (free || !isUpper(before)) {
        const sure =
          isLower(before) || (before >= 0x30 && before <= 0x39) || '.,;:!?)”"»%€'.includes(String.fromCharCode(before));
        found.push({ start: at, end: at + 1, text: '', kind: 'space', sure });
      }
    }
  }
  return found;
}

/** Dashes whose last byte became a straight quotation mark: `work â€" and play`. En or em dash, nobody can tell. */
export function halfDashesOf(text: string): Loose[] {
  const found: Loose[] = [];
  for (let at = text.indexOf('â€"'); at >= 0; at = text.indexOf('â€"', at + 3)) {
    const glued = classOf(text.charCodeAt(at - 1)) === LETTER && classOf(text.charCodeAt(at + 3)) === LETTER;
    const spaced = text.charCodeAt(at - 1) === 0x20 && text.charCodeAt(at + 3) === 0x20;
    if (glued || spaced) found.push({ start: at, end: at + 3, text: glued ? '—' : '–', kind: 'dash', sure: false });
  }
  return found;
}
