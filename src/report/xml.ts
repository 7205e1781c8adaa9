import { visible } from './visible.ts';

// Beyond what `visible` names: the two characters of the basic plane that XML 1.0 has no way to write.
const NOT_XML = /[\ufffe\uffff]/g;

/** Text for XML content and for attribute values in double quotes; what XML cannot hold is written by name. */
export function xml(text: string): string {
  return visible(text)
    .replace(NOT_XML, (character) => `<U+${character.charCodeAt(0).toString(16).toUpperCase()}>`)
    .replace(/[&<>"'\t\n\r]/g, (character) => `&#${character.charCodeAt(0)};`);
}
