import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { apostrophe } from './apostrophe.ts';

describeExamples(apostrophe);

describe('encoding/apostrophe', () => {
  it.each([
    ['IT‘S', 'IT’S'],
    ['they‘ll go', 'they’ll go'],
    ['O´Brien', "O'Brien"],
    ['qu´il vienne', "qu'il vienne"],
  ])('turns %s into %s', (text, fixed) => {
    expect(runRule(apostrophe, text, { level: 'safe' }).text).toBe(fixed);
  });

  it('asks a person about an acute in the middle of a word', () => {
    expect(runRule(apostrophe, 'The city of Xi´an').findings[0]?.safety).toBe('review');
  });

  it('leaves backticks of Markdown alone', () => {
    expect(runRule(apostrophe, 'they`re', { article: { format: 'markdown' } }).findings).toEqual([]);
  });

  describeLinear(apostrophe, ['a‘s ', '´', "'", "''", 'a`', "a''"]);
});
