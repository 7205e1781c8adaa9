import { describe, expect, it } from 'vitest';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { gluedDate } from './glued-date.ts';

describeExamples(gluedDate);

describe('metadata/glued-date', () => {
  it('takes the prefix and nothing else, so that a banner behind it can be an edit of its own', () => {
    const result = runRule(gluedDate, ' date 2025-07-21 Your support helps us. Read more\n\nThe pier is open.', {
      level: 'safe',
    });
    expect(result.findings[0]?.edits).toEqual([{ start: 0, end: 17, text: '' }]);
    expect(result.metadata).toEqual({ date: '2025-07-21' });
  });

  it('keeps a date without a day', () => {
    const result = runRule(gluedDate, ' date 2023-03 Der Hafen bleibt zu.');
    expect(result.metadata).toEqual({ date: '2023-03' });
    expect(result.text).toBe('Der Hafen bleibt zu.');
  });

  it.each([
    ['  date 2025-07-21 The pier is open.', 'two characters before it'],
    ['The pier. date 2025-07-21 It is open.', 'in the middle'],
    ['\n\n\ndate 2025-07-21 The pier is open.', 'below blank lines'],
    ['date 2025-07-210 The pier is open.', 'a longer number'],
    ['date 1825-07-21 The pier was built.', 'another century'],
    [' date 2025-07-21', 'nothing but the date'],
    ['', 'no text'],
  ])('leaves %j (%s)', (text) => {
    expect(runRule(gluedDate, text).findings).toEqual([]);
  });
});
