import type { GalleyOptions } from '../galley.ts';
import type { ArticleFacts, CommonKnowledge } from '../site/collection.ts';
import type { LearnedPart } from '../site/learner.ts';
import type { LearnTask, RunSettings } from './jobs.ts';
import type { LearnedRecords, RecordsTask } from './learn-records.ts';
import type { StreamedBlock, StreamOptions } from './stream.ts';

/** What a thread is started with. */
export interface WorkerSetup {
  readonly galley: GalleyOptions;
  /** Number of the task it works at and of the file in it, for the message when it breaks down. */
  readonly place: Int32Array;
}

/** What a thread is asked to do. Paths cross the border, not texts. */
export interface Tasks {
  /** Notes the articles of some files, which are a batch. */
  learn: LearnTask & { readonly batch: number; readonly files: readonly string[] };
  /** Notes the records of whole lines of JSONL, which are a batch. */
  records: RecordsTask & { readonly batch: number };
  /** Ends the learning: puts the lines on the disk. */
  lines: undefined;
  /** What the articles of the run have in common. */
  knowledge: CommonKnowledge;
  check: {
    readonly files: readonly { readonly path: string; readonly facts?: readonly ArticleFacts[] }[];
    readonly settings: RunSettings;
    /** Other articles of the run are evidence: ask for them when a rule does. */
    readonly siblings: boolean;
  };
  /** Whole lines of JSONL; here the text itself crosses, because it may come from a pipe. */
  stream: { readonly bytes: Uint8Array; readonly number: number; readonly options: StreamOptions };
}

export interface Answers {
  /** Besides what was noted the number of articles of every file. */
  learn: { readonly part: LearnedPart; readonly articles: readonly number[]; readonly errors: readonly string[] };
  records: LearnedRecords & { readonly part: LearnedPart };
  /** Handles of sorted files. */
  lines: readonly number[];
  knowledge: undefined;
  /** Outcomes of the files as JSON: one text crosses faster than many objects. */
  check: readonly string[];
  stream: StreamedBlock;
}
