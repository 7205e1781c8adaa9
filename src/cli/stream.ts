import { InputError } from '../article/decode.ts';
import type { Level } from '../engine/finding.ts';
import { linesOf, streamLine } from '../run/stream.ts';
import { type CommonOptions, EXIT, makeGalley } from './session.ts';

export interface StreamCommandOptions extends CommonOptions {
  readonly level: Level;
  readonly strict?: boolean;
  readonly textField?: string;
}

/** `galley stream`: JSONL in, JSONL out, line by line in order. A bad line makes the exit code 1; `--strict` stops there. */
export async function streamCommand(options: StreamCommandOptions): Promise<number> {
  const galley = await makeGalley(options);
  const textField = options.textField ?? galley.config.textField ?? 'text';
  const settings = { level: options.level, textField, fullPage: options.fullPage };
  const output = new Output(process.stdout);
  let number = 0;
  let bad = 0;
  for await (const bytes of linesOf(process.stdin)) {
    number++;
    const { line, failed } = await streamLine(galley, bytes, number, settings);
    if (!(await output.write(`${line}\n`))) break;
    if (!failed) continue;
    bad++;
    if (options.strict) break;
  }
  const { error } = output;
  if (error && error.code !== 'EPIPE')
    throw new InputError(`standard output cannot be written (${error.code}): check where it goes`);
  if (bad > 0) {
    const rest = options.strict ? 'stopped there (--strict)' : 'each came back as {"error", "line"}';
    process.stderr.write(`galley: ${bad} of ${number} lines could not be used; ${rest}\n`);
  }
  // Whoever stopped reading did not get everything, so that is not a success either.
  return bad > 0 || error ? EXIT.findings : EXIT.ok;
}

/** Standard output at the pace of its reader. */
class Output {
  error: NodeJS.ErrnoException | undefined;
  readonly #stream: NodeJS.WriteStream;
  #wake: (() => void) | undefined;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    const wake = (): void => this.#wake?.();
    stream.on('drain', wake).on('close', wake);
    stream.on('error', (error) => {
      this.error ??= error;
      wake();
    });
  }

  /** @returns whether anybody still reads. */
  async write(text: string): Promise<boolean> {
    if (this.error) return false;
    if (!this.#stream.write(text) && !this.error && !this.#stream.closed) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.error === undefined;
  }
}
