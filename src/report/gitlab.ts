import { createHash } from 'node:crypto';
import type { Severity } from '../engine/finding.ts';
import { jsonText } from './json-text.ts';
import type { ReviewedFile } from './model.ts';
import { placedFindings } from './placed.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/** GitLab Code Quality: a JSON array, an object for each proposed finding; fingerprints hold when lines move. */
export function gitlab(files: readonly ReviewedFile[]): string {
  return jsonText(
    placedFindings(files).map(({ finding, file, name, message, region, lastLine, fingerprint }) => ({
      description: message,
      check_name: name,
      fingerprint: createHash('sha256').update(`${file}\n${fingerprint}`).digest('hex'),
      severity: SEVERITIES[finding.severity],
      location: { path: file, lines: { begin: region.startLine, end: lastLine } },
    })),
  );
}
