import { describe, expect, it } from 'vitest';
import { protectedSpans } from '../../article/formats/markdown.ts';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { emptyLink } from './empty-link.ts';

describeExamples(emptyLink);
describeLinear(emptyLink, ['[](/a) ', '[](', '[', '[ ](/a)\n* ', 'pier']);

const fixed = (text: string): string => runRule(emptyLink, text).text;

describe('structure/empty-link', () => {
  it.each([
    ['The pier.\n\n1. [](/a)\n2. [](/b)\n\nIt is open.\n', 'The pier.\n\nIt is open.\n', 'a numbered list'],
    ['- [](/a) Home\n- [](/b)\n', '- Home\n', 'a row with words stays'],
    ['The pier.\n\n[\n\n](/a)\n\nIt is open.\n', 'The pier.\n\nIt is open.\n', 'a link over several rows'],
    ['The pier [\n](/a)is open.\n', 'The pier is open.\n', 'a link over several rows with words around it'],
    ['[](/a)[](/b) The [](/c) pier[](/d)\n', 'The pier\n', 'several in a row'],
    ['[ __](/share)\nThe [pier](/p).\n', 'The [pier](/p).\n', 'the sign of an icon'],
    ['[](/a)\r\n\r\nThe pier.\r\n', 'The pier.\r\n', 'CRLF'],
  ])('%j becomes %j (%s)', (text, expected) => {
    expect(fixed(text)).toBe(expected);
    expect(fixed(expected)).toBe(expected);
  });

  it('leaves code', () => {
    const text = 'Write `[](/a)` for it.\n\n    [](/b)\n\nThe pier.\n';
    const article = { format: 'markdown', protectedSpansOf: protectedSpans } as const;
    expect(runRule(emptyLink, text, { article }).text).toBe(text);
  });
});
