import type { Finding } from '../../src/engine/finding.ts';
import { finding, reviewed } from '../../src/report/fixture.ts';
import type { ReviewedFile } from '../../src/report/model.ts';

const NOUNS = ['ferry', 'harbour', 'council', 'school', 'bridge', 'market', 'library', 'orchard'];

/** A paragraph of about 60 words that no other one equals. */
const paragraph = (article: number, nth: number): string =>
  [...Array(6).keys()]
    .map((n) => {
      const noun = NOUNS[(article + nth + n) % NOUNS.length];
      return `The ${noun} of district ${article} will open again on day ${nth * 7 + n}, and the people there are glad.`;
    })
    .join(' ');

/** Articles of about 800 words, each with ten findings: six deleted lines and four words. Same numbers, same articles. */
export function manyFiles(articles: number): ReviewedFile[] {
  return [...Array(articles).keys()].map((article) => {
    const blocks = [...Array(12).keys()].flatMap((nth) =>
      nth % 2 === 0
        ? [paragraph(article, nth), `Sign up to newsletter ${article}-${nth} and never miss a story`]
        : [paragraph(article, nth)],
    );
    const text = `${blocks.join('\n\n')}\n`;
    const lines = [0, 2, 4, 6, 8, 10].map((nth): Finding => {
      const line = `Sign up to newsletter ${article}-${nth} and never miss a story\n`;
      return finding(text, line, { put: '', evidence: { cues: ['Sign up', 'never miss'] } });
    });
    const words = [1, 3, 5, 7].map(
      (nth): Finding =>
        finding(text, `open again on day ${nth * 7 + 1},`, {
          rule: 'spin/lexicon',
          entry: 'open/reopen',
          put: `reopen on day ${nth * 7 + 1},`,
          safety: 'review',
          confidence: 0.6 + nth / 20,
          message: 'Reads like a synonym put in for “reopen”.',
          evidence: { scoreGain: nth },
        }),
    );
    const findings = [...lines, ...words].sort((a, b) => a.start - b.start);
    return reviewed(`articles/district-${article}.txt`, text, findings, {
      scores: { spun: (article % 10) / 10, boilerplate: 0.1 },
    });
  });
}
