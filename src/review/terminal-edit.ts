import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { visible } from '../report/visible.ts';
import type { Answers, Input } from './answers.ts';
import { type Change, isNote, proposalOf, type ReviewArticle, reachOf, withLineEndsOf } from './change.ts';

export interface TerminalOptions {
  readonly input: Input;
  readonly output: Writable;
  /** Lines instead of single keys, words instead of colours. */
  readonly plain: boolean;
  readonly color: boolean;
  /** Editor for `e`; default: `$VISUAL`, `$EDITOR`, else a line. */
  readonly editor?: string | undefined;
}

/** The text of a person's own: from the editor, else a line in which `\\n` stands for a line break. `undefined` when there is none. */
export async function editedText(
  change: Change,
  article: ReviewArticle,
  answers: Answers,
  options: TerminalOptions,
): Promise<string | undefined> {
  const { start, end } = reachOf(change);
  const proposed = isNote(change) ? article.text.slice(start, end) : proposalOf(article.text, change);
  const editor = options.editor ?? process.env.VISUAL ?? process.env.EDITOR;
  if (editor && !options.plain && options.input.isTTY) return editedIn(editor, proposed);
  options.output.write(`Proposed: ${visible(proposed.replaceAll(/\r\n|\r/g, '\n')).replaceAll('\n', '\\n')}\n`);
  const line = await answers.line('Your text (\\n: line break): ');
  return line === undefined ? undefined : withLineEndsOf(article, line.replaceAll('\\n', '\n'));
}

function editedIn(editor: string, proposed: string): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-edit-'));
  const file = path.join(folder, 'passage.txt');
  try {
    writeFileSync(file, proposed, { mode: 0o600 });
    const { status } = spawnSync(`${editor} "${file}"`, { shell: true, stdio: 'inherit' });
    if (status !== 0) return undefined;
    const text = readFileSync(file, 'utf8');
    // Editors end a file with a line feed, whatever it held.
    return text.endsWith('\n') && !proposed.endsWith('\n') ? text.slice(0, -1) : text;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
