import { appliedEdits } from '../engine/applied.ts';
import type { ReviewedFile } from './model.ts';
import { visibleName } from './visible.ts';
import { criticMarkup, escapeCritic, wordDiff } from './words.ts';

/**
 * The article with its proposed changes as CriticMarkup: `{--gone--}`, `{++come++}`, `{~~old~>new~~}`; accepting all gives
 * what `galley clean` writes. Of several articles only those that change are written, each below a comment with its
 * name. Marks that an article itself contains get a backslash.
 */
export function criticmarkup(files: readonly ReviewedFile[]): string {
  const [only] = files;
  if (files.length === 1 && only) return marked(only);
  return files
    .map((file) => ({ name: file.report.path, text: marked(file), changes: file.text !== file.cleaned }))
    .filter(({ changes }) => changes)
    .map(({ name, text }) => `{>> ${escapeCritic(visibleName(name))} <<}\n\n${ended(text)}`)
    .join('\n');
}

function marked({ report, text, cleaned }: ReviewedFile): string {
  // A text that is no article has findings but stays as it is.
  return criticMarkup(wordDiff(text, text === cleaned ? [] : appliedEdits(report.findings, 'review')));
}

const ended = (text: string): string => (/[\r\n]$/.test(text) ? text : `${text}\n`);
