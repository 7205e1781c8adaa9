import { describe, expect, it } from 'vitest';
import { defineRule } from '../../engine/rule.ts';
import { runSync } from '../../engine/run.ts';
import type { SiteKnowledge, SiteLine } from '../../engine/site.ts';
import { deleteToEnd } from '../deletion.ts';
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

describe('boilerplate/tail on a page that an earlier phase cut short', () => {
  /** Stands for an entry of a pack that takes a box in the middle of the page for its end. */
  const cutsShort = defineRule({
    id: 'boilerplate/cuts-short',
    phase: 'structure',
    scope: 'document',
    docs: { summary: '', why: '', fix: '', bad: [], good: [] },
    create:
      () =>
      ({ article, report }) => {
        const row = Array.from({ length: article.rows.count }, (_, at) => at).find(
          (at) => article.rowText(at) === 'More from the harbour',
        );
        if (row === undefined) return;
        const edit = deleteToEnd(article, row);
        report({ start: edit.start, end: edit.end, message: 'box', safety: 'review', edits: [edit] });
      },
  });
  const rules = [cutsShort, tail].map((rule, order) => ({
    rule,
    order,
    check: rule.create({ options: rule.options }),
  }));
  const clean = (lines: readonly string[]) =>
    runSync(lines.join('\n'), { rules, level: 'review', allow: [], budget: false, fullPage: false, article: {} });
  const above = ARTICLE.slice(1, 6);
  const buttons = ['Leave a comment', 'Share this article', 'Sign up to our newsletter'];
  /** Of another wall, and longer than what stands above it. */
  const story = [...ARTICLE, ...ARTICLE.slice(1)].map((line) => line.replaceAll(' the ', ' that '));

  it('cuts nothing off at a button above the story that went', () => {
    const { text } = clean([...above, ...buttons, 'Rebuilding the wall', 'More from the harbour', ...story]);
    expect(text.trimEnd()).toBe([...above, ...buttons, 'Rebuilding the wall'].join('\n'));
  });

  it('cuts there when less went than stands above', () => {
    const { text } = clean([
      ...above,
      ...buttons,
      'Rebuilding the wall',
      'More from the harbour',
      ARTICLE[6] as string,
    ]);
    expect(text.trimEnd()).toBe(above.join('\n'));
  });
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
