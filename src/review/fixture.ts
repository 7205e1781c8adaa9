import type { Finding } from '../engine/finding.ts';

/** A proposed finding for tests; `text` makes one edit of its range. */
export function findingOf({
  text = '',
  ...given
}: Partial<Finding> & { start: number; end: number; text?: string }): Finding {
  const { start, end } = given;
  return {
    id: `c-${start}-${end}`,
    rule: 'boilerplate/newsletter',
    severity: 'warning',
    safety: 'safe',
    status: 'proposed',
    confidence: 0.95,
    inQuote: false,
    line: 1,
    column: start + 1,
    message: 'Unexpected text',
    evidence: {},
    edits: [{ start, end, text }],
    ...given,
  };
}
