import type { Severity } from '../engine/finding.ts';
import type { ReviewedFile } from './model.ts';
import { type Placed, placedFindings } from './placed.ts';
import { count } from './summary.ts';
import { visibleName } from './visible.ts';

/** Annotations of one kind that GitHub shows for a step; it drops the others without a word. */
const SHOWN = 10;

const COMMANDS: readonly (readonly [Severity, string])[] = [
  ['error', 'error'],
  ['warning', 'warning'],
  ['info', 'notice'],
];

/**
 * Workflow commands that GitHub Actions turns into annotations beside the lines of a change, errors first, then the surest
 * findings. Past the number that GitHub shows a plain line says how many are left. '' when there is nothing to say.
 */
export function github(files: readonly ReviewedFile[]): string {
  const placed = placedFindings(files);
  let result = '';
  let left = 0;
  for (const [severity, command] of COMMANDS) {
    const same = placed.filter(({ finding }) => finding.severity === severity);
    same.sort((a, b) => b.finding.confidence - a.finding.confidence);
    result += same.slice(0, SHOWN).map(annotation(command)).join('');
    left += Math.max(0, same.length - SHOWN);
  }
  return left > 0 ? `${result}${count(left, 'finding')} more than GitHub shows as annotations\n` : result;
}

const annotation =
  (command: string) =>
  ({ file, name, message, region, lastLine }: Placed): string => {
    const { startLine, startColumn, endColumn } = region;
    // Columns are only understood within one line; the last one counts there.
    const columns =
      region.endLine === startLine && endColumn > startColumn ? `,col=${startColumn},endColumn=${endColumn - 1}` : '';
    const place = `file=${property(visibleName(file))},line=${startLine},endLine=${lastLine}${columns}`;
    return `::${command} ${place},title=${property(name)}::${data(message)}\n`;
  };

const data = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
