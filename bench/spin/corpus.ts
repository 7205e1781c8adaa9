import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Article } from '../../src/article/article.ts';
import { packageRoot } from '../../src/package.ts';

/** Where the development corpora lie, when they are there. */
export const shared = path.resolve(packageRoot(), '..', 'shared');

export interface GoldText {
  readonly id: string;
  readonly set: string;
  readonly text: string;
}

/** English gold texts of the development corpora, one a document. */
export function goldTexts(): GoldText[] {
  const texts = new Map<string, GoldText>();
  for (const set of ['naeb-dev', 'fundus-dev', 'daniel-dev']) {
    const file = path.join(shared, 'bench', `${set}.jsonl.gz`);
    if (!existsSync(file)) continue;
    for (const line of gunzipSync(readFileSync(file)).toString('utf8').split('\n')) {
      if (line === '') continue;
      const row = JSON.parse(line) as { id: string; gold: string };
      if (texts.has(`${set}/${row.id}`) || new Article(row.gold).language !== 'en') continue;
      texts.set(`${set}/${row.id}`, { id: row.id, set, text: row.gold });
    }
  }
  return [...texts.values()];
}
