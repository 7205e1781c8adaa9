import { describe, expect, it } from 'vitest';
import type { SiteKnowledge, SiteLine } from '../../engine/site.ts';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { background } from './background.ts';
import { duplicateArticle } from './duplicate-article.ts';
import { siteLine } from './site-line.ts';

const PROSE =
  'The ferry to Orran was two hours late on Monday after a rope caught in the propeller, and forty people waited.';
const LINE: SiteLine = {
  df: 6,
  head: 6,
  body: 0,
  tail: 0,
  count: 6,
  prose: false,
  sites: 1,
  first: 'a',
  sample: 'Gull News',
};

/** Knows that the first row of a text is furniture, as `line` says. */
function knowing(line: Partial<SiteLine>, more: Partial<SiteKnowledge> = {}): SiteKnowledge {
  return {
    site: 'gull.example',
    articles: 8,
    furnitureOf: (article) =>
      article.rows.count > 1 && article.rowText(0) === 'Gull News'
        ? [{ row: 0, zone: 'head', line: { ...LINE, ...line } }]
        : [],
    sharedWith: () => undefined,
    ...more,
  };
}

for (const rule of [siteLine, duplicateArticle, background]) describeExamples(rule);

describe('boilerplate/site-line', () => {
  const check = (line: Partial<SiteLine>) => runRule(siteLine, `Gull News\n\n${PROSE}\n`, { knowledge: knowing(line) });

  it('takes the line out, and says what it knows', () => {
    const { text, findings } = check({});
    expect(text).toBe(`${PROSE}\n`);
    expect(findings).toMatchObject([
      {
        safety: 'safe',
        message:
          'Unexpected line of the site “Gull News”, which stands in 6 of 8 articles of gull.example; to keep it for good, add it to allowTerms',
        evidence: {
          df: 6,
          articles: 8,
          share: 0.75,
          positions: ['head 6', 'body 0', 'tail 0'],
          sites: 1,
          sample: 'Gull News',
        },
      },
    ]);
  });

  it.each([
    ['few articles', { df: 4, head: 4 }],
    ['a small share', { df: 3, head: 3 }],
  ])('asks a person when it stands in %s', (_, line) => {
    expect(check(line).findings[0]?.safety).toBe('review');
  });

  it('does not count a page as empty because its frame is large', () => {
    const frame = Array.from({ length: 60 }, (_, index) => `Menu item ${index}`);
    const knowledge = knowing(
      {},
      {
        furnitureOf: (article) =>
          Array.from({ length: article.rows.count }, (_, row) => row)
            .filter((row) => article.rowText(row).startsWith('Menu'))
            .map((row) => ({ row, zone: 'head', line: LINE })),
      },
    );
    const result = runRule(siteLine, [...frame, PROSE].join('\n'), { knowledge });
    expect([result.verdict, result.text]).toEqual(['edited', PROSE]);
    expect(runRule(siteLine, frame.join('\n'), { knowledge }).verdict).toBe('no-article');
  });
});

describe('duplicate/article', () => {
  it('names the copies and changes nothing', () => {
    const copies = { count: 2, best: { name: 'b.txt', similarity: 0.97 }, names: ['a.txt', 'b.txt'] };
    const { text, verdict, findings } = runRule(duplicateArticle, PROSE, { knowledge: knowing({}, { copies }) });
    expect([text, verdict]).toEqual([PROSE, 'clean']);
    expect(findings).toMatchObject([
      {
        message: 'Nearly the same article as b.txt and 1 more',
        safety: 'report',
        evidence: { group: ['a.txt', 'b.txt'], similarity: 0.97 },
      },
    ]);
  });
});

describe('duplicate/background', () => {
  const sharedWith = () => ({ articles: 3, sites: 2, names: ['a.txt', 'b.txt'] });

  it('reports a paragraph, but no short line and no furniture', () => {
    const { text, findings } = runRule(background, `Gull News\n${PROSE}`, { knowledge: knowing({}, { sharedWith }) });
    expect(text).toBe(`Gull News\n${PROSE}`);
    expect(findings).toMatchObject([{ line: 2, evidence: { articles: 3, sites: 2, others: ['a.txt', 'b.txt'] } }]);
  });

  it('says it once for neighbours', () => {
    const text = `${PROSE}\n\n${PROSE} Nobody was hurt.\n\nGull News\n\n${PROSE} The rope was cut.`;
    const { findings } = runRule(background, text, { knowledge: knowing({}, { sharedWith }) });
    expect(findings).toMatchObject([
      {
        line: 1,
        message: '2 paragraphs in a row stand in other articles as well, in up to 2',
        evidence: { paragraphs: 2 },
      },
      { line: 7, evidence: { paragraphs: 1 } },
    ]);
  });
});
