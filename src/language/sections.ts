import { zlib } from './data.ts';

/** Arrays a model is made of; text is kept as UTF-8. */
export type Section = Int32Array | Uint32Array | Uint16Array | Uint8Array | Int8Array | string;

const TYPES = { i32: Int32Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array, i8: Int8Array } as const;
type TypeName = keyof typeof TYPES;

/** `packed` is the length in the file of a section that is compressed (brotli), `bytes` its length when it is read. */
type SectionEntry = readonly [name: string, type: TypeName | 'text', bytes: number, packed?: number];

interface Header {
  readonly kind: string;
  readonly version: number;
  readonly sections: readonly SectionEntry[];
  readonly [fact: string]: unknown;
}

/** A section is compressed when that leaves less than this share of it: tables of hashes hardly shrink, and it takes longest to unpack what hardly does. */
const WORTH_PACKING = 0.85;
/** Bytes that zlib puts out at once at the least. */
const LEAST_CHUNK = 64;

/**
 * A model in one file: a line of JSON that names kind, version and sections, then the sections, each aligned to four bytes, little-endian.
 * @param effort of the compression of sections, 1 to 11; without it none is compressed.
 */
export function packSections(
  kind: string,
  version: number,
  sections: Readonly<Record<string, Section>>,
  facts: Readonly<Record<string, unknown>> = {},
  effort?: number,
): Uint8Array {
  const parts = Object.entries(sections).map(([name, section]) => {
    const plain =
      typeof section === 'string'
        ? Buffer.from(section, 'utf8')
        : Buffer.from(section.buffer, section.byteOffset, section.byteLength);
    const packed = effort === undefined ? plain : compressed(plain, effort);
    const isWorth = packed.length < plain.length * WORTH_PACKING;
    const type = typeOf(section);
    const entry: SectionEntry = isWorth ? [name, type, plain.length, packed.length] : [name, type, plain.length];
    return { entry, bytes: isWorth ? packed : plain };
  });
  const header: Header = {
    kind,
    version,
    ...facts,
    sections: parts.map(({ entry }) => entry),
  };
  const line = JSON.stringify(header);
  const head = Buffer.from(`${line}${' '.repeat(padding(Buffer.byteLength(line) + 1))}\n`);
  return Buffer.concat([head, ...parts.flatMap(({ bytes }) => [bytes, Buffer.alloc(padding(bytes.length))])]);
}

function compressed(bytes: Buffer, effort: number): Buffer {
  const { brotliCompressSync, constants } = zlib();
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: effort } });
}

/** A read model: its facts and its sections, as views of one buffer where they are not compressed. */
export class Sections {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly #at = new Map<string, Place>();
  readonly #buffer: ArrayBuffer;
  readonly #name: string;

  /**
   * @param name what errors call the file.
   * @throws Error when the file is of another kind or version, or ends early.
   */
  constructor(data: Uint8Array, kind: string, version: number, name: string) {
    this.#name = name;
    // A copy of its own, so that views are aligned whatever buffer the bytes came in.
    this.#buffer = new Uint8Array(data).buffer;
    const end = data.indexOf(0x0a);
    const header = end < 0 ? undefined : headerOf(Buffer.from(data.subarray(0, end)).toString('utf8'));
    if (header?.kind !== kind) throw new Error(`${name}: Unexpected contents, expected a model of kind “${kind}”`);
    if (header.version !== version) {
      throw new Error(
        `${name}: Unexpected model version ${String(header.version)}, expected ${version}; make the model again with this version of galley`,
      );
    }
    this.facts = header;
    let start = end + 1;
    for (const [section, type, bytes, packed] of header.sections) {
      const length = packed ?? bytes;
      this.#at.set(section, { type, start, length, bytes, isPacked: packed !== undefined });
      start += length + padding(length);
    }
    if (start > data.length) {
      throw new Error(`${name}: Unexpected end at byte ${data.length}, expected ${start}; the file is not complete`);
    }
  }

  text(section: string): string {
    const { buffer, start, bytes } = this.#read(section, 'text');
    return Buffer.from(buffer, start, bytes).toString('utf8');
  }

  i32(section: string): Int32Array {
    const { buffer, start, bytes } = this.#read(section, 'i32');
    return new Int32Array(buffer, start, bytes / 4);
  }

  u32(section: string): Uint32Array {
    const { buffer, start, bytes } = this.#read(section, 'u32');
    return new Uint32Array(buffer, start, bytes / 4);
  }

  u16(section: string): Uint16Array {
    const { buffer, start, bytes } = this.#read(section, 'u16');
    return new Uint16Array(buffer, start, bytes / 2);
  }

  u8(section: string): Uint8Array {
    const { buffer, start, bytes } = this.#read(section, 'u8');
    return new Uint8Array(buffer, start, bytes);
  }

  i8(section: string): Int8Array {
    const { buffer, start, bytes } = this.#read(section, 'i8');
    return new Int8Array(buffer, start, bytes);
  }

  #read(section: string, type: TypeName | 'text'): { buffer: ArrayBuffer; start: number; bytes: number } {
    const found = this.#at.get(section);
    if (found?.type !== type)
      throw new Error(`${this.#name}: Unexpected contents, expected a section “${section}” of ${type}`);
    const { start, length, bytes, isPacked } = found;
    if (!isPacked) return { buffer: this.#buffer, start, bytes };
    const buffer = this.#unpacked(section, new Uint8Array(this.#buffer, start, length), bytes);
    if (buffer.byteLength !== bytes)
      throw new Error(`${this.#name}: Unexpected ${buffer.byteLength} bytes of “${section}”, expected ${bytes}`);
    return { buffer, start: 0, bytes };
  }

  #unpacked(section: string, packed: Uint8Array, bytes: number): ArrayBuffer {
    try {
      // In one piece: putting together many small ones takes as long as the rest.
      const { buffer, byteOffset, byteLength } = zlib().brotliDecompressSync(packed, {
        chunkSize: Math.max(LEAST_CHUNK, bytes),
      });
      return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    } catch {
      throw new Error(
        `${this.#name}: Unexpected contents of “${section}”, expected compressed data; the file is damaged`,
      );
    }
  }
}

/** Where a section lies in the file, and how long it is once it is read. */
interface Place {
  readonly type: TypeName | 'text';
  readonly start: number;
  readonly length: number;
  readonly bytes: number;
  readonly isPacked: boolean;
}

function headerOf(line: string): Header | undefined {
  try {
    return JSON.parse(line) as Header;
  } catch {
    return undefined;
  }
}

function typeOf(section: Section): TypeName | 'text' {
  if (typeof section === 'string') return 'text';
  for (const [name, type] of Object.entries(TYPES)) if (section instanceof type) return name as TypeName;
  throw new Error('Unexpected section, expected text or a typed array');
}

function padding(bytes: number): number {
  return (4 - (bytes % 4)) % 4;
}
