import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear } from '../examples.ts';
import { runRule } from '../testing.ts';
import { passage } from './passage.ts';

describeExamples(passage);

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const wordOf = (number: number): string => [676, 26, 1].map((unit) => LETTERS[Math.floor(number / unit) % 26]).join('');

/** A sentence of nine words that no other sentence holds. */
const sentence = (number: number): string => {
  const words = Array.from({ length: 9 }, (_, i) => wordOf(number * 9 + i)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};
const sentences = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => sentence(from + i)).join(' ');

describe('duplicate/passage', () => {
  it('takes a view of the page that follows another, but for what only one of them has', () => {
    const article = sentences(0, 20);
    const result = runRule(passage, `Home News Sport ${article} Share it. ${article} Contact us`);
    expect(result.text).toBe(`Home News Sport ${article} Share it. Contact us`);
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]?.safety).toBe('review');
  });

  it('does not mind other quotation marks, dashes and spaces', () => {
    const said =
      '“We would rather close it for a week – or two – than be sorry,” said Marie Toller, who leads the team of the county.';
    const typed = said.replace(/[“”]/g, '"').replace(/–/g, '-').replace('a week', 'a\u00a0week');
    const text = `${said} ${sentences(100, 1)} ${sentences(0, 20)} ${typed} ${sentences(100, 1)} The end.`;
    expect(runRule(passage, text).text).toBe(`${said} ${sentences(100, 1)} ${sentences(0, 20)} The end.`);
  });

  it.each([
    ['one sentence', `${sentences(0, 20)} ${sentence(3)} ${sentence(90)}`],
    ['two short sentences', `${sentences(0, 20)} ${sentences(3, 2)} ${sentence(90)}`],
    ['copies on lines of their own, which duplicate/paragraph knows', `${sentences(0, 8)}\n${sentences(0, 8)}`],
    [
      'a sentence that begins before the copy does, but for what follows it',
      `${sentences(0, 20)} Share ${sentences(3, 3)}`,
    ],
    ['parts of sentences', `${sentences(0, 20)} But ${sentences(3, 4).replace(/\./g, ',')} all of it.`],
    ['a copy that ends inside a quotation', `${sentences(0, 20)} He said: “${sentences(3, 4)} And so on,” he said.`],
  ])('leaves %s', (_, text) => {
    expect(runRule(passage, text).findings).toEqual([]);
  });

  it('never takes a sentence that stands once', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 11 }), { minLength: 20, maxLength: 60 }), (order) => {
        const text = order.map(sentence).join(' ');
        const after = runRule(passage, text).text;
        for (const number of new Set(order)) expect(after).toContain(sentence(number));
        expect(runRule(passage, after).text).toBe(after);
      }),
    );
  });

  describeLinear(passage, [
    'a ',
    'One two three. ',
    `${sentences(0, 6)} `,
    'a b c d e f g h i j k l. ',
    `“${sentences(0, 4)}” `,
  ]);
});
