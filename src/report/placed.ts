import { Article } from '../article/article.ts';
import type { Edit, Finding, Span } from '../engine/finding.ts';
import { shorten } from './layout.ts';
import type { ReviewedFile } from './model.ts';
import { oneLine, visibleName } from './visible.ts';

/** 1-based lines and UTF-16 columns of a file on disk; the end is exclusive. */
export interface Region {
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A proposed finding and where it lies in a file on disk, ready for tools that know nothing of galley. */
export interface Placed {
  readonly finding: Finding;
  /** Exact file name, with `/`. */
  readonly file: string;
  /** Rule, with the entry that hit. */
  readonly name: string;
  /** One line without hidden characters; where the region cannot show the text, with an excerpt of it. */
  readonly message: string;
  /** The finding as it stands in the file; line 1, or the line of the record, for a text that is not the file itself. */
  readonly region: Region;
  /** Last line with text of the finding: the line breaks that a deletion takes along do not count. */
  readonly lastLine: number;
  /** Edits that a person may be offered: none where offsets do not lead into the file, none for `report` findings. */
  readonly edits: readonly Edit[];
  /** Region of any span of the text; undefined where spans do not lead into the file. */
  readonly regionOf: ((span: Span) => Region) | undefined;
  /** Id that holds when lines move, with the count of equal ids in the same file before it: `c-0123:1`. */
  readonly fingerprint: string;
  readonly text: string;
}

/** Proposed findings in the order of files and findings. */
export function placedFindings(files: readonly ReviewedFile[]): Placed[] {
  const seen = new Map<string, number>();
  return files.flatMap((file) => {
    const { findings, path } = file.report;
    const place = file.place ?? { file: path, exact: true };
    const article = new Article(file.text);
    const regionOf = place.exact ? (span: Span): Region => regionIn(article, span) : undefined;
    const line = place.line ?? 1;
    return findings
      .filter(({ status }) => status === 'proposed')
      .map((finding) => {
        const key = `${place.file}\n${finding.id}`;
        const occurrence = (seen.get(key) ?? 0) + 1;
        seen.set(key, occurrence);
        const excerpt = oneLine(shorten(file.text.slice(finding.start, finding.end))).trim();
        const message = oneLine(finding.message);
        const written = file.text.slice(finding.start, finding.end).trimEnd().length;
        return {
          finding,
          file: place.file,
          name: nameOf(finding),
          message: regionOf || !excerpt ? message : `${message} (“${excerpt}”)`,
          region: regionOf?.(finding) ?? { startLine: line, startColumn: 1, endLine: line, endColumn: 1 },
          lastLine: regionOf?.({ start: finding.start, end: finding.start + written }).endLine ?? line,
          edits: regionOf && finding.safety !== 'report' ? finding.edits : [],
          regionOf,
          fingerprint: `${finding.id}:${occurrence}`,
          text: file.text,
        };
      });
  });
}

/** Rule, with the entry that hit: `boilerplate/newsletter/free-newsletter`. */
export function nameOf({ rule, entry }: Finding): string {
  return visibleName(entry === undefined ? rule : `${rule}/${entry}`);
}

/** What to do, for a person who is offered the edits: `Delete`, `Insert “x”`, `Replace by “x”`. */
export function actionOf(edits: readonly Edit[]): string {
  const [edit] = edits;
  if (edit === undefined || edits.every(({ text }) => text === '')) return 'Delete';
  if (edits.length > 1) return `Change ${edits.length} places`;
  return `${edit.start === edit.end ? 'Insert' : 'Replace by'} “${oneLine(shorten(edit.text), 'unclear')}”`;
}

function regionIn(article: Article, { start, end }: Span): Region {
  const from = article.pointAt(start);
  const to = article.pointAt(end);
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
