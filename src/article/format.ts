import path from 'node:path';
import type { Format } from './article.ts';

const FORMATS: Readonly<Record<string, Format>> = {
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.mdx': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
};

/** Files of these kinds in a folder of articles are rather code or templates: read when named, not when found. */
const ONLY_WHEN_NAMED = new Set(['.mdx', '.xhtml']);

/** The format a path tells by its ending, in any case; `text` for unknown endings, none, and standard input. */
export function formatOf(file: string | undefined): Format {
  return FORMATS[endingOf(file ?? '')] ?? 'text';
}

/** Is a file found in a folder an article, by its ending? */
export function isArticlePath(file: string): boolean {
  const ending = endingOf(file);
  return Object.hasOwn(FORMATS, ending) && !ONLY_WHEN_NAMED.has(ending);
}

function endingOf(file: string): string {
  return path.extname(file).toLowerCase();
}
