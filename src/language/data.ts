import { readFileSync } from 'node:fs';
import path from 'node:path';
import { packageRoot } from '../package.ts';

/**
 * Reads a file of `models/`, synchronously: rules are synchronous, and a model is read once per process and only when it is needed.
 * @throws when the package was installed without its models.
 */
export function readData(name: string): Buffer {
  return readFileSync(path.join(packageRoot(), 'models', name));
}

/** Loaded with the first packed model: a check of clean articles does without it, and it takes a twentieth of the start. */
export function zlib(): typeof import('node:zlib') {
  return process.getBuiltinModule('node:zlib');
}
