/**
 * JSON in which nothing inside a string looks like a line end to any reader: three characters that JSON allows there are
 * line breaks to some.
 */
export function jsonLineText(value: unknown): string {
  return `${JSON.stringify(value).replace(BREAKS, escaped)}\n`;
}

/** The same over several lines, for people. */
export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, null, 2).replace(BREAKS, escaped)}\n`;
}

const BREAKS = /[\u0085\u2028\u2029]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
