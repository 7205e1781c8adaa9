import type { VFile } from 'vfile';
import type { Article } from '../article/article.ts';
import type { Finding } from '../engine/finding.ts';

/** Adds a finding to a vfile as a message that vfile reporters and unified language servers understand. */
export function addMessage(file: VFile, finding: Finding, article: Article): void {
  const message = file.message(finding.message, {
    place: { start: pointAt(article, finding.start), end: pointAt(article, finding.end) },
    ruleId: finding.rule,
    source: 'galleyproof',
  });
  message.fatal = finding.severity === 'error' ? true : finding.severity === 'warning' ? false : undefined;
  if (finding.edits.length === 1) {
    const [edit] = finding.edits;
    message.actual = article.text.slice(edit?.start, edit?.end);
    message.expected = [...(finding.alternatives ?? [edit?.text ?? ''])];
  }
  message.note = noteOf(finding);
}

function pointAt(article: Article, offset: number): { line: number; column: number; offset: number } {
  return { ...article.pointAt(offset), offset };
}

function noteOf(finding: Finding): string {
  const evidence = Object.entries(finding.evidence).map(
    ([key, value]) => `${key}: ${Array.isArray(value) ? value.join(', ') : value}`,
  );
  const quoted = finding.inQuote ? ['inside a quotation: never changed in bulk'] : [];
  return [`${finding.safety}, confidence ${finding.confidence}`, ...quoted, ...evidence].join('\n');
}
