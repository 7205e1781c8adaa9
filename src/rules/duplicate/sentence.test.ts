import { describe, expect, it } from 'vitest';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { sentence } from './sentence.ts';

describeExamples(sentence);

describe('duplicate/sentence', () => {
  const said = 'The harbour at Port Wenn will close for six weeks while divers repair the sea wall.';
  const lead = `${said} Ferries will use the smaller pier.`;
  const other = 'The work costs £3.4 million, of which the county pays a third.';

  it('points to the paragraph that keeps the words', () => {
    const text = [lead, said, other].join('\n\n');
    const [finding] = runRule(sentence, text).findings;
    expect(finding).toMatchObject({ safety: 'review', evidence: { distance: 1, words: 16 } });
    expect(finding?.related?.map(({ start, end }) => text.slice(start, end))).toEqual([lead]);
  });

  it.each([
    [[said, other, lead], 'the longer paragraph stands below: the sentence may be its standfirst'],
    [[lead, other, other, other, other, said], 'far apart'],
    [[lead, 'The harbour at Port Wenn will close for six weeks.', other], 'part of a sentence'],
    [[lead, `${said} So much is known.`, other], 'it says more'],
  ])('leaves it: %#', (paragraphs) => {
    const text = paragraphs.join('\n\n');
    expect(runRule(sentence, text).text).toBe(text);
  });
});
