import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
/** Size of an article in bytes, about that of a news report. */
export const BYTES = 5000;

/** Articles of different paragraphs of the cleaned samples, about the wanted size; some end with artifacts, as in scraped folders. */
export function writeArticles(folder, count, needsEdits) {
  const samples = path.join(ROOT, 'samples', 'cleaned');
  const texts = readdirSync(samples).map((name) => readFileSync(path.join(samples, name), 'utf8'));
  const paragraphs = texts
    .flatMap((text) => text.trim().split(/\n\n+/))
    .filter((p) => p.length > 120 && p.length < 700);
  mkdirSync(folder, { recursive: true });
  return Array.from({ length: count }, (_, i) => {
    let text = '';
    for (let j = 0; text.length < BYTES; j++)
      text += `${j > 0 ? '\n\n' : ''}${paragraphs[(i * 7 + j) % paragraphs.length]}`;
    text += needsEdits(i) ? '\n\nSource link\n\nShare.\nExit mobile version\n' : '\n';
    const file = path.join(folder, `a${i}.txt`);
    writeFileSync(file, text);
    return file;
  });
}
