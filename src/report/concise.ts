import type { CheckReport } from './model.ts';
import { oneLine, visibleName } from './visible.ts';

/**
 * `path:line:col safety rule[/entry] message`, a line for each proposed finding, for editors, grep and problem matchers.
 * '' when there is nothing to say. Characters that could break or forge a line are written by name.
 */
export function concise(report: Pick<CheckReport, 'files'>): string {
  let result = '';
  for (const file of report.files) {
    for (const finding of file.findings) {
      if (finding.status !== 'proposed') continue;
      const { line, column, safety, rule, entry, message } = finding;
      const name = entry === undefined ? rule : `${rule}/${entry}`;
      result += `${visibleName(file.path)}:${line}:${column} ${safety} ${visibleName(name)} ${oneLine(message)}\n`;
    }
  }
  return result;
}
