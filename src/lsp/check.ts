import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Range } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Format } from '../article/article.ts';
import { formatOf } from '../article/format.ts';
import type { Finding, Level, Span } from '../engine/finding.ts';
import type { Galley } from '../galley.ts';
import { Memory } from '../review/memory.ts';
import { hasMemory } from '../review/places.ts';
import { checkSource } from '../run/check.ts';
import { sourceOfText } from '../run/source.ts';
import { ignoreTest } from '../run/walk.ts';

/** A proposed finding and where an editor shows it. */
export interface Located {
  readonly finding: Finding;
  readonly range: Range;
  /** The text the finding speaks of: the document, one record of it, or what came out of its HTML. */
  readonly text: string;
  /** Offsets of the finding lead into the document. Only then can it be changed there. */
  readonly exact: boolean;
}

/** What galley says about one version of a document. */
export interface CheckedDocument {
  readonly document: TextDocument;
  readonly galley: Galley;
  readonly located: readonly Located[];
}

const LANGUAGES: Readonly<Record<string, Format>> = { markdown: 'markdown', html: 'html', jsonl: 'jsonl' };

/** Path of a document on disk; none for one that was never saved or lives elsewhere. */
export function pathOf(uri: string): string | undefined {
  try {
    return uri.startsWith('file:') ? fileURLToPath(uri) : undefined;
  } catch {
    return undefined;
  }
}

/** The ending decides, as on the command line; the language of the editor only where the ending says nothing. */
export function formatOfDocument(document: TextDocument): Format {
  const file = pathOf(document.uri) ?? '';
  const byPath = formatOf(file);
  if (byPath !== 'text' || /\.te?xt$/i.test(file)) return byPath;
  return LANGUAGES[document.languageId] ?? 'text';
}

/**
 * Runs all rules over a document as `galley check FILE` would over the same bytes: nothing is found in a file that the config ignores, and what a person
 * rejected in a review or put into the baseline is silent.
 * @throws InputError when the document cannot be read as its format says, or what is remembered of it cannot.
 */
export async function checkDocument(galley: Galley, document: TextDocument, level: Level): Promise<CheckedDocument> {
  const file = pathOf(document.uri);
  const ignored =
    file !== undefined && (await ignoreTest({ ignore: galley.config.ignore ?? [], root: galley.root }))(file);
  if (ignored) return { document, galley, located: [] };
  const name = file ?? path.join(galley.root, 'untitled');
  const { textField } = galley.config;
  const source = await sourceOfText(name, document.getText(), {
    format: formatOfDocument(document),
    ...(textField === undefined ? {} : { textField }),
  });
  const memory = memoryOf(galley);
  const articles = (await checkSource(galley, source, { level })).map((one) => memory?.silence(one, level) ?? one);
  const exact = source.format === 'text' || source.format === 'markdown';
  const located = articles.flatMap(({ unit, report }) => {
    const line = source.format === 'jsonl' ? Number(unit.name.slice(source.path.length + 1)) - 1 : 0;
    return report.findings
      .filter(({ status }) => status === 'proposed')
      .map((finding) => ({
        finding,
        exact,
        text: unit.text,
        range: exact ? rangeOf(document, visiblePart(unit.text, finding)) : lineRange(document, line),
      }));
  });
  return { document, galley, located };
}

/** Read for each check, since a review may go on while an article is open. */
function memoryOf({ root, config }: Galley): Memory | undefined {
  return hasMemory({ root, config }) ? new Memory({ root, config }) : undefined;
}

export function rangeOf(document: TextDocument, { start, end }: Span): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}

/** Without the line breaks that a deletion takes along: an underline on the next line would point at the wrong text. */
function visiblePart(text: string, { start, end }: Span): Span {
  const written = text.slice(start, end).trimEnd().length;
  return { start, end: written > 0 ? start + written : end };
}

function lineRange(document: TextDocument, line: number): Range {
  const start = { line, character: 0 };
  const next = document.offsetAt({ line: line + 1, character: 0 });
  const text = document.getText().slice(document.offsetAt(start), next);
  return { start, end: { line, character: text.replace(/[\r\n]+$/, '').length } };
}
