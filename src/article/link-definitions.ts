import type { Span } from './span.ts';

/** The address of links that name it: `[id]: address "title"`. Offsets in UTF-16 units. */
export interface LinkDefinition {
  /** Its row, and the line breaks between it and the next. */
  readonly row: Span;
  /** Links, pictures and words in square brackets that name it. */
  uses: number;
  /** Those of them that are still there. */
  left: number;
}

const ROW =
  /^ {0,3}\[(?!\^)((?:[^[\]\\\n\r]|\\[^\n\r]){1,200})\]:[ \t]*(<[^<>\n\r]*>|[^\s<]\S*)(?:[ \t]+(?:"[^"\n\r]*"|'[^'\n\r]*'|\([^()\n\r]*\)))?[ \t]*$/gm;
/** Prose puts other things behind a colon. */
const ADDRESS = /^(?:<|[a-z][a-z\d+.-]*:|www\.|[/#?.]|[\w-]+(?:\.[\w-]+)*[./][\w-])/i;

/**
 * Where a text in Markdown keeps the addresses of its links: below all else. Definitions between paragraphs are rows like others.
 * @param hidden ranges in which the signs mean nothing (code); sorted, disjoint.
 * @see https://spec.commonmark.org/0.31.2/#link-reference-definitions
 */
export class LinkDefinitions {
  readonly #byId = new Map<string, LinkDefinition>();
  /** Where the text before them ends, and the last of them. */
  readonly span: Span;

  constructor(text: string, hidden: readonly Span[] = []) {
    const end = text.trimEnd().length;
    let start = end;
    /** Where the row below starts. */
    let below = end;
    let code = hidden.length - 1;
    const rows = text.includes(']:') ? [...text.matchAll(ROW)] : [];
    for (let row = rows.pop(); row; row = rows.pop()) {
      const { 0: whole, 1: id = '', 2: address = '', index } = row;
      if (index + whole.trimEnd().length !== start || !ADDRESS.test(address)) break;
      while ((hidden[code]?.start ?? -1) >= start) code--;
      // Definitions themselves are hidden in Markdown.
      const around = hidden[code];
      if (around && around.end > index && (around.start < index || around.end > index + whole.length)) break;
      // Of two with the same name the first holds.
      this.#byId.set(nameOf(id), { row: { start: index, end: below }, uses: 0, left: 0 });
      start = text.slice(0, index).trimEnd().length;
      below = index;
    }
    this.span = { start, end };
  }

  get(id: string): LinkDefinition | undefined {
    return this.#byId.size === 0 ? undefined : this.#byId.get(nameOf(id));
  }

  /** Does anything in the text name one of them? */
  get isUsed(): boolean {
    for (const { uses } of this.#byId.values()) if (uses > 0) return true;
    return false;
  }
}

function nameOf(id: string): string {
  return id.trim().replace(/\s+/g, ' ').toLowerCase();
}
