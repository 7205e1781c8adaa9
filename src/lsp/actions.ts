import {
  type CodeAction,
  CodeActionKind,
  type CodeActionParams,
  type Range,
  TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { appliedEdits } from '../engine/applied.ts';
import type { Edit, Finding } from '../engine/finding.ts';
import { actionOf, nameOf } from '../report/placed.ts';
import { type CheckedDocument, type Located, rangeOf } from './check.ts';
import { diagnosticOf, type Features } from './diagnostics.ts';
import { type ConfigFeatures, exceptionActions } from './exceptions.ts';

export const FIX_ALL = `${CodeActionKind.SourceFixAll}.galley`;

export interface ActionFeatures extends Features, ConfigFeatures {}

/**
 * What a person can do at a range: for each finding its change, its alternatives, and exceptions for the config.
 * @param safe the same document checked at level `safe`, as `galley fix` does; asked for only when wanted.
 */
export async function actionsAt(
  checked: CheckedDocument,
  { range, context }: Pick<CodeActionParams, 'range' | 'context'>,
  features: ActionFeatures,
  safe: () => Promise<CheckedDocument>,
): Promise<CodeAction[]> {
  const wants = (kind: string): boolean =>
    !context.only || context.only.some((only) => only === '' || kind === only || kind.startsWith(`${only}.`));
  const actions: CodeAction[] = [];
  if (wants(CodeActionKind.QuickFix)) {
    const here = checked.located.filter((one) => touches(one.range, range));
    actions.push(...here.flatMap((one) => changes(checked, one, features)));
    for (const one of here) actions.push(...exceptionActions(checked, one, features));
  }
  if (wants(FIX_ALL)) {
    const all = fixAll(await safe(), features);
    if (all) actions.push(all);
  }
  return actions;
}

/** The change of a finding, all its edits at once, and each alternative to it. */
function changes(checked: CheckedDocument, one: Located, features: ActionFeatures): CodeAction[] {
  const { finding, exact } = one;
  const { edits } = finding;
  const [only] = edits;
  if (!exact || !only) return [];
  const diagnostics = [diagnosticOf(checked, one, features)];
  const note = finding.inQuote && finding.safety !== 'safe' ? ' – inside a quotation, look at the source first' : '';
  const action = (changed: readonly Edit[], isPreferred: boolean): CodeAction => ({
    title: `${actionOf(changed)} (${nameOf(finding)})${note}`,
    kind: CodeActionKind.QuickFix,
    diagnostics,
    isPreferred,
    edit: workspaceEdit(checked.document, changed, features),
  });
  const others = edits.length === 1 ? (finding.alternatives ?? []).filter((text) => text !== only.text) : [];
  return [
    action(edits, isPreferred(finding)),
    ...others.map((text) => action([{ start: only.start, end: only.end, text }], false)),
  ];
}

/** What “fix” on a key press may do without a second look. */
function isPreferred({ inQuote, safety }: Finding): boolean {
  return !inQuote && safety !== 'report';
}

/** Every change that `galley fix` would make, and no other. */
function fixAll({ document, located }: CheckedDocument, features: ActionFeatures): CodeAction | undefined {
  const findings = located.filter(({ exact }) => exact).map(({ finding }) => finding);
  const edits = appliedEdits(findings, 'safe');
  if (edits.length === 0) return undefined;
  const count = findings.filter(({ safety, edits: own }) => safety === 'safe' && own.length > 0).length;
  return {
    title: `Apply ${count === 1 ? 'the safe change' : `all ${count} safe changes`} of galley`,
    kind: FIX_ALL,
    edit: workspaceEdit(document, edits, features),
  };
}

/** With the version where the client can hold against it, so that edits never land in a text they were not made for. */
function workspaceEdit(
  document: TextDocument,
  edits: readonly Edit[],
  { versionedEdits }: ActionFeatures,
): WorkspaceEdit {
  const changed: TextEdit[] = edits.map((edit) => ({ range: rangeOf(document, edit), newText: edit.text }));
  const { uri, version } = document;
  if (!versionedEdits) return { changes: { [uri]: changed } };
  return { documentChanges: [TextDocumentEdit.create({ uri, version }, changed)] };
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}
