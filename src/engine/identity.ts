import { foldText } from './candidates.ts';
import type { Span } from './finding.ts';

/** Characters of context on either side that tell two equal findings of one article apart. */
const CONTEXT = 32;

/**
 * Stable id of a finding: hash of rule, entry, normalised text and context, plus the number of earlier findings with the same hash. Path, line,
 * message and severity stay out, so that a decision survives moved lines and reworded messages.
 */
export class Identities {
  readonly #seen = new Map<string, number>();

  of(rule: string, entry: string | undefined, text: string, span: Span): string {
    const before = foldText(text.slice(Math.max(0, span.start - CONTEXT), span.start));
    const inside = foldText(text.slice(span.start, span.end));
    const after = foldText(text.slice(span.end, span.end + CONTEXT));
    const hash = hash53(`${rule}\n${entry ?? ''}\n${before}\n${inside}\n${after}`);
    const occurrence = this.#seen.get(hash) ?? 0;
    this.#seen.set(hash, occurrence + 1);
    return occurrence === 0 ? `c-${hash}` : `c-${hash}-${occurrence}`;
  }
}

/** cyrb53, a 53-bit non-cryptographic hash (public domain, bryc), as 14 hexadecimal digits. */
function hash53(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
