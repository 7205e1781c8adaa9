import { describe, expect, it } from 'vitest';
import { runSync } from '../../engine/run.ts';
import type { SiteKnowledge, SiteLine } from '../../engine/site.ts';
import { describeExamples } from '../examples.ts';
import { siteLine } from '../site/site-line.ts';
import { runRule } from '../testing.ts';
import { ARTICLE } from './fixture.ts';
import { lineModel } from './model.ts';
import { tail } from './tail.ts';

describeExamples(tail);

/** Known in six of six articles, so that they go without a look. */
const KNOWN = ['Leave a comment', 'Reply', 'Report abuse', 'All rights reserved'];
const LINE: SiteLine = { df: 6, head: 0, body: 0, tail: 6, count: 6, prose: false, sites: 1, first: 'a', sample: '' };
const KNOWLEDGE: SiteKnowledge = {
  site: 'gull.example',
  articles: 6,
  furnitureOf: (article) =>
    Array.from({ length: article.rows.count }, (_, row) => row)
      .filter((row) => KNOWN.includes(article.rowText(row)))
      .map((row) => ({ row, zone: 'tail', line: LINE })),
  sharedWith: () => undefined,
};

const COMMENTS = [
  'Leave a comment',
  'tern44 12 March 2024 at 08:12',
  'They said the same about the pier ten years ago, and then nothing at all happened to it.',
  'Reply',
  'quayside 12 March 2024 at 09:40',
  'My brother worked on that wall, and he always told us that the stones were much too small.',
  'Reply',
  'Report abuse',
  'All rights reserved',
];

it('cuts nothing off at a box above the closing paragraph', () => {
  const closing =
    'The council will decide in November whether the old railway yard can become a car park for the visitors.';
  const behind = [
    'Most read',
    'Cat found on roof of town hall',
    'Ferry fares to rise',
    'Leave a comment',
    'Report abuse',
  ];
  const box = ['Most read', 'Sign up to our newsletter'];
  const { text } = runRule(tail, [...ARTICLE, ...box, closing, ...behind].join('\n'));
  expect(text.trimEnd()).toBe([...ARTICLE, ...box, closing].join('\n'));
});

describe('boilerplate/tail and lines of the site', () => {
  const rules = [siteLine, tail, lineModel].map((rule, order) => ({
    rule,
    order,
    check: rule.create({ options: rule.options }),
  }));
  const run = (knowledge?: SiteKnowledge) =>
    runSync([...ARTICLE, ...COMMENTS].join('\n'), {
      rules,
      level: 'review',
      allow: [],
      budget: false,
      fullPage: false,
      article: {},
      knowledge,
    });

  it('cut off the same, and neither is in the way of the other', () => {
    for (const result of [run(), run(KNOWLEDGE)]) {
      expect(result.text.trimEnd()).toBe(ARTICLE.join('\n'));
      expect(result.findings.filter(({ status }) => status === 'conflict')).toEqual([]);
    }
  });

  it('leaves the lines to the rule that knows them', () => {
    const taken = run(KNOWLEDGE).findings.filter(({ rule }) => rule === 'boilerplate/site-line');
    expect(taken).toHaveLength(5);
    expect(taken.every(({ safety, status }) => safety === 'safe' && status === 'proposed')).toBe(true);
  });
});
