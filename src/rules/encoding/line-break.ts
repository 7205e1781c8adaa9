/** How the lines of a text end, judged by the first one: CRLF or LF. */
export function lineBreakOf(text: string): '\r\n' | '\n' {
  const at = text.indexOf('\n');
  return at > 0 && text.charCodeAt(at - 1) === 0x0d ? '\r\n' : '\n';
}
