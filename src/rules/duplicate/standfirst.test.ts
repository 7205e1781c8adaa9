import { describe, expect, it } from 'vitest';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { standfirst } from './standfirst.ts';

describeExamples(standfirst);

describe('duplicate/standfirst', () => {
  const title = 'Lightship that marked sandbank opens to visitors after repair';
  const line = 'Volunteers spent nine years scraping and painting the Mary Tansley.';
  const body =
    'Volunteers spent nine years scraping and painting the Mary Tansley, which was found half sunk in a creek.';
  const lead = 'A lightship that warned sailors off a sandbank for 46 years has opened to the public.';

  it('points to the paragraph and changes nothing', () => {
    const text = [title, line, lead, body].join('\n');
    const result = runRule(standfirst, text);
    const [finding] = result.findings;
    expect(result.text).toBe(text);
    expect(finding).toMatchObject({ safety: 'report', severity: 'info', edits: [], evidence: { distance: 2 } });
    expect(finding?.related?.map(({ start, end }) => text.slice(start, end))).toEqual([body]);
  });

  it('is silent without a headline', () => {
    expect(runRule(standfirst, [line, lead, body].join('\n')).findings).toEqual([]);
  });
});
