import { VFile } from 'vfile';
import { reporter } from 'vfile-reporter';
import { Article } from '../article/article.ts';
import { addMessage } from '../retext/message.ts';
import type { ReviewedFile } from './model.ts';
import { oneLine, visibleName } from './visible.ts';

/** What vfile-reporter writes about the proposed findings, as tools of the unified family do; '' when there is nothing to say. */
export function vfile(files: readonly ReviewedFile[], { color }: { readonly color: boolean }): string {
  const written = reporter(files.map(fileOf), { color, quiet: true });
  return written === '' ? '' : `${written}\n`;
}

function fileOf({ report, text }: ReviewedFile): VFile {
  const file = new VFile({ path: visibleName(report.path), value: text });
  const article = new Article(text);
  for (const finding of report.findings) {
    if (finding.status === 'proposed') addMessage(file, { ...finding, message: oneLine(finding.message) }, article);
  }
  return file;
}
