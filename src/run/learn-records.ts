import { InputError } from '../article/decode.ts';
import { parseRecord } from '../article/formats/jsonl.ts';
import { siteName, siteOfRecord } from '../article/site-name.ts';
import type { Learner } from '../site/learner.ts';
import { linesOfBlock, textOfLine } from './blocks.ts';
import { isInShard, type LearnTask } from './jobs.ts';

/** Bad records that are named; of more the number is told. */
export const MAX_COMPLAINTS = 20;

/** Whole lines of JSONL to learn from. */
export interface RecordsTask extends LearnTask {
  readonly bytes: Uint8Array;
  /** 1-based number of the first line. */
  readonly number: number;
  /** Names the file in messages and in the ids of records without one. */
  readonly name: string;
}

export interface LearnedRecords {
  /** Records that could not be used. */
  readonly bad: number;
  /** What is wrong with the first of them. */
  readonly errors: readonly string[];
}

/** Notes the articles of a block of lines; empty lines are passed over, bad ones are left out. */
export function learnBlock(learner: Learner, task: RecordsTask): LearnedRecords {
  const { name, site: given, textField, shard } = task;
  const errors: string[] = [];
  let bad = 0;
  let number = task.number - 1;
  for (const bytes of linesOfBlock(task.bytes)) {
    number++;
    try {
      const line = textOfLine(bytes);
      if (line.trim() === '') continue;
      const { record, text } = parseRecord(line, textField ?? 'text');
      const id =
        typeof record.id === 'string' || typeof record.id === 'number' ? String(record.id) : `${name}#${number}`;
      const site = siteName(given ?? siteOfRecord(record) ?? '');
      if (isInShard(site, shard)) learner.add({ site, id, text });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (bad++ < MAX_COMPLAINTS) errors.push(`${name}:${number}: ${error.message}`);
    }
  }
  return { bad, errors };
}
