import type { Edit, Evidence, Finding, Metadata, Span } from '../engine/finding.ts';
import type { CheckReport, FileReport, LearnedSite, Summary } from './model.ts';

/**
 * The report of `galley check --format json`, 2-space indent, final line feed. Keys stand in the order of the schema
 * whatever order the objects were built in, so equal reports are equal bytes. Keys the schema does not know are left out.
 */
export function json(report: CheckReport): string {
  const parts = new JsonParts();
  return [parts.begin(report), ...report.files.map((file) => parts.file(file)), parts.end(report)].join('');
}

/** The same report piece by piece, so that files can be written as they come in: `begin`, each `file`, `end`. */
export class JsonParts {
  #files = 0;

  begin({ schemaVersion, version }: Pick<CheckReport, 'schemaVersion' | 'version'>): string {
    return `{\n  "schemaVersion": ${schemaVersion},\n  "version": ${JSON.stringify(version)},\n  "files": [`;
  }

  file(file: FileReport): string {
    // No line break stands inside a string of JSON.
    return `${this.#files++ > 0 ? ',' : ''}\n    ${JSON.stringify(orderedFile(file), null, 2).replaceAll('\n', '\n    ')}`;
  }

  end({ summary, learned }: Pick<CheckReport, 'summary' | 'learned'>): string {
    const rest = { summary: orderedSummary(summary), ...(learned && { learned: learned.map(orderedSite) }) };
    return `${this.#files > 0 ? '\n  ' : ''}],${JSON.stringify(rest, null, 2).slice(1)}\n`;
  }
}

/** A file report with its keys in the order of the schema, metadata keys sorted, and nothing undefined. */
export function orderedFile(file: FileReport): FileReport {
  return {
    path: file.path,
    sha256: file.sha256,
    encoding: file.encoding,
    language: file.language,
    verdict: file.verdict,
    scores: { spun: file.scores.spun, boilerplate: file.scores.boilerplate },
    metadata: sorted(file.metadata) as Metadata,
    findings: file.findings.map(orderedFinding),
  };
}

function orderedFinding(finding: Finding): Finding {
  return {
    id: finding.id,
    rule: finding.rule,
    ...(finding.entry !== undefined && { entry: finding.entry }),
    severity: finding.severity,
    safety: finding.safety,
    status: finding.status,
    confidence: finding.confidence,
    inQuote: finding.inQuote,
    start: finding.start,
    end: finding.end,
    line: finding.line,
    column: finding.column,
    message: finding.message,
    // The rule puts its strongest evidence first; that order is part of what it says.
    evidence: { ...finding.evidence } as Evidence,
    edits: finding.edits.map(({ start, end, text }): Edit => ({ start, end, text })),
    ...(finding.alternatives && { alternatives: [...finding.alternatives] }),
    ...(finding.related && { related: finding.related.map(({ start, end }): Span => ({ start, end })) }),
  };
}

function orderedSite({ site, articles, lines, examples }: LearnedSite): LearnedSite {
  return { site, articles, lines, examples: examples.map(({ line, df }) => ({ line, df })) };
}

function orderedSummary(summary: Summary): Summary {
  const { clean, edited, flagged, 'no-article': none } = summary.verdicts;
  return {
    files: summary.files,
    verdicts: { clean, edited, flagged, 'no-article': none },
    safe: summary.safe,
    review: summary.review,
    report: summary.report,
    rules: sorted(summary.rules),
    ...(summary.suppressed !== undefined && { suppressed: summary.suppressed }),
  };
}

/** A copy with keys in code-unit order: no locale has a say in what the output looks like. */
function sorted<T>(record: Readonly<Record<string, T>> | Metadata): Record<string, T> {
  const entries = Object.entries(record) as [string, T][];
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
