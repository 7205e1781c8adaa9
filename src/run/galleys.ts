import { statSync } from 'node:fs';
import path from 'node:path';
import { findConfig } from '../config/find.ts';
import { Galley } from '../galley.ts';
import { packFiles } from '../packs/files.ts';

interface Made {
  readonly galley: Galley;
  /** Files that the rules were made of, and what they looked like then. */
  readonly files: readonly string[];
  readonly stamp: string;
}

export interface GalleysOptions {
  /** Load the retext plugins that a config names. A plugin is code, so whoever serves folders of strangers must not. */
  readonly plugins: boolean;
}

/**
 * Rules by folder, for servers that live long: the config that holds for a folder is looked for each time, and when it or a file it names has
 * changed on disk, the rules are made anew.
 */
export class Galleys {
  readonly #made = new Map<string, Made>();
  readonly #options: GalleysOptions;

  constructor(options: GalleysOptions) {
    this.#options = options;
  }

  /**
   * @param folder where the search for a config begins.
   * @param root what relative paths count from when there is no config.
   * @throws ConfigError or PackError, each time until the mistake is mended.
   */
  async for(folder: string, root: string): Promise<Galley> {
    const config = findConfig(folder);
    const key = config ?? `none ${root}`;
    const known = this.#made.get(key);
    if (known && known.stamp === stampOf(known.files)) return known.galley;
    this.#made.delete(key);
    const { plugins } = this.#options;
    const galley = await Galley.create(config === undefined ? { config: false, cwd: root } : { config, plugins });
    const files = filesOf(galley);
    this.#made.set(key, { galley, files, stamp: stampOf(files) });
    return galley;
  }
}

function filesOf({ config, configFile, root }: Galley): string[] {
  if (configFile === undefined) return [];
  const { packs = [], spin, profile } = config;
  const named = [spin?.model, ...(spin?.lexicon ?? []), profile].filter((file) => file !== undefined);
  return [configFile, ...[...packs, ...named].map((file) => path.resolve(root, file))];
}

/** Changes when one of the files does, or a pack in one of the folders. */
function stampOf(files: readonly string[]): string {
  return files
    .flatMap(partsOf)
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat ? `${file} ${stat.mtimeMs} ${stat.size} ${stat.ino}` : `${file} gone`;
    })
    .join('\n');
}

function partsOf(file: string): string[] {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ? packFiles(file) : [file];
}
