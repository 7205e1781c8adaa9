import type { ReviewedFile } from './model.ts';
import { type Placed, placedFindings } from './placed.ts';
import { xml } from './xml.ts';

/** Checkstyle XML, which most CI servers read: a `file` for each file with proposed findings, an `error` for each of them. */
export function checkstyle(files: readonly ReviewedFile[]): string {
  const byFile = new Map<string, Placed[]>();
  for (const placed of placedFindings(files)) {
    const sameFile = byFile.get(placed.file);
    if (sameFile) sameFile.push(placed);
    else byFile.set(placed.file, [placed]);
  }
  const elements = [...byFile].map(
    ([file, placed]) => `  <file name="${xml(file)}">\n${placed.map(error).join('')}  </file>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n${elements.join('')}</checkstyle>\n`;
}

function error({ finding, name, message, region }: Placed): string {
  const { startLine, startColumn } = region;
  const source = `galley.${name.replaceAll('/', '.')}`;
  return `    <error line="${startLine}" column="${startColumn}" severity="${finding.severity}" message="${xml(message)}" source="${xml(source)}"/>\n`;
}
