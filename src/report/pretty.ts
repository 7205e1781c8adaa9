import type { Finding, Safety } from '../engine/finding.ts';
import { type Colors, colorsFor } from './colors.ts';
import type { Excerpt } from './excerpt.ts';
import { excerpts } from './excerpt.ts';
import type { Painted } from './layout.ts';
import { shorten, wrap } from './layout.ts';
import type { CheckReport, FileReport, ReviewedFile } from './model.ts';
import { count, learnedLines, nextStep } from './summary.ts';
import { oneLine, visibleName } from './visible.ts';
import { evidenceLines, relatedLines } from './why.ts';

export interface PrettyOptions {
  /** ANSI colours; nothing depends on them, every mark is also a word or a sign. */
  readonly color: boolean;
  /** Findings to show in one run, default 20; 0 shows all. */
  readonly max?: number;
  /** Columns to wrap at, default 92. */
  readonly width?: number;
  /** Findings only: not what was learned, nor the last line. */
  readonly quiet?: boolean;
}

const INDENT = '    ';

/**
 * The report for a person at a terminal: findings by file with the text, what is proposed and why; the last line is the
 * next step. Ends with a line feed.
 *
 * @param texts the texts the report speaks of, matched by path; without its text a file shows messages only
 */
export function pretty(report: CheckReport, texts: readonly ReviewedFile[], options: PrettyOptions): string {
  const colors = colorsFor(options.color);
  const width = Math.max(40, options.width ?? 92);
  const max = options.max ?? 20;
  const byPath = new Map(texts.map((file) => [file.report.path, file.text]));
  const lines: string[] = [];
  let room = max === 0 ? Infinity : max;
  // Of many files the report may hold only those that are shown.
  const { safe, review, report: reported } = report.summary;
  const total = safe + review + reported;
  for (const file of report.files) {
    const findings = file.findings.filter(({ status }) => status === 'proposed');
    const shown = findings.slice(0, room);
    if (shown.length === 0) continue;
    room -= shown.length;
    lines.push(heading(file, findings.length, colors), '');
    for (const finding of shown) lines.push(...card(finding, byPath.get(file.path), width, colors), '');
  }
  const hidden = max === 0 ? 0 : Math.max(0, total - max);
  if (hidden > 0) lines.push(`${count(hidden, 'finding')} more: --max 0`, '');
  if (options.quiet) return lines.map((line) => `${line}\n`).join('');
  for (const line of learnedLines(report.learned)) lines.push(...wrap([{ text: line }], width));
  lines.push(colors.bold(nextStep(report.summary)));
  return `${lines.join('\n')}\n`;
}

function heading(file: FileReport, findings: number, colors: Colors): string {
  const verdict = file.verdict === 'no-article' ? ' · no article found' : '';
  return `${colors.bold(colors.underline(visibleName(file.path)))} · ${count(findings, 'finding')}${verdict}`;
}

function card(finding: Finding, text: string | undefined, width: number, colors: Colors): string[] {
  const room = width - INDENT.length;
  const lines = [header(finding, colors)];
  lines.push(...indented(wrap([{ text: oneLine(finding.message) }], room)));
  if (finding.inQuote) lines.push(INDENT + colors.yellow('inside a quotation: never changed in bulk'));
  if (text !== undefined) {
    const { excerpts: shown, left } = excerpts(text, finding);
    for (const excerpt of shown) lines.push(...indented(change(excerpt, room, colors)));
    if (left > 0) lines.push(`${INDENT}  … and ${count(left, 'more change')} of the same kind`);
  }
  if (finding.alternatives && finding.alternatives.length > 1) {
    lines.push(...indented(labelled('or', finding.alternatives.slice(1).map(oneWord).join(', '), room, colors)));
  }
  for (const line of relatedLines(finding, text)) lines.push(...indented(labelled('see', line, room, colors)));
  const why = evidenceLines(finding.evidence).map(shorten).join(' · ');
  if (why) lines.push(...indented(labelled('why', why, room, colors)));
  return lines;
}

function header(finding: Finding, colors: Colors): string {
  const paint: Record<Safety, (text: string) => string> = {
    safe: colors.green,
    review: colors.yellow,
    report: colors.magenta,
  };
  const place = `${finding.line}:${finding.column}`.padEnd(7);
  const entry = finding.entry === undefined ? '' : colors.dim(`/${visibleName(finding.entry)}`);
  const confidence = colors.dim(`confidence ${finding.confidence.toFixed(2)}`);
  const safety = paint[finding.safety](finding.safety.padEnd(6));
  return `  ${place} ${safety}  ${colors.bold(visibleName(finding.rule))}${entry}  ${confidence}`;
}

function change({ segments, whole }: Excerpt, room: number, colors: Colors): string[] {
  const gone = colors.red;
  const come = colors.green;
  const changes = segments.some(({ kind }) => kind !== 'same');
  if (!changes)
    return signed(
      '|',
      segments.map(({ text }) => ({ text })),
      room,
    );
  const before = segments
    .filter(({ kind }) => kind !== 'ins')
    .map(({ kind, text }) => (kind === 'del' ? { text, paint: gone } : { text }));
  const after = segments
    .filter(({ kind }) => kind !== 'del')
    .map(({ kind, text }) => (kind === 'ins' ? { text, paint: come } : { text }));
  const minus = signed(gone('-'), before, room);
  return whole ? minus : [...minus, ...signed(come('+'), after, room)];
}

const signed = (sign: string, pieces: readonly Painted[], room: number): string[] =>
  wrap(pieces, room - 2).map((line, index) => (index === 0 ? `${sign} ${line}` : `  ${line}`));

function labelled(label: string, text: string, room: number, colors: Colors): string[] {
  const head = label.padEnd(5);
  return wrap([{ text }], room - head.length).map((line, index) =>
    colors.dim((index === 0 ? head : ' '.repeat(head.length)) + line),
  );
}

const indented = (lines: readonly string[]): string[] => lines.map((line) => INDENT + line);

const oneWord = (text: string): string => `"${oneLine(text, 'unclear')}"`;
