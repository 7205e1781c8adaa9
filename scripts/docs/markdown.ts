/** Characters of an example in a table. */
const MAX_CELL = 160;

/** Text for one cell of a table: one line, nothing that Markdown or HTML would read. */
export function cell(text: string): string {
  const line = text.trim().replace(/\s*\n\s*/g, ' ⏎ ');
  const short = line.length > MAX_CELL ? `${line.slice(0, MAX_CELL - 1)}…` : line;
  return short.replace(/[|<>*_`[\]\\]/g, (mark) => `\\${mark}`);
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

/** A block of code with a fence longer than any in the text. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n+$/, '')}\n${fence}`;
}
