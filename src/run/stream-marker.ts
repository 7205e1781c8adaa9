import { readFileSync, statSync } from 'node:fs';
import { InputError } from '../article/decode.ts';

/** How far a file has come; everything before it is on the disk. */
export interface Progress {
  /** Lines, of input and output alike. */
  readonly lines: number;
  /** Of them bad ones. */
  readonly bad: number;
}

/** What lies beside an unfinished file. */
export interface Marker extends Progress {
  readonly galleyStream: 1;
  /** What the output depends on. */
  readonly key: string;
  /** Bytes of the unfinished file that count. */
  readonly bytes: number;
  /** All is written; only the name is missing. */
  readonly done: boolean;
}

export const partOf = (file: string): string => `${file}.part`;
export const markerOf = (file: string): string => `${file}.resume`;

/** @throws InputError when what was begun is not this. */
export function readMarker(file: string, key: string): Marker | undefined {
  let text: string;
  try {
    text = readFileSync(markerOf(file), 'utf8');
  } catch {
    return undefined;
  }
  const again = `start anew without --resume`;
  let marker: Marker;
  try {
    marker = JSON.parse(text) as Marker;
  } catch {
    throw new InputError(`${markerOf(file)}: is no marker of galley stream; ${again}`);
  }
  if (marker.galleyStream !== 1)
    throw new InputError(`${markerOf(file)}: is no marker of this version of galley; ${again}`);
  if (marker.key !== key)
    throw new InputError(`${markerOf(file)}: was begun with another input, config, profile or version; ${again}`);
  const size = sizeOf(partOf(file));
  if (marker.done ? size === undefined && sizeOf(file) === undefined : size === undefined || size < marker.bytes)
    throw new InputError(`${partOf(file)}: is missing or shorter than its marker says; ${again}`);
  return marker;
}

/** Bytes of a file; `undefined` when there is none. */
export function sizeOf(file: string): number | undefined {
  const known = statSync(file, { throwIfNoEntry: false });
  return known?.isFile() ? known.size : undefined;
}

/** @throws InputError naming the file when it cannot be written. */
export function tried(file: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (error instanceof InputError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const remedy =
      code === 'ENOSPC' || code === 'EDQUOT'
        ? 'the disk is full'
        : code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
          ? 'check the rights of the folder'
          : 'check the path';
    throw new InputError(`${file}: cannot be written (${code}); ${remedy}`);
  }
}
