import { InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import { parseRecord } from '../article/formats/jsonl.ts';
import { blocksOf, linesOfBlock, textOfLine } from './blocks.ts';
import { contentOf } from './compression.ts';
import { readSource } from './source.ts';

/** An article of an archive; `name` is the file, for JSONL with `#` and the 1-based line. */
export interface ArchiveArticle {
  readonly name: string;
  readonly text: string;
}

/**
 * The articles of files one by one. JSONL is read line by line, so that its size does not matter. What cannot be used is given to `fail`,
 * as a message with file, line and reason, and left out.
 */
export async function* articlesOf(
  files: readonly string[],
  fail: (message: string) => void,
  textField = 'text',
): AsyncGenerator<ArchiveArticle> {
  for (const file of files) {
    try {
      if (formatOf(file) === 'jsonl') yield* recordsOf(file, fail, textField);
      else for (const { name, text } of (await readSource(file)).units) yield { name, text };
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      fail(error.message);
    }
  }
}

/** The records of a JSONL file, whatever its name; .gz and .zst are unpacked. @throws InputError when it cannot be read. */
export async function* recordsOf(
  file: string,
  fail: (message: string) => void,
  textField = 'text',
): AsyncGenerator<ArchiveArticle> {
  let number = 0;
  for await (const block of blocksOf(contentOf(file))) {
    for (const bytes of linesOfBlock(block.bytes)) {
      number++;
      try {
        const line = textOfLine(bytes);
        if (line.trim() !== '') yield { name: `${file}#${number}`, text: parseRecord(line, textField).text };
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        fail(`${file}:${number}: ${error.message}`);
      }
    }
  }
}
