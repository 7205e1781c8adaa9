import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '../article/decode.ts';
import { isArticlePath } from '../article/format.ts';
import { ConfigError } from '../config/errors.ts';
import { type FoundFile, findFiles, slashes, type WalkOptions } from '../run/walk.ts';

/** The one folder a caller may reach. Whoever calls is a program that read texts of strangers, so a path is a wish, not an order. */
export class Root {
  /** Absolute, without links. */
  readonly folder: string;
  readonly #given: string;

  /** @throws ConfigError when there is no such folder. */
  constructor(folder: string) {
    this.#given = path.resolve(folder);
    try {
      this.folder = realpathSync(this.#given);
    } catch {
      throw new ConfigError(`--root ${folder}: there is no such folder; check the path`);
    }
    if (!statSync(this.folder).isDirectory()) throw new ConfigError(`--root ${folder}: is no folder; name one`);
  }

  /**
   * Real path of a file or folder below the root. What lies outside is not even looked for.
   * @throws InputError for a path that leads out, by itself or through a link, and for one that leads nowhere.
   */
  resolve(wish: string): string {
    const absolute = path.resolve(this.#given, wish);
    const outside = new InputError(`${wish}: lies outside the root; only files below it can be used`);
    if (wish.includes('\0') || !(isBelow(this.#given, absolute) || isBelow(this.folder, absolute))) throw outside;
    let real: string;
    try {
      real = realpathSync(absolute);
    } catch {
      throw new InputError(`${wish}: there is no such file or folder below the root; check the path`);
    }
    if (!isBelow(this.folder, real)) throw outside;
    return real;
  }

  /** The article files behind paths of files and folders, by real path. @throws InputError as `resolve`, and for a file that is no article. */
  async articles(wishes: readonly string[], options: WalkOptions): Promise<FoundFile[]> {
    const named = wishes.map((wish) => {
      const real = this.resolve(wish);
      if (!statSync(real).isDirectory() && !isArticlePath(real)) {
        throw new InputError(`${wish}: is no article; articles end in .txt, .md, .html or .jsonl`);
      }
      return real;
    });
    const files = new Map<string, FoundFile>();
    for (const found of await findFiles(named, options)) {
      // The walk passes links by; a file that turned into one since is not followed either.
      const real = this.resolve(found.path);
      files.set(real, { path: real, relative: this.nameOf(real) });
    }
    return [...files.values()];
  }

  /** How a path below the root is told: relative to it, parted by `/`. */
  nameOf(absolute: string): string {
    return slashes(path.relative(this.folder, absolute));
  }
}

function isBelow(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}
