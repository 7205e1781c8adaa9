import { once } from 'node:events';
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
  const settings = { level: options.level, textField: options.textField ?? galley.config.textField ?? 'text', fullPage: options.fullPage ?? false };
  const { stdin, stdout } = process;
  let closed = false;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader went away; there is nobody left to write to.
    if (error.code !== 'EPIPE') throw error;
    closed = true;
    stdin.destroy();
  });
  let number = 0;
  let bad = 0;
  for await (const bytes of linesOf(stdin)) {
    number++;
    const { line, failed } = await streamLine(galley, bytes, number, settings);
    if (closed) break;
    if (!stdout.write(`${line}\n`)) await Promise.race([once(stdout, 'drain'), once(stdout, 'close')]);
    if (!failed) continue;
    bad++;
    if (options.strict) break;
  }
  if (bad > 0) process.stderr.write(`galley: ${bad} of ${number} lines could not be used; each came back as {"error", "line"}\n`);
  return bad > 0 || closed ? EXIT.findings : EXIT.ok;
}
