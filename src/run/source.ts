import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Format } from '../article/article.ts';
import { type Decoded, decode, decodeUnicode, type Encoding, encode, InputError } from '../article/decode.ts';
import { formatOf } from '../article/format.ts';
import type { MarkupSpan } from '../article/markup.ts';
import { siteOfFrontMatter, siteOfPage, siteOfPath, siteOfRecord } from '../article/site-name.ts';
import type { Metadata } from '../engine/finding.ts';
import { expectArticles } from '../tidy.ts';
import { readFailure } from './read-failure.ts';

/** One article of a file. A JSONL file holds one per line. */
export interface Unit {
  /** Path of the file; for JSONL with `#` and the 1-based line. */
  readonly name: string;
  readonly text: string;
  /** How the text is treated; HTML has become plain text by now. */
  readonly format: Format;
  readonly site?: string;
  /** Facts that the container told (HTML head). */
  readonly metadata?: Metadata;
  /** Lines whose HTML elements say that they are no part of the article. */
  readonly markup?: readonly MarkupSpan[];
}

/** A file that was read, and the way back to bytes. */
export interface SourceFile {
  readonly path: string;
  readonly format: Format;
  readonly encoding: Encoding;
  /** SHA-256 of the bytes, hexadecimal; computed when asked for. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  readonly units: readonly Unit[];
  /**
   * Bytes of the file with the units' texts replaced (same order); everything else as it was.
   * @throws InputError when a character cannot be written in the file's encoding.
   */
  render(texts: readonly string[]): Promise<Uint8Array>;
}

export interface ReadOptions {
  /** Overrides the format that the ending of the path tells. */
  readonly format?: Format;
  /** Name of the text field in JSONL. */
  readonly textField?: string;
}

/** Reads a file. @throws InputError naming file and remedy. */
export async function readSource(file: string, options: ReadOptions = {}): Promise<SourceFile> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new InputError(`${file}: ${readFailure(error as NodeJS.ErrnoException)}`);
  }
  return sourceOf(file, bytes, options);
}

/** Makes a source file of bytes that are already there (standard input, a blob of the index). */
export async function sourceOf(file: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<SourceFile> {
  return sourceOfDecoded(file, bytes, await decodeNamed(file, bytes), options);
}

/** Makes a source file of a text that was decoded elsewhere, such as the one in an editor; its bytes are UTF-8. */
export async function sourceOfText(file: string, text: string, options: ReadOptions = {}): Promise<SourceFile> {
  return sourceOfDecoded(file, Buffer.from(text), { text, encoding: { name: 'utf-8', bom: false } }, options);
}

async function sourceOfDecoded(
  file: string,
  bytes: Uint8Array,
  decoded: Pick<Decoded, 'text' | 'encoding'>,
  options: ReadOptions,
): Promise<SourceFile> {
  const format = options.format ?? formatOf(file);
  const common = { path: file, format, encoding: decoded.encoding, bytes };
  if (format === 'html') return hashed(await htmlSource(common, decoded.text));
  if (format === 'jsonl') return hashed(await jsonlSource(common, decoded.text, options.textField ?? 'text'));
  return hashed({
    ...common,
    units: [{ name: file, text: decoded.text, format, ...siteOf(file, format, decoded.text) }],
    render: ([text]) => encodeNamed(file, text ?? '', decoded.encoding),
  });
}

type Unhashed = Omit<SourceFile, 'sha256'>;

function hashed(source: Unhashed): SourceFile {
  expectArticles(source.units.length);
  let hash: string | undefined;
  return Object.defineProperty(source, 'sha256', {
    enumerable: true,
    get: () => {
      hash ??= sha256(source.bytes);
      return hash;
    },
  }) as SourceFile;
}

/** The site of an article, as its front matter, its canonical link, or else its folder tells. */
function siteOf(file: string, format: Format, text: string): { site?: string } {
  const inside = format === 'markdown' ? siteOfFrontMatter(text) : format === 'html' ? siteOfPage(text) : undefined;
  const site = inside ?? siteOfPath(file);
  return site === undefined ? {} : { site };
}

async function encodeNamed(file: string, text: string, encoding: Encoding): Promise<Uint8Array> {
  try {
    return await encode(text, encoding);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

async function decodeNamed(file: string, bytes: Uint8Array): Promise<Decoded> {
  try {
    return decodeUnicode(bytes) ?? (await decode(bytes));
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}

type Common = Pick<SourceFile, 'path' | 'format' | 'encoding' | 'bytes'>;

async function htmlSource(common: Common, page: string): Promise<Unhashed> {
  const { htmlToText } = await import('../article/formats/html.ts');
  try {
    const { text, metadata, title, markup } = await htmlToText(page);
    const known: Metadata = { ...(title ? { title } : {}), ...metadata };
    const unit: Unit = {
      name: common.path,
      text,
      format: 'text',
      metadata: known,
      markup,
      ...siteOf(common.path, 'html', page),
    };
    return {
      ...common,
      units: [unit],
      render: ([cleaned]) => encodeNamed(common.path, cleaned ?? '', { name: 'utf-8', bom: false }),
    };
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${common.path}: ${error.message}`);
    throw error;
  }
}

async function jsonlSource(common: Common, text: string, field: string): Promise<Unhashed> {
  const { parseRecord, replaceText, splitLines } = await import('../article/formats/jsonl.ts');
  const lines = splitLines(text);
  const units: Unit[] = [];
  const parsed: ({ line: string; record: ReturnType<typeof parseRecord> } | { line: string })[] = [];
  lines.forEach((line, index) => {
    const content = line.replace(/\r?\n$/, '');
    if (content.trim() === '') {
      parsed.push({ line });
      return;
    }
    let record: ReturnType<typeof parseRecord>;
    try {
      record = parseRecord(content, field);
    } catch (error) {
      if (error instanceof InputError) throw new InputError(`${common.path}:${index + 1}: ${error.message}`);
      throw error;
    }
    const site = siteOfRecord(record.record);
    units.push({
      name: `${common.path}#${index + 1}`,
      text: record.text,
      format: 'text',
      ...(site === undefined ? {} : { site }),
    });
    parsed.push({ line, record });
  });
  return {
    ...common,
    units,
    render: (texts) => {
      let next = 0;
      const out = parsed.map((one) => {
        if (!('record' in one)) return one.line;
        const wanted = texts[next++] ?? one.record.text;
        return wanted === one.record.text ? one.line : replaceText(one.line, one.record, wanted);
      });
      return encodeNamed(common.path, out.join(''), common.encoding);
    },
  };
}

/** Loads `node:crypto` when it first has to: that takes longer than checking an article. */
export function sha256(bytes: Uint8Array): string {
  return process.getBuiltinModule('node:crypto').createHash('sha256').update(bytes).digest('hex');
}

/** Where the cleaned copy of a file goes: HTML becomes text. */
export function outputName(file: string, format: Format): string {
  return format === 'html' ? `${file.slice(0, file.length - path.extname(file).length)}.txt` : file;
}
