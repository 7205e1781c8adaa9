import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { hashWord } from '../src/article/characters.ts';
import { FUNCTION_WORDS } from '../src/language/function-words.ts';
import { newsNgrams } from '../src/language/ngrams.ts';
import { packThesaurus } from '../src/language/thesaurus.ts';
import { packageRoot } from '../src/package.ts';

/** Letters that two words begin with alike, as a share of the shorter, from which they are one word inflected or spelt otherwise. */
const SAME_STEM = 0.6;

/**
 * Makes models/thesaurus.bin from the lexical synonyms of PPDB 1.0 (a zip with one `word<TAB>word` a line): single words in lower case that
 * the n-gram model counted, no words of grammar (“the” and “der” translate alike), without inflections of each other.
 */
export function buildThesaurus(zip: string): void {
  const { words } = newsNgrams();
  const pairs = unzipped(readFileSync(zip))
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim().split('\t') as [string, string])
    .filter(([a, b]) => isWord(a) && isWord(b) && words.idOf(hashWord(a)) >= 0 && words.idOf(hashWord(b)) >= 0)
    .filter(([a, b]) => !isSameStem(a, b));
  const data = packThesaurus(pairs);
  writeFileSync(path.join(packageRoot(), 'models', 'thesaurus.bin'), data);
  console.error(`models/thesaurus.bin: ${pairs.length} pairs, ${Math.round(data.length / 1024)} KB`);
}

function isWord(text: string | undefined): boolean {
  return text !== undefined && /^[a-z]{3,}$/.test(text) && !FUNCTION_WORDS.has(text);
}

/** Spinners keep the inflection, and “organise” for “organize” is no synonym. */
function isSameStem(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  return same >= Math.max(3, SAME_STEM * shorter);
}

const END_OF_DIRECTORY = 0x06054b50;
const LOCAL_HEADER = 30;
const DIRECTORY_HEADER = 46;

/** The largest file of a zip archive (PKWARE APPNOTE 4.3). */
function unzipped(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(Buffer.from(Uint32Array.of(END_OF_DIRECTORY).buffer));
  if (end < 0) throw new Error('Unexpected contents, expected a zip archive');
  let best = { offset: 0, packed: 0, size: -1, method: 0 };
  let at = zip.readUInt32LE(end + 16);
  for (let files = zip.readUInt16LE(end + 10); files > 0; files--) {
    const size = zip.readUInt32LE(at + 24);
    if (size > best.size) {
      best = {
        offset: zip.readUInt32LE(at + 42),
        packed: zip.readUInt32LE(at + 20),
        size,
        method: zip.readUInt16LE(at + 10),
      };
    }
    at += DIRECTORY_HEADER + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  const from = best.offset + LOCAL_HEADER + zip.readUInt16LE(best.offset + 26) + zip.readUInt16LE(best.offset + 28);
  const packed = zip.subarray(from, from + best.packed);
  return best.method === 0 ? packed : inflateRawSync(packed);
}
