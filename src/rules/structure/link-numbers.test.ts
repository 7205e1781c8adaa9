import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { linkNumbers } from './link-numbers.ts';

describeExamples(linkNumbers);

describe('structure/link-numbers', () => {
  const entries = (from: number, to: number): string =>
    Array.from({ length: to - from + 1 }, (_, at) => `   ${from + at}. https://gull.example/${from + at}\n`).join('');
  const page = (list: string): string =>
    `   [1]Home [2]News\n\n   The [3]ferry was late. It [4]sails tomorrow.\n\n${list}`;
  const CLEANED = '   Home News\n\n   The ferry was late. It sails tomorrow.\n';

  it.each([
    ['a list without a heading', entries(1, 4)],
    ['a heading', `References\n\n${entries(1, 4)}`],
    [
      'visible and hidden links',
      `References\n\n   Visible links:\n${entries(1, 4)}\n   Hidden links:\n${entries(5, 7)}`,
    ],
    ['other kinds of addresses', `${entries(1, 3)}   4. mailto:desk@gull.example\n   5. javascript:void(0)\n`],
  ])('takes %s', (_, list) => {
    const result = runRule(linkNumbers, page(list));
    expect(result.text.trimEnd()).toBe(CLEANED.trimEnd());
    expectSound(linkNumbers, page(list), result);
  });

  it.each([
    ['text below the list', `${entries(1, 4)}\nThe end.\n`],
    ['numbers that do not count up', `${entries(3, 4)}${entries(1, 2)}`],
    ['two addresses', entries(1, 2)],
    ['entries that are no addresses', '1. The ferry\n2. The pier\n3. The quay\n4. The mill\n'],
    ['numbers that the text does not hold', entries(11, 14)],
    ['a list of which the text holds little', entries(1, 30)],
  ])('leaves %s', (_, list) => {
    expect(runRule(linkNumbers, page(list)).text).toBe(page(list));
  });

  it('takes a number once, and none that is not in the list', () => {
    const text = `The [1]ferry [2]was [3]late; see [2]page [99]nine.\n\n${entries(1, 3)}`;
    expect(runRule(linkNumbers, text).text.trimEnd()).toBe('The ferry was late; see [2]page [99]nine.');
  });

  it('leaves a text that is nothing but a list', () => {
    expect(runRule(linkNumbers, entries(1, 9)).text).toBe(entries(1, 9));
  });

  describeLinear(linkNumbers, ['[1]a ', '1. https://gull.example/\n', '[', '1. http:\n[1]a\n']);
});
