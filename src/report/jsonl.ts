import { orderedFile } from './json.ts';
import { jsonLineText } from './json-text.ts';
import type { FileReport } from './model.ts';

/** One file report a line, in the order given, each line ended by a line feed; '' for no files. */
export function jsonl(files: readonly FileReport[]): string {
  return files.map(jsonLine).join('');
}

/** One line of `jsonl`, for writers that stream. */
export function jsonLine(file: FileReport): string {
  return jsonLineText(orderedFile(file));
}
