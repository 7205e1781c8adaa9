/** Arrays a model is made of; text is kept as UTF-8. */
export type Section = Int32Array | Uint32Array | Uint16Array | Uint8Array | Int8Array | string;

const TYPES = { i32: Int32Array, u32: Uint32Array, u16: Uint16Array, u8: Uint8Array, i8: Int8Array } as const;
type TypeName = keyof typeof TYPES;

interface Header {
  readonly kind: string;
  readonly version: number;
  readonly sections: readonly (readonly [name: string, type: TypeName | 'text', bytes: number])[];
  readonly [fact: string]: unknown;
}

/** A model in one file: a line of JSON that names kind, version and sections, then the sections, each aligned to four bytes, little-endian. */
export function packSections(
  kind: string,
  version: number,
  sections: Readonly<Record<string, Section>>,
  facts: Readonly<Record<string, unknown>> = {},
): Uint8Array {
  const parts = Object.entries(sections).map(([name, section]) => {
    const bytes =
      typeof section === 'string'
        ? Buffer.from(section, 'utf8')
        : Buffer.from(section.buffer, section.byteOffset, section.byteLength);
    return { name, type: typeOf(section), bytes };
  });
  const header: Header = {
    kind,
    version,
    ...facts,
    sections: parts.map(({ name, type, bytes }) => [name, type, bytes.length] as const),
  };
  const line = JSON.stringify(header);
  const head = Buffer.from(`${line}${' '.repeat(padding(Buffer.byteLength(line) + 1))}\n`);
  return Buffer.concat([head, ...parts.flatMap(({ bytes }) => [bytes, Buffer.alloc(padding(bytes.length))])]);
}

/** A read model: its facts and its sections as views of one buffer. */
export class Sections {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly #at = new Map<
    string,
    { readonly type: TypeName | 'text'; readonly start: number; readonly bytes: number }
  >();
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
    for (const [section, type, bytes] of header.sections) {
      this.#at.set(section, { type, start, bytes });
      start += bytes + padding(bytes);
    }
    if (start > data.length) {
      throw new Error(`${name}: Unexpected end at byte ${data.length}, expected ${start}; the file is not complete`);
    }
  }

  text(section: string): string {
    const { start, bytes } = this.#find(section, 'text');
    return Buffer.from(this.#buffer, start, bytes).toString('utf8');
  }

  i32(section: string): Int32Array {
    const { start, bytes } = this.#find(section, 'i32');
    return new Int32Array(this.#buffer, start, bytes / 4);
  }

  u32(section: string): Uint32Array {
    const { start, bytes } = this.#find(section, 'u32');
    return new Uint32Array(this.#buffer, start, bytes / 4);
  }

  u16(section: string): Uint16Array {
    const { start, bytes } = this.#find(section, 'u16');
    return new Uint16Array(this.#buffer, start, bytes / 2);
  }

  u8(section: string): Uint8Array {
    const { start, bytes } = this.#find(section, 'u8');
    return new Uint8Array(this.#buffer, start, bytes);
  }

  i8(section: string): Int8Array {
    const { start, bytes } = this.#find(section, 'i8');
    return new Int8Array(this.#buffer, start, bytes);
  }

  #find(section: string, type: TypeName | 'text'): { readonly start: number; readonly bytes: number } {
    const found = this.#at.get(section);
    if (found?.type !== type)
      throw new Error(`${this.#name}: Unexpected contents, expected a section “${section}” of ${type}`);
    return found;
  }
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
