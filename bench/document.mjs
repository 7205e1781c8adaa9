import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './articles.mjs';

const PAGE = path.join(ROOT, 'docs', 'benchmarks.md');

/** Puts results into their place in docs/benchmarks.md, between `<!-- NAME -->` and `<!-- end NAME -->`. */
export function writeSection(name, markdown) {
  const page = readFileSync(PAGE, 'utf8');
  const [start, end] = [`<!-- ${name} -->\n`, `<!-- end ${name} -->`];
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`${PAGE}: has no section between ${start.trim()} and ${end}`);
  writeFileSync(PAGE, `${page.slice(0, from + start.length)}${markdown}${page.slice(to)}`);
  return PAGE;
}
