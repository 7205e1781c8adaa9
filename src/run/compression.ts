import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { InputError } from '../article/decode.ts';

/** What a file is packed with, by its name. */
export type Packing = 'gzip' | 'zstd' | 'none';

/** Bytes that are read at once. */
const READ_BYTES = 256 * 1024;
/** zstd level; 3 is that of the command `zstd`. */
const ZSTD_LEVEL = 3;

export function packingOf(file: string): Packing {
  if (/\.gz$/i.test(file)) return 'gzip';
  return /\.zst$/i.test(file) ? 'zstd' : 'none';
}

/** Node has zstd from 22.15 on. */
interface NodeZstd {
  createZstdDecompress?(): zlib.Gunzip;
  zstdCompress?(bytes: Uint8Array, done: (error: Error | null, packed: Buffer) => void): void;
}

/**
 * The content of a file, unpacked as its name tells, at the pace of the reader. Members and frames that follow each other are one content.
 * @throws InputError when the file cannot be read, or is damaged or cut off.
 */
export async function* contentOf(file: string): AsyncGenerator<Uint8Array> {
  const packing = packingOf(file);
  try {
    const source = createReadStream(file, { highWaterMark: READ_BYTES });
    const zstd = (zlib as NodeZstd).createZstdDecompress;
    if (packing === 'none') yield* source;
    else if (packing === 'zstd' && !zstd) yield* unpackedZstd(source);
    else {
      const unpacker =
        packing === 'gzip' ? zlib.createGunzip({ chunkSize: READ_BYTES }) : (zstd as () => zlib.Gunzip)();
      // The error of whatever breaks arrives at the reader of the last stream.
      pipeline(source, unpacker, () => {});
      yield* unpacker;
    }
    // zstd takes no bytes for no frames, but a file of nothing was cut off: even an empty content has a head.
    if (packing !== 'none' && source.bytesRead === 0) throw new Error('unexpected end of file');
  } catch (error) {
    throw explained(file, packing, error);
  }
}

async function* unpackedZstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  let ready: Uint8Array[] = [];
  const unpacker = new Decompress((bytes) => {
    // The decoder goes on writing into what it hands out.
    if (bytes.length > 0) ready.push(bytes.slice());
  });
  const all = function* (): Generator<Uint8Array> {
    const some = ready;
    ready = [];
    yield* some;
  };
  for await (const chunk of source) {
    unpacker.push(chunk);
    yield* all();
  }
  unpacker.push(new Uint8Array(), true);
  yield* all();
}

function explained(file: string, packing: Packing, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof InputError) return error;
  if (code === 'ENOENT') return new InputError(`${file}: there is no such file; check the path`);
  if (code === 'EISDIR') return new InputError(`${file}: is a folder; name a file`);
  if (packing !== 'none' && (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)))
    return new InputError(`${file}: is no sound ${packing} file (${message}); was it cut off? Fetch it again`);
  if (code !== undefined) return new InputError(`${file}: cannot be read (${code}); check the rights of the file`);
  return error as Error;
}

/** Packs bytes as a member or frame of its own; packed files may simply follow each other. */
export async function packer(packing: Packing): Promise<(bytes: Uint8Array) => Promise<Uint8Array>> {
  if (packing === 'none') return async (bytes) => bytes;
  if (packing === 'gzip') return promisify(zlib.gzip) as (bytes: Uint8Array) => Promise<Buffer>;
  const native = (zlib as NodeZstd).zstdCompress;
  if (native) return promisify(native);
  const { init, compress } = await import('@bokuweb/zstd-wasm');
  await init();
  return async (bytes) => compress(bytes, ZSTD_LEVEL);
}
