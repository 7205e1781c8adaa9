import { describe, expect, it } from 'vitest';
import { describeExamples } from '../examples.ts';
import { runRule } from '../testing.ts';
import { readerHeader } from './reader-header.ts';

describeExamples(readerHeader);

const BODY = 'The council of Welby voted on Sunday to keep the ferry.';

describe('metadata/reader-header', () => {
  it('keeps what the header says as facts', () => {
    const text = `Title: Ferry to stay\n\nURL Source: https://gull.example/ferry\n\nPublished Time: 2025-07-21T08:15:00+00:00\n\nMarkdown Content:\n${BODY}\n`;
    expect(runRule(readerHeader, text, { level: 'safe' }).metadata).toEqual({
      title: 'Ferry to stay',
      source: 'https://gull.example/ferry',
      date: '2025-07-21',
    });
  });

  it('keeps a date of another form as it is, and no empty fact', () => {
    const text = `Title:\nURL Source: https://gull.example/ferry\nPublished Time: Mon, 21 Jul 2025\nMarkdown Content:\n${BODY}\n`;
    expect(runRule(readerHeader, text).metadata).toEqual({
      source: 'https://gull.example/ferry',
      date: 'Mon, 21 Jul 2025',
    });
  });

  it.each([
    [`Title: Ferry to stay\n\nURL Source: https://gull.example/ferry\n`, 'nothing below it'],
    [`URL Source: gull.example\n\n${BODY}\n`, 'no address'],
    [`Markdown Content:\n\nTitle: Ferry\n\nURL Source: https://gull.example/ferry\n\n${BODY}\n`, 'another order'],
  ])('is silent on %j (%s)', (text) => {
    expect(runRule(readerHeader, text).findings).toEqual([]);
  });
});
