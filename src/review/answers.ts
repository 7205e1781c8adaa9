import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** Where answers come from: single keys of a terminal, or lines. */
export interface Answers {
  /** One key, or the first word of a line; `undefined` when the input ended. */
  key(): Promise<string | undefined>;
  /** A line; `undefined` when the input ended. */
  line(prompt: string): Promise<string | undefined>;
  close(): void;
}

/** A stream that may be a terminal. */
export interface Input extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(on: boolean): unknown;
}

/** Single keys where there is a terminal and `plain` does not ask for lines. */
export function answersFrom(input: Input, output: Writable, plain: boolean): Answers {
  return input.isTTY && input.setRawMode && !plain ? new KeyAnswers(input, output) : new LineAnswers(input, output);
}

class LineAnswers implements Answers {
  readonly #lines: AsyncIterator<string>;
  readonly #interface: Interface;
  readonly #output: Writable;

  constructor(input: Readable, output: Writable) {
    this.#interface = createInterface({ input, terminal: false });
    this.#lines = this.#interface[Symbol.asyncIterator]();
    this.#output = output;
  }

  async key(): Promise<string | undefined> {
    const line = await this.line('');
    return line === undefined ? undefined : (line.trim()[0] ?? '');
  }

  async line(prompt: string): Promise<string | undefined> {
    this.#output.write(prompt);
    const { value, done } = await this.#lines.next();
    return done ? undefined : value;
  }

  close(): void {
    this.#interface.close();
  }
}

/** Control characters as a terminal in raw mode sends them. */
const CTRL_C = '\x03';
const CTRL_D = '\x04';
const NAMED: Readonly<Record<string, string>> = { '\x1a': 'u', '\x19': 'U', '\x1b[A': 'K', '\x1b[B': 'J' };

class KeyAnswers implements Answers {
  readonly #input: Input;
  readonly #output: Writable;

  constructor(input: Input, output: Writable) {
    this.#input = input;
    this.#output = output;
  }

  async key(): Promise<string | undefined> {
    this.#input.setRawMode?.(true);
    this.#input.resume();
    try {
      const bytes = await new Promise<string>((resolve) => {
        const ended = (): void => resolve(CTRL_D);
        this.#input.once('end', ended);
        this.#input.once('data', (chunk: Buffer | string) => {
          this.#input.off('end', ended);
          resolve(chunk.toString());
        });
      });
      if (bytes === CTRL_C || bytes === CTRL_D || bytes === '') return undefined;
      const key = NAMED[bytes] ?? (bytes.startsWith('\x1b') ? '' : ([...bytes][0] ?? ''));
      this.#output.write(`${/[\x00-\x1f]/.test(key) ? '' : key}\n`);
      return key;
    } finally {
      this.#input.setRawMode?.(false);
      this.#input.pause();
    }
  }

  line(prompt: string): Promise<string | undefined> {
    const lines = createInterface({ input: this.#input, output: this.#output });
    return new Promise((resolve) => {
      lines.once('close', () => resolve(undefined));
      lines.question(prompt, (answer) => {
        resolve(answer);
        lines.close();
      });
    });
  }

  close(): void {
    this.#input.pause();
  }
}
