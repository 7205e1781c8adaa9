import type { Evidence, Finding, Verdict } from '../engine/finding.ts';
import { redact } from './redact.ts';
import { visible } from './visible.ts';
import { evidenceLines, lineAt } from './why.ts';
import { type Segment, wordDiff } from './words.ts';

/** A finding that a person holds to be wrong, with all that a maintainer needs to look into it. */
export interface Case {
  readonly finding: Finding;
  /** The original decoded text. */
  readonly text: string;
  readonly language: string;
  readonly verdict: Verdict;
  readonly encoding: string;
  readonly format: string;
  /** What the config says that may have mattered, by key. */
  readonly config: readonly (readonly [string, string])[];
  readonly version: string;
  /** Node and system. */
  readonly runtime: string;
  /** The entry is the name of an entry of a pack or of a variant; the spin rules put the word of the article there. */
  readonly isNamedEntry: boolean;
  /** What the rule says about itself. */
  readonly summary: string;
}

/** Lines shown before and behind the finding. */
const AROUND = 3;
/** Lines of one finding that are shown; the middle of longer ones is left out. */
const MOST_LINES = 14;
/** Signs of a line without a mark that are shown. */
const MOST_SIGNS = 240;

/**
 * The case in Markdown, ready to be pasted into an issue: `{--gone--}`, `{++new++}` and `{==the place==}` mark the change. No path is named.
 *
 * @param hide letters of the article become x; what the rule says about the text is left out or hidden as well
 */
export function falsePositive(one: Case, hide = false): string {
  const { finding, text } = one;
  const named = finding.entry !== undefined && hide && !one.isNamedEntry ? redact(finding.entry) : finding.entry;
  const entry = named === undefined ? '' : `, entry ${named}`;
  const evidence = evidenceLines(hide ? hidden(finding.evidence) : finding.evidence);
  const place = `line ${finding.line}, column ${finding.column}, of ${lineAt(text, text.length)} lines and ${text.length} characters${finding.inQuote ? ', in a quotation' : ''}`;
  const shown = marked(text, finding, hide);
  const fence = '`'.repeat(1 + Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length)));
  return `${[
    `### ${finding.rule}${entry}`,
    `- galleyproof ${one.version}, ${one.runtime}`,
    `- safety ${finding.safety}, severity ${finding.severity}, confidence ${finding.confidence}, ${finding.status}`,
    `- ${one.format}, ${one.encoding}, language ${one.language}, verdict ${one.verdict}`,
    `- ${place}`,
    `- says: ${visible(hide ? one.summary : finding.message)}`,
    '',
    'Evidence',
    ...(evidence.length > 0 ? evidence.map((line) => `- ${line}`) : ['- none']),
    '',
    `Text${hide ? ' (letters replaced)' : ''}`,
    `${fence}text`,
    shown,
    fence,
    '',
    'Config that mattered',
    ...one.config.map(([key, value]) => `- ${key}: ${value}`),
  ].join('\n')}\n`;
}

function hidden(evidence: Evidence): Evidence {
  const entries = Object.entries(evidence).map(([key, value]) => [
    key,
    typeof value === 'string' ? redact(value) : Array.isArray(value) ? value.map(redact) : value,
  ]);
  return Object.fromEntries(entries);
}

/** The lines of a finding and those around it, with their numbers; `>` stands before those that it speaks of. */
function marked(text: string, finding: Finding, hide: boolean): string {
  const start = Math.min(finding.start, ...finding.edits.map((edit) => edit.start));
  const end = Math.max(finding.end, ...finding.edits.map((edit) => edit.end));
  const from = lineStart(text, start, AROUND);
  const to = lineEnd(text, end, AROUND);
  const segments: Segment[] =
    finding.edits.length > 0
      ? wordDiff(text, finding.edits, { start: from, end: to })
      : [
          { kind: 'same', text: text.slice(from, start) },
          // Marked like a deletion, under another sign.
          { kind: 'del', text: text.slice(start, end) },
          { kind: 'same', text: text.slice(end, to) },
        ];
  const lines = linesOf(segments, finding.edits.length > 0 ? ['{--', '--}'] : ['{==', '==}'], hide);
  const first = lineAt(text, from);
  const width = String(first + lines.length).length;
  const numbered = lines.map((line, index) =>
    `${line.touched ? '>' : ' '} ${String(first + index).padStart(width)} | ${line.text}`.trimEnd(),
  );
  if (numbered.length <= MOST_LINES + 2 * AROUND) return numbered.join('\n');
  const head = numbered.slice(0, MOST_LINES);
  const tail = numbered.slice(-AROUND - 3);
  return [...head, `  … ${numbered.length - head.length - tail.length} more lines …`, ...tail].join('\n');
}

interface Line {
  readonly text: string;
  readonly touched: boolean;
}

function linesOf(segments: readonly Segment[], [open, close]: readonly [string, string], hide: boolean): Line[] {
  const lines: { text: string; touched: boolean }[] = [{ text: '', touched: false }];
  for (const { kind, text } of segments) {
    // Where only line breaks go, the breaks are what must be seen.
    const breaks = kind === 'del' && /^\s+$/.test(text);
    for (const [index, raw] of text.split('\n').entries()) {
      if (index > 0 && kind !== 'ins') lines.push({ text: '', touched: false });
      const line = lines.at(-1) as { text: string; touched: boolean };
      const piece = visible((hide ? redact(raw) : raw).replace(/\r$/, ''));
      if (kind === 'same') line.text += piece;
      else if (kind === 'ins') line.text += `{++${index > 0 ? '↵' : ''}${piece}++}`;
      else if (piece || breaks)
        line.text += `${open}${piece}${breaks && index < text.split('\n').length - 1 ? '↵' : ''}${close}`;
      if (kind !== 'same' && (piece || breaks)) line.touched = true;
    }
  }
  return lines.map(({ text, touched }) => ({ text: touched ? text : cut(text), touched }));
}

const cut = (line: string): string => (line.length > MOST_SIGNS ? `${line.slice(0, MOST_SIGNS)}…` : line);

/** Offset of the line that begins so many lines before the one that holds an offset. */
function lineStart(text: string, offset: number, before: number): number {
  let at = offset;
  for (let line = 0; line <= before && at > 0; line++) at = text.lastIndexOf('\n', at - (line === 0 ? 1 : 2)) + 1;
  return at;
}

/** Offset of the end of the line so many lines behind the one that holds the last character of a range. */
function lineEnd(text: string, end: number, behind: number): number {
  let at = text[end - 1] === '\n' ? end - 1 : end;
  for (let line = 0; line <= behind; line++) {
    const next = text.indexOf('\n', line === 0 ? at : at + 1);
    if (next < 0) return text.length;
    at = next;
  }
  return at;
}
