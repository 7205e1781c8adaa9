import type { Show } from '../visible.ts';
import { parts, visible } from '../visible.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as an attribute value (inside double quotes) or as text where no markup can stand, for instance `<title>`. */
export function attribute(text: string): string {
  return entities(visible(text));
}

/**
 * Article text, messages, names as HTML text. Characters without a glyph, bidi controls and lone surrogates come out as
 * small labels, so that hostile text can neither add markup nor reorder what is read.
 */
export function html(text: string, show: Show = 'hidden'): string {
  let result = '';
  for (const part of parts(text, show))
    result += part.name ? `<span class="u">${part.name}</span>` : entities(part.text);
  return result;
}

const entities = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
