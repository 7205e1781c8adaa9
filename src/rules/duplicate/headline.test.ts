import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { headline } from './headline.ts';

describeExamples(headline);

const TITLE = 'Ferry crews vote to walk out over bank holiday';
const LEAD = 'Crews on the Skelby to Orran ferry will strike for three days in May.';
const body = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `The boat made its trip number ${i} to the island.`);
const run = (...rows: string[]) => runRule(headline, rows.join('\n'));
const clean = (...rows: string[]): string[] =>
  runRule(headline, rows.join('\n'), { level: 'safe' }).text.trimEnd().split('\n');

describe('duplicate/headline', () => {
  it.each([
    [TITLE],
    [TITLE.toUpperCase()],
    [`• ${TITLE}`],
    [`“${TITLE}”`],
    [`${TITLE} - The Daily Gull`],
    [`${TITLE} | Gull`],
    [`${TITLE} – The Daily Gull of Skelby`],
  ])('deletes %j', (copy) => {
    expect(clean(TITLE, copy, LEAD, ...body(3))).toEqual([TITLE, LEAD, ...body(3)]);
    expect(clean(TITLE, LEAD, ...body(20), copy)).toEqual([TITLE, LEAD, ...body(20)]);
  });

  it('keeps the one without the name of the site, in whatever order they stand', () => {
    expect(clean(`${TITLE} | Gull`, TITLE, LEAD, ...body(2))).toEqual([TITLE, LEAD, ...body(2)]);
    expect(clean(`${TITLE} | Gull`, TITLE, TITLE, LEAD, ...body(2))).toEqual([TITLE, LEAD, ...body(2)]);
    expect(clean(`${TITLE} | Gull`, LEAD, ...body(20), TITLE)).toEqual([`${TITLE} | Gull`, LEAD, ...body(20)]);
  });

  it('asks about a copy far down and about a changed word', () => {
    expect(run(TITLE, LEAD, ...body(20), TITLE, ...body(20)).findings).toMatchObject([{ safety: 'review' }]);
    const changed = 'Ferry crews on Skelby line vote to walk out over long bank holiday pay row';
    expect(run(changed, changed.replace('long', 'the'), LEAD, ...body(2)).findings).toMatchObject([
      { entry: 'version', safety: 'review' },
    ]);
    expect(run(changed, changed.replace('line', '2'), LEAD, ...body(2)).findings).toMatchObject([{ safety: 'report' }]);
  });

  it.each([
    [TITLE, `${TITLE}${LEAD}`],
    ['Will the ferry crews walk out over pay?', `Will the ferry crews walk out over pay?${LEAD}`],
    ['Crews say they are ‘ready to walk out’', `Crews say they are “ready to walk out”${LEAD}`],
  ])('asks about %j when it is glued to the lead', (title, glued) => {
    const result = run(title, glued, ...body(2));
    expect(result.findings).toMatchObject([{ entry: 'glued', safety: 'review' }]);
    expect(result.text).toBe([title, LEAD, ...body(2)].join('\n'));
  });

  it.each([
    [[TITLE, `${TITLE} weekend, their union said on Tuesday.`, ...body(2)], 'a lead that begins like it'],
    [[TITLE, `${TITLE}s and other free days.`, ...body(2)], 'a longer word'],
    [[TITLE, `${TITLE} – union leader`, ...body(2)], 'a headline that says who says so'],
    [['Sport', LEAD, 'Sport', ...body(2)], 'a label'],
    [[LEAD, ...body(2), LEAD], 'an article that starts with prose'],
    [[TITLE, LEAD, TITLE, LEAD, TITLE, LEAD, TITLE, LEAD, TITLE, LEAD], 'a line that comes back all the time'],
  ])('leaves %j (%s)', (rows) => {
    expect(run(...rows).findings).toEqual([]);
  });

  describeLinear(headline, [`${TITLE}\n`, `${TITLE} `, `${LEAD}\n`]);
});
