/** Half-open range `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace `[start, end)` by `text`. An empty `text` deletes. */
export interface Edit extends Span {
  readonly text: string;
}
