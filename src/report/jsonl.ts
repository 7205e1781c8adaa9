import { orderedFile } from './json.ts';
import type { FileReport } from './model.ts';

/** One file report a line, in the order given, each line ended by a line feed; '' for no files. */
export function jsonl(files: readonly FileReport[]): string {
  return files.map(jsonLine).join('');
}

/** One line of `jsonl`, for writers that stream. */
export function jsonLine(file: FileReport): string {
  // JSON allows these three inside strings, but some line readers break lines at them.
  const line = JSON.stringify(orderedFile(file)).replace(/[\u0085\u2028\u2029]/g, escaped);
  return `${line}\n`;
}

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
