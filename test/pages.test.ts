import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { Galley } from '../src/galley.ts';

/** Whole pages of invented outlets: `+ ` marks a line of the article, `- ` one of the page around it. */
const FOLDER = path.join(import.meta.dirname, 'pages');
/** Share of the lines of the page that may stay: names, topics and headlines without a marker look like nothing in particular. */
const MAX_LEFT = 0.2;

let galley: Galley;
beforeAll(async () => {
  galley = await Galley.create({ config: false });
});

describe('pages of outlets never seen', () => {
  it.each(readdirSync(FOLDER))('%s loses no line of its article and most of the others', (file) => {
    const lines = readFileSync(path.join(FOLDER, file), 'utf8').trimEnd().split('\n');
    const marked = (mark: string): string[] =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.slice(2));
    const kept = new Set(galley.check(lines.map((line) => line.slice(2)).join('\n')).text.split('\n'));
    expect(marked('+ ').filter((line) => !kept.has(line))).toEqual([]);
    expect(marked('- ').filter((line) => kept.has(line)).length).toBeLessThanOrEqual(MAX_LEFT * marked('- ').length);
  });
});
