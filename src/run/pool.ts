import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { InputError } from '../article/decode.ts';
import type { GalleyOptions } from '../galley.ts';
import { packageRoot } from '../package.ts';
import { growSlowly } from '../tidy.ts';
import type { AskSiblings } from './sibling-reader.ts';
import type { Answers, Tasks, WorkerSetup } from './thread-messages.ts';
import { WORKER_FLAG } from './worker-flag.ts';

/** New objects of a thread that are kept before they are looked through; more does not make it faster, and every thread has as much. */
const YOUNG_MEGABYTES = 24;

/** Tasks that wait at a thread: one at work, one that is there when it is done. */
const AHEAD = 2;

/** What comes from a thread: the answer to a task, or in the middle of one a file whose siblings it asks for. */
interface Message {
  readonly id: number;
  readonly answer?: unknown;
  readonly error?: string;
  readonly asks?: string;
}

interface Waiting {
  readonly files: readonly string[];
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/** Threads that work for this one. What they answer does not depend on which of them did the work. */
export class Pool {
  readonly #threads: Thread[];

  /** Answers threads that ask for other articles of the run; nobody does unless a task says that there are some. */
  askSiblings: AskSiblings | undefined;

  constructor(size: number, galley: GalleyOptions) {
    growSlowly();
    const ask: AskSiblings = (file) => (this.askSiblings as AskSiblings)(file);
    this.#threads = Array.from({ length: size }, () => new Thread(galley, ask));
  }

  get size(): number {
    return this.#threads.length;
  }

  /** Gives a task to the thread with the least to do. @param files what a message names when the thread breaks down */
  run<K extends keyof Tasks>(
    kind: K,
    task: Tasks[K],
    files: readonly string[] = [],
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<Answers[K]> {
    const idlest = this.#threads.reduce((least, one) => (one.load < least.load ? one : least));
    return idlest.run(kind, task, files, transfer);
  }

  /** Gives a task to every thread. */
  all<K extends keyof Tasks>(kind: K, task: Tasks[K]): Promise<Answers[K][]> {
    return Promise.all(this.#threads.map((thread) => thread.run(kind, task, [], [])));
  }

  /** Runs tasks as they come; results in their order, and only so many ahead of what was taken that memory stays bounded. */
  async *map<T, R>(tasks: Iterable<T> | AsyncIterable<T>, run: (task: T) => Promise<R>): AsyncGenerator<R> {
    const limit = this.size * AHEAD + 1;
    const queue: Promise<R>[] = [];
    let wake: () => void = () => {};
    let ended = false;
    let failure: unknown;
    let stopped = false;
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        wake = resolve;
      });
    let room: () => void = () => {};
    const feed = async (): Promise<void> => {
      for await (const task of tasks) {
        if (stopped) return;
        const result = run(task);
        // Whoever takes it sees the failure; until then nobody must.
        result.catch(() => {});
        queue.push(result);
        wake();
        while (queue.length >= limit && !stopped)
          await new Promise<void>((resolve) => {
            room = resolve;
          });
        if (stopped) return;
      }
    };
    const feeding = feed()
      .catch((error: unknown) => {
        failure = error;
      })
      .finally(() => {
        ended = true;
        wake();
      });
    try {
      for (;;) {
        if (queue.length === 0) {
          if (ended) break;
          await turn();
          continue;
        }
        const result = await (queue[0] as Promise<R>);
        queue.shift();
        room();
        yield result;
      }
      await feeding;
      if (failure !== undefined) throw failure;
    } finally {
      stopped = true;
      room();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.close()));
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #place = new Int32Array(new SharedArrayBuffer(8));
  readonly #waiting = new Map<number, Waiting>();
  #next = 1;
  #broken: Error | undefined;
  #closed = false;

  constructor(galley: GalleyOptions, ask: AskSiblings) {
    const workerData: WorkerSetup = { galley, place: this.#place };
    this.#worker = new Worker(path.join(packageRoot(), 'dist', 'bin', 'galley.cjs'), {
      argv: [WORKER_FLAG],
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
    });
    this.#worker.on('message', ({ id, answer, error, asks }: Message) => {
      if (asks !== undefined) {
        ask(asks).then(
          (group) => this.#worker.postMessage({ group }),
          (failure: Error) => this.#worker.postMessage({ failure: failure.message }),
        );
        return;
      }
      const one = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error === undefined) one?.resolve(answer);
      else one?.reject(new InputError(error));
    });
    this.#worker.on('error', (error: NodeJS.ErrnoException) => {
      this.#breakDown(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'it ran out of memory' : error.message);
    });
    this.#worker.on('exit', (code) => {
      if (!this.#closed) this.#breakDown(`exit code ${code}`);
    });
  }

  get load(): number {
    return this.#waiting.size;
  }

  run<K extends keyof Tasks>(
    kind: K,
    task: Tasks[K],
    files: readonly string[],
    transfer: readonly ArrayBuffer[],
  ): Promise<Answers[K]> {
    if (this.#broken) return Promise.reject(this.#broken);
    const id = this.#next++;
    return new Promise<Answers[K]>((resolve, reject) => {
      this.#waiting.set(id, { files, resolve: resolve as (answer: unknown) => void, reject });
      this.#worker.postMessage({ id, kind, task }, transfer);
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#worker.terminate();
  }

  #breakDown(why: string): void {
    if (this.#broken) return;
    const [id, index] = this.#place;
    const file = this.#waiting.get(id as number)?.files[index as number];
    const where = file === undefined ? '' : `${file}: `;
    this.#broken = new InputError(
      `${where}a worker thread stopped here (${why.split('\n')[0]}); look at this file alone with --workers 1`,
    );
    for (const { reject } of this.#waiting.values()) reject(this.#broken);
    this.#waiting.clear();
  }
}
