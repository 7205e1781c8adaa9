import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Mutant } from './mutants.ts';

/** Mutants that were killed, as a file that grows: a run over many takes hours and may be broken off. Delete the file when tests were taken away. */
export class Journal {
  readonly #file: string;
  readonly #killed: Set<string>;

  constructor(file: string) {
    this.#file = file;
    mkdirSync(path.dirname(file), { recursive: true });
    this.#killed = new Set(existsSync(file) ? readFileSync(file, 'utf8').split('\n') : []);
  }

  /** @param source the file without the mutant; once it changed, nothing is known of its mutants. */
  isKilled(source: string, mutant: Mutant): boolean {
    return this.#killed.has(keyOf(source, mutant));
  }

  kill(source: string, mutant: Mutant): void {
    appendFileSync(this.#file, `${keyOf(source, mutant)}\n`);
    this.#killed.add(keyOf(source, mutant));
  }
}

function keyOf(source: string, { start, end, text }: Mutant): string {
  const of = createHash('sha256').update(source).digest('hex').slice(0, 16);
  return JSON.stringify([of, start, end, text]);
}
