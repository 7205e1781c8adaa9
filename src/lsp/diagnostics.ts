import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type Range } from 'vscode-languageserver';
import type { Finding, Severity } from '../engine/finding.ts';
import { packageRoot } from '../package.ts';
import { nameOf } from '../report/placed.ts';
import { oneLine } from '../report/visible.ts';
import { opening } from '../report/why.ts';
import { type CheckedDocument, type Located, rangeOf } from './check.ts';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Editors show some hundred; more would only make every keystroke send megabytes. */
const MOST = 1000;

/** What the client can show. */
export interface Features {
  readonly related: boolean;
  readonly tags: boolean;
  readonly codeDescription: boolean;
}

/** Diagnostics of a document, in its order; beyond the first thousand one that counts the rest. */
export function diagnosticsOf(checked: CheckedDocument, features: Features): Diagnostic[] {
  const { located } = checked;
  const shown = located.slice(0, MOST).map((one) => diagnosticOf(checked, one, features));
  const next = located[MOST];
  if (!next) return shown;
  const message = `${located.length - MOST} more findings from here on; galley check shows all of them`;
  return [...shown, { range: next.range, severity: DiagnosticSeverity.Information, source: 'galley', message }];
}

export function diagnosticOf({ document }: CheckedDocument, one: Located, features: Features): Diagnostic {
  const { finding, range, exact } = one;
  const page = features.codeDescription ? pageOf(finding.rule) : undefined;
  const related = features.related && exact ? (finding.related ?? []) : [];
  return {
    range,
    severity: SEVERITIES[finding.severity],
    source: 'galley',
    code: nameOf(finding),
    message: messageOf(one),
    data: { id: finding.id },
    ...(page && { codeDescription: { href: page } }),
    ...(features.tags && exact && isDeletion(finding) && { tags: [DiagnosticTag.Unnecessary] }),
    ...(related.length > 0 && {
      relatedInformation: related.map((span) => ({
        location: { uri: document.uri, range: rangeOf(document, span) },
        message: `see also: ${opening(one.text.slice(span.start, span.end))}`,
      })),
    }),
  };
}

function messageOf({ finding, text, exact }: Located): string {
  const message = oneLine(finding.message);
  const excerpt = exact ? '' : opening(text.slice(finding.start, finding.end));
  return excerpt ? `${message} (“${excerpt}”)` : message;
}

/** A deletion outside quotations, which an editor may show faded. */
function isDeletion({ edits, inQuote }: Finding): boolean {
  return !inQuote && edits.length > 0 && edits.every(({ text }) => text === '');
}

/** Address of the page of a rule, when the package holds one. */
function pageOf(rule: string): string | undefined {
  const page = path.join(packageRoot(), 'docs', 'rules', `${rule}.md`);
  return existsSync(page) ? pathToFileURL(page).href : undefined;
}

/** A mistake that kept a document from being checked (config, format), shown where a person looks: at its beginning. */
export function mistake(error: Error): Diagnostic {
  const range: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  const expected = ['ConfigError', 'InputError', 'PackError'].includes(error.name);
  const message = expected ? error.message : `internal error: ${error.message.split('\n')[0]}; please report it`;
  return { range, severity: DiagnosticSeverity.Error, source: 'galley', message };
}
