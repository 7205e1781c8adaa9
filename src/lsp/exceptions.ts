import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type CodeAction, CodeActionKind, type WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { amendConfig, type Exception } from '../config/amend.ts';
import { shorten } from '../report/layout.ts';
import { oneLine } from '../report/visible.ts';
import { type CheckedDocument, type Located, pathOf } from './check.ts';

/** A command of this server: shows its argument, a text that says what to do. */
export const EXPLAIN_COMMAND = 'galley.explain';

/** Longer passages are no phrases: the next article will not hold them letter by letter. */
const LONGEST_TERM = 120;

export interface ConfigFeatures {
  /** The client takes edits with a document version. */
  readonly versionedEdits: boolean;
  /** The client can create the config when there is none. */
  readonly createFiles: boolean;
}

/** “Allow this term”, “turn this rule off here”: edits of the config that a person sees, or where that cannot be, words on how to do it. */
export function exceptionActions(checked: CheckedDocument, one: Located, features: ConfigFeatures): CodeAction[] {
  const { finding, text } = one;
  const term = text.slice(finding.start, finding.end).trim();
  const file = pathOf(checked.document.uri);
  const here = file && relativeGlob(checked.galley.root, file);
  const offers: [string, Exception][] = [];
  if (term !== '' && term.length <= LONGEST_TERM && !/[\r\n]/.test(term)) {
    offers.push([`Always allow “${shorten(oneLine(term, 'unclear'))}”`, { term }]);
  }
  if (here) offers.push([`Turn ${finding.rule} off for this file`, { rule: finding.rule, files: here }]);
  offers.push([`Turn ${finding.rule} off everywhere`, { rule: finding.rule }]);
  return offers.map(([title, exception]) => offer(checked, title, exception, features));
}

function offer({ galley }: CheckedDocument, title: string, exception: Exception, features: ConfigFeatures): CodeAction {
  const file = galley.configFile ?? path.join(galley.root, 'galley.config.yaml');
  const name = path.basename(file);
  const isJson = file.endsWith('.json');
  try {
    // Editors keep a byte order mark to themselves, so it is no part of what an edit counts.
    const before = existsSync(file) ? readFileSync(file, 'utf8').replace(/^\ufeff/, '') : undefined;
    if (before !== undefined || features.createFiles) {
      const after = amendConfig(before ?? '', exception, isJson);
      const edit = configEdit(file, before, after, features);
      return { title: `${title} (${name})`, kind: CodeActionKind.QuickFix, isPreferred: false, edit };
    }
  } catch {
    // A config that cannot be edited is explained instead; what is wrong with it stands among the diagnostics.
  }
  const words = `Put this into ${file}:\n${amendConfig('', exception, isJson)}`;
  const command = { title, command: EXPLAIN_COMMAND, arguments: [words] };
  return { title: `${title}: how to`, kind: CodeActionKind.QuickFix, isPreferred: false, command };
}

/** Replaces only what changed, so that the editor shows that and keeps the cursor. */
function configEdit(
  file: string,
  before: string | undefined,
  after: string,
  { versionedEdits }: ConfigFeatures,
): WorkspaceEdit {
  const uri = pathToFileURL(file).href;
  const old = before ?? '';
  const document = TextDocument.create(uri, 'yaml', 0, old);
  let start = 0;
  while (start < old.length && old[start] === after[start]) start++;
  let tail = 0;
  while (tail < Math.min(old.length, after.length) - start && old.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const range = { start: document.positionAt(start), end: document.positionAt(old.length - tail) };
  const edits = [{ range, newText: after.slice(start, after.length - tail) }];
  if (before !== undefined && !versionedEdits) return { changes: { [uri]: edits } };
  const changed = { textDocument: { uri, version: null }, edits };
  return { documentChanges: before === undefined ? [{ kind: 'create', uri }, changed] : [changed] };
}

/** The path as a glob that means this file only; none for a file outside the folder of the config. */
function relativeGlob(root: string, file: string): string | undefined {
  const relative = path.relative(root, file).replaceAll('\\', '/');
  if (relative === '' || relative.startsWith('../') || path.isAbsolute(relative)) return undefined;
  return relative.replace(/[\\*?[\]{}()!+@|]/g, '\\$&');
}
