import { type Hover, MarkupKind, type Position } from 'vscode-languageserver';
import type { Safety } from '../engine/finding.ts';
import { plain } from '../report/markdown.ts';
import { nameOf } from '../report/placed.ts';
import { oneLine } from '../report/visible.ts';
import { evidenceLines, relatedLines } from '../report/why.ts';
import type { CheckedDocument, Located } from './check.ts';

const SAFETY: Readonly<Record<Safety, string>> = {
  safe: 'safe: the meaning of what stays cannot change',
  review: 'review: a person should look',
  report: 'report: never applied in bulk',
};

/** Why the findings at a place are there: rule, reason, evidence, confidence. `null` where nothing was found. */
export function hoverAt(checked: CheckedDocument, position: Position, markdown: boolean): Hover | null {
  const here = checked.located.filter(({ range }) => isWithin(position, range));
  const [first] = here;
  if (!first) return null;
  const parts = here.slice(0, 5).map((one) => explanation(checked, one, markdown));
  return {
    range: first.range,
    contents: {
      kind: markdown ? MarkupKind.Markdown : MarkupKind.PlainText,
      value: parts.join(markdown ? '\n\n---\n\n' : '\n\n'),
    },
  };
}

function explanation({ galley }: CheckedDocument, { finding, text }: Located, markdown: boolean): string {
  // What stands in the article is hostile input: as Markdown it could draw links and images.
  const show = markdown ? (line: string) => plain(oneLine(line)) : oneLine;
  const docs = galley.rules.find(({ id }) => id === finding.rule)?.docs;
  const name = nameOf(finding);
  const lines = [
    markdown ? `**${show(name)}**` : name,
    show(finding.message),
    ...(docs?.why ? [`Why: ${show(docs.why)}`] : []),
    ...(docs?.fix ? [`Change: ${show(docs.fix)}`] : []),
    `Confidence: ${Math.round(finding.confidence * 100)} % · ${show(SAFETY[finding.safety])}`,
    ...(finding.inQuote ? ['Inside a quotation: change it only if the source says so.'] : []),
    ...evidenceLines(finding.evidence).map((line) => `Evidence: ${show(line)}`),
    ...relatedLines(finding, text).map((line) => `See also: ${show(line)}`),
  ];
  return lines.join(markdown ? '\n\n' : '\n');
}

function isWithin(position: Position, { start, end }: Located['range']): boolean {
  const before = position.line < start.line || (position.line === start.line && position.character < start.character);
  const after = position.line > end.line || (position.line === end.line && position.character > end.character);
  return !before && !after;
}
