import type { Severity } from '../engine/finding.ts';
import { jsonLineText, jsonText } from './json-text.ts';
import type { ReviewedFile } from './model.ts';
import { type Placed, placedFindings, type Region } from './placed.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'ERROR', warning: 'WARNING', info: 'INFO' };
const SOURCE = { name: 'galley' };

/** The Diagnostic Format of reviewdog as one object. Columns are UTF-8 bytes, 1-based, ends exclusive. */
export function rdjson(files: readonly ReviewedFile[]): string {
  return jsonText({ source: SOURCE, diagnostics: placedFindings(files).map(diagnostic) });
}

/** The same with a diagnostic a line; '' when there is nothing to say. */
export function rdjsonl(files: readonly ReviewedFile[]): string {
  return placedFindings(files)
    .map((placed) => jsonLineText({ ...diagnostic(placed), source: SOURCE }))
    .join('');
}

function diagnostic(placed: Placed): object {
  const { finding, file, message, name, edits, regionOf } = placed;
  const suggestions = edits.map((edit) => ({
    range: range(placed, regionOf?.(edit) as Region, edit),
    text: edit.text,
  }));
  return {
    message,
    location: { path: file, range: range(placed, placed.region, finding) },
    severity: SEVERITIES[finding.severity],
    code: { value: name },
    ...(suggestions.length > 0 && { suggestions }),
  };
}

function range({ text, regionOf }: Placed, region: Region, span: { start: number; end: number }): object {
  // The line of a record has no columns of its own.
  if (!regionOf) return { start: { line: region.startLine } };
  const bytesBefore = (offset: number, column: number): number =>
    Buffer.byteLength(text.slice(offset - column + 1, offset)) + 1;
  return {
    start: { line: region.startLine, column: bytesBefore(span.start, region.startColumn) },
    end: { line: region.endLine, column: bytesBefore(span.end, region.endColumn) },
  };
}
