import type { Article } from '../../article/article.ts';

const LINE_BREAK = Symbol('line break');

/** How the lines of an article end, judged by the first one: CRLF or LF. */
export function lineBreakOf(article: Article): '\r\n' | '\n' {
  return article.view(LINE_BREAK, ({ text }) => {
    const at = text.indexOf('\n');
    return at > 0 && text.charCodeAt(at - 1) === 0x0d ? '\r\n' : '\n';
  });
}
