import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where decisions are kept when neither command line nor config names a file, below the folder of the config. */
export const DECISIONS_FILE = '.galley/decisions.jsonl';
/** The same for a baseline. */
export const BASELINE_FILE = '.galley/baseline.jsonl';

/** Files that say which findings are silent. */
export interface MemoryFiles {
  readonly baseline?: string | undefined;
  readonly decisions?: string | undefined;
}

/** Where a run finds them. */
export interface MemoryPlace {
  /** Folder of the config, or the working directory. */
  readonly root: string;
  /** Keys of the config, relative to `root`. */
  readonly config: MemoryFiles;
  /** `--baseline`, relative to the working directory. */
  readonly baseline?: string | undefined;
}

/** The files of a run, as absolute paths: named ones, else those at their usual places; a baseline that somebody names must be there. */
export function memoryFiles({ root, config, baseline }: MemoryPlace): { baseline: string; decisions: string } {
  const named = (file: string | undefined, usual: string): string => path.resolve(root, file ?? usual);
  return {
    baseline: baseline === undefined ? named(config.baseline, BASELINE_FILE) : path.resolve(baseline),
    decisions: named(config.decisions, DECISIONS_FILE),
  };
}

/** Is there anything to remember? One look at the disk, so that a run without memory loads none of this. */
export function hasMemory(place: MemoryPlace): boolean {
  const { baseline, decisions } = memoryFiles(place);
  return (
    place.baseline !== undefined || place.config.baseline !== undefined || existsSync(baseline) || existsSync(decisions)
  );
}
