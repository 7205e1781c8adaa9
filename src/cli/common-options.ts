import { statSync } from 'node:fs';
import { ConfigError } from '../config/errors.ts';
import { Galley, type GalleyOptions } from '../galley.ts';
import type { Workers } from '../run/workers.ts';

/** Options that every command with files takes. */
export interface CommonOptions {
  readonly config?: string | false;
  readonly fullPage?: boolean;
  /** Run the retext plugins of a config that was found, not named. */
  readonly plugins?: boolean;
  readonly stdin?: boolean;
  readonly stdinFilename?: string;
  readonly errorOnUnmatched?: boolean;
  /** n-gram model for the spin rules. */
  readonly model?: string;
  /** Lexicon files for the spin rules. */
  readonly lexicon?: readonly string[];
  readonly profile?: string;
  /** Seconds of computing for an article, and again for each megabyte of it. */
  readonly timeBudget?: number;
  /** Domain of the outlet of all articles. */
  readonly site?: string;
  /** `false`: do not look at the articles together first. */
  readonly learn?: boolean;
  /** Threads for the files; default `auto`. */
  readonly workers?: Workers;
  /** Keep what was found for the next run; default for several files. */
  readonly cache?: boolean;
  readonly cacheDir?: string;
  /** Judge what is staged for the next commit, as it lies in the index. */
  readonly staged?: boolean;
  /** Only files changed since the last common commit with this one. */
  readonly since?: string;
  /** A file with paths, `-` for standard input; parted by NUL with `null`. */
  readonly filesFrom?: string;
  readonly null?: boolean;
  /** The files are going to be written, so they must be read from the disk. */
  readonly inPlace?: boolean;
  /** The command prints while it works, so a progress bar must make room each time. */
  readonly prints?: boolean;
  /** Say nothing that is no finding and no error. */
  readonly quiet?: boolean;
  /** Known findings that stay silent. */
  readonly baseline?: string;
  /** What stays silent: `decisions` and all else that is remembered (default), the `baseline` only, or `nothing`. */
  readonly silent?: 'decisions' | 'baseline' | 'nothing';
}

/** The `Galley` of a command. @throws ConfigError also for files that could be read only once. */
export async function makeGalley(options: CommonOptions): Promise<Galley> {
  const { config, profile, model, lexicon = [] } = options;
  const named = { config, profile, model };
  for (const [option, file] of Object.entries(named)) if (typeof file === 'string') refusePipe(option, file);
  for (const file of lexicon) refusePipe('lexicon', file);
  return Galley.create(galleyOptions(options));
}

/** Every thread reads these files anew, and so does the cache; of a pipe the second reader gets nothing, and would work without. */
function refusePipe(option: string, file: string): void {
  let isPipe = false;
  try {
    const known = statSync(file);
    isPipe = known.isFIFO() || known.isSocket();
  } catch {
    // Whoever reads it says why that cannot be done.
  }
  if (isPipe)
    throw new ConfigError(`--${option} ${file}: is a pipe, but is read more than once; write it to a file first`);
}

/** What a `Galley` is made of, in this thread or in another. */
export function galleyOptions(options: CommonOptions): GalleyOptions {
  const { config, plugins, profile, timeBudget, model, lexicon = [] } = options;
  return {
    ...(config === undefined ? {} : { config }),
    ...(plugins === undefined ? {} : { plugins }),
    ...(profile === undefined ? {} : { profile }),
    ...(timeBudget === undefined ? {} : { timeBudget }),
    ...(model === undefined && lexicon.length === 0 ? {} : { spin: { ...(model ? { model } : {}), lexicon } }),
  };
}
