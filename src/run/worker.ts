import { parentPort, workerData } from 'node:worker_threads';
import { ConfigError } from '../config/errors.ts';
import { Galley } from '../galley.ts';
import type { CommonKnowledge, CommonReader } from '../site/collection.ts';
import type { Learner } from '../site/learner.ts';
import { expectArticles } from '../tidy.ts';
import { checkFile, learnFile, type OpenedFile, outcomeOf } from './jobs.ts';
import { type AskSiblings, type SiblingGroup, SiblingReader } from './sibling-reader.ts';
import type { StreamedBlock } from './stream.ts';
import type { Answers, Tasks, WorkerSetup } from './thread-messages.ts';
import { WORKER_FLAG } from './worker-flag.ts';

/** Answer to a question in the middle of a task. */
interface SiblingAnswer {
  readonly group?: SiblingGroup;
  readonly failure?: string;
}

interface Request {
  readonly id: number;
  readonly kind: keyof Tasks;
  readonly task: Tasks[keyof Tasks];
}

/** The work of a thread, one task after the other, until the main thread ends it. */
export async function serve(): Promise<number> {
  if (!parentPort) throw new ConfigError(`${WORKER_FLAG} is for the threads that galley starts itself`);
  const port = parentPort;
  const { galley: options, place } = workerData as WorkerSetup;
  let answered: (answer: SiblingAnswer) => void = () => {};
  // The thread does one thing after the other, so there is one question at a time.
  const ask = (asks: string): Promise<SiblingGroup> =>
    new Promise((resolve, reject) => {
      answered = ({ group, failure }) => (group ? resolve(group) : reject(new Error(failure)));
      port.postMessage({ asks });
    });
  const setPlace = (id: number, index: number): void => {
    place[0] = id;
    place[1] = index;
  };
  const work = new Work(await Galley.create(options), setPlace, ask);
  // Flags are those of the process, and every thread started with those of a short run.
  expectArticles(Number.POSITIVE_INFINITY);
  let last: Promise<void> = Promise.resolve();
  port.on('message', (request: Request | SiblingAnswer) => {
    if (!('kind' in request)) {
      answered(request);
      return;
    }
    last = last.then(async () => {
      try {
        const answer = await work.do(request);
        port.postMessage({ id: request.id, answer });
      } catch (error) {
        port.postMessage({ id: request.id, error: (error as Error).message });
      }
    });
  });
  return 0;
}

class Work {
  readonly #galley: Galley;
  readonly #at: (id: number, index: number) => void;
  readonly #siblings: SiblingReader;
  #learner: Learner | undefined;
  #reader: CommonReader | undefined;

  constructor(galley: Galley, at: (id: number, index: number) => void, ask: AskSiblings) {
    this.#galley = galley;
    this.#at = at;
    this.#siblings = new SiblingReader(galley, ask);
  }

  do({ id, kind, task }: Request): Promise<Answers[keyof Tasks]> {
    const at = (index: number): void => this.#at(id, index);
    if (kind === 'learn') return this.#learn(task as Tasks['learn'], at);
    if (kind === 'records') return this.#learnRecords(task as Tasks['records'], at);
    if (kind === 'lines') return Promise.resolve(this.#learner?.spill() ?? []);
    if (kind === 'stream') return this.#stream(task as Tasks['stream'], at);
    if (kind === 'knowledge') return this.#know(task as CommonKnowledge);
    return this.#check(task as Tasks['check'], at);
  }

  async #learn({ batch, files, ...task }: Tasks['learn'], at: (index: number) => void): Promise<Answers['learn']> {
    this.#learner ??= new (await import('../site/learner.ts')).Learner();
    this.#learner.startBatch(batch);
    const articles: number[] = [];
    const errors: string[] = [];
    for (const [index, file] of files.entries()) {
      at(index);
      articles.push(await learnFile(this.#galley, this.#learner, { path: file }, task, errors));
    }
    return { part: this.#learner.takePart(), articles, errors };
  }

  async #learnRecords({ batch, ...task }: Tasks['records'], at: (index: number) => void): Promise<Answers['records']> {
    at(0);
    this.#learner ??= new (await import('../site/learner.ts')).Learner();
    this.#learner.startBatch(batch);
    const { learnBlock } = await import('./learn-records.ts');
    return { ...learnBlock(this.#learner, task), part: this.#learner.takePart() };
  }

  async #know(common: CommonKnowledge): Promise<undefined> {
    // The lines are counted by now.
    this.#learner?.close();
    this.#learner = undefined;
    this.#reader = new (await import('../site/collection.ts')).CommonReader(common);
  }

  async #stream({ bytes, number, options }: Tasks['stream'], at: (index: number) => void): Promise<StreamedBlock> {
    at(0);
    const { streamBlock } = await import('./stream.ts');
    return streamBlock(this.#galley, bytes, number, options);
  }

  async #check({ files, settings, siblings }: Tasks['check'], at: (index: number) => void): Promise<string[]> {
    const outcomes: string[] = [];
    for (const [index, { path, facts }] of files.entries()) {
      at(index);
      const known = facts && this.#reader ? { reader: this.#reader, articles: facts } : undefined;
      const beside = siblings ? this.#siblings : undefined;
      const work = (): Promise<OpenedFile> => checkFile(this.#galley, { path }, settings, known, beside);
      outcomes.push(JSON.stringify(await outcomeOf(path, work)));
    }
    return outcomes;
  }
}
