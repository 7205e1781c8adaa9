import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { truncated } from './truncated.ts';

describeExamples(truncated);

const BODY = [
  'The council met on Monday and agreed on the budget for the year.',
  'It will build a new roof for the old swimming pool in spring.',
  'The work will be done by a firm from the next valley.',
].join('\n\n');

describe('structure/truncated', () => {
  it.each([
    ['Opponents said that they would take the plan to a court in the', 'mid-sentence'],
    ['Opponents said that they would take the plan to a court, which,', 'mid-sentence'],
    ['Opponents said that they would take the plan to…', 'ellipsis'],
    ['Opponents said […]', 'ellipsis'],
    ['These three members voted against it:', 'colon'],
  ])('reports %s as %s', (end, entry) => {
    const result = runRule(truncated, `${BODY}\n\n${end}`);
    expect(result.findings.map((finding) => [finding.entry, finding.safety, finding.edits.length])).toEqual([
      [entry, 'report', 0],
    ]);
  });

  it.each([
    ['By Maria Lindqvist and a reporter from the', 'a by-line'],
    ['Read the full report that the council published on https://example.com/report in', 'an address'],
    ['Garrow beat Hursdale 3:1 on the road', 'a score'],
    ['The council sells coffee from noon until late at selected pools nationwide', 'a forgotten full stop'],
    ['• The roof of the old pool and the floor of the', 'a list'],
    ['In a statement the trust said:', 'a colon that the pack for cut-off texts reports'],
  ])('is silent on %s (%s)', (end) => {
    expect(runRule(truncated, `${BODY}\n\n${end}`).findings).toEqual([]);
  });

  it('is silent where no row ends with a mark', () => {
    const verse =
      'Up by the beck where the brackens are brown and the\ngeese on the ledges look on as we go, and the\nkettle is singing a song of its own in the';
    expect(runRule(truncated, verse).findings).toEqual([]);
  });

  describeLinear(truncated, ['a ', 'word word word word word word word word.\n', '...', 'a:']);
});
