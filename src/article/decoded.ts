/** How the bytes of a file are to be read and written back. Plain data: safe in JSON and between workers. */
export interface Encoding {
  /**
   * Lower-case label: `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `shift_jis`, … A UTF-16 file that ends in half a
   * code unit is `utf-16le-cut` or `utf-16be-cut`: the stray byte 0xNN is the last unit of the text, U+D8NN.
   */
  readonly name: string;
  /** The file begins with a byte order mark. It is not part of the text; `encode` writes it again. */
  readonly bom: boolean;
}

export interface Decoded {
  /** The text without byte order mark. A byte 0xNN that belongs to no character stands as lone surrogate U+DCNN. */
  readonly text: string;
  readonly encoding: Encoding;
  /** Number of bytes that belong to no character. */
  readonly damaged: number;
}

/** The user's input cannot be used. The message says what is wrong and, after a colon, what to do. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
