/**
 * windows-1252, bytes 0x80–0x9F (Microsoft's best-fit table; zero where it has no character). Written out because the
 * decoder of Node 20 gives control characters for this label. All other bytes are Latin-1.
 */
const HIGH: readonly number[] = [
  0x20ac,
  0,
  0x201a,
  0x192,
  0x201e,
  0x2026,
  0x2020,
  0x2021,
  0x2c6,
  0x2030,
  0x160,
  0x2039,
  0x152,
  0,
  0x17d,
  0, //
  0,
  0x2018,
  0x2019,
  0x201c,
  0x201d,
  0x2022,
  0x2013,
  0x2014,
  0x2dc,
  0x2122,
  0x161,
  0x203a,
  0x153,
  0,
  0x17e,
  0x178,
];

const bytes = new Map<number, number>(
  HIGH.flatMap((code, index) => (code === 0 ? [] : [[code, 0x80 + index] as const])),
);

/**
 * The byte that a character stands for when windows-1252 or Latin-1 showed it, or -1. A text may mix both: bytes that
 * windows-1252 does not know come through as control characters.
 */
export function byteOf(code: number): number {
  return code < 0x100 ? code : (bytes.get(code) ?? -1);
}

/** Code point of a byte under windows-1252, or -1 for the five bytes it does not know. */
export function characterOf(byte: number): number {
  if (byte < 0x80 || byte > 0x9f) return byte;
  return HIGH[byte - 0x80] || -1;
}
