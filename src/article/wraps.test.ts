import { describe, expect, it } from 'vitest';
import { protectedSpans } from './formats/markdown.ts';
import { wrapsOf } from './wraps.ts';

/** Labels of what is found, links in square and strong words in round brackets. */
function labels(text: string): string {
  return wrapsOf(text)
    .map(({ label, isLink }) => {
      const words = text.slice(label.start, label.end);
      return isLink ? `[${words}]` : `(${words})`;
    })
    .join(' ');
}

describe('wrapsOf', () => {
  it.each([
    ['The [pier](https://gull.example/a_(b)) is open.', '[pier]'],
    ['[Home](/) | [News](/news "All news") | [Top](#top) | [Share]()', '[Home] [News] [Top] [Share]'],
    ['[About](about.html) [Mail](mailto:a@gull.example) [X](javascript:void(0))', '[About] [Mail] [X]'],
    ['[**Read more**](https://gull.example)', '[**Read more**] (Read more)'],
    [
      '**Read more: [Ferry fares](https://gull.example)**',
      '(Read more: [Ferry fares](https://gull.example)) [Ferry fares]',
    ],
    ['[![pier](a.png) Ferry fares](https://gull.example)', '[![pier](a.png) Ferry fares]'],
    ['[![pier](a.png)](https://gull.example)', '[![pier](a.png)]'],
    ['[[1]](#note)', '[[1]]'],
    ['[\n\nFerry fares\n\n](https://gull.example)', '[Ferry fares]'],
    ['By [ Ida Brandt ](/ida) | [ __ Share ](/s)', '[Ida Brandt] [Share]'],
    ['By[ Ida Brandt ](/ida), Kelder', '[Ida Brandt]'],
    ['**Ferry** **fa**res, ***up***', '(Ferry) (fa) (up)'],
  ])('finds in %j %s', (text, found) => {
    expect(labels(text)).toBe(found);
  });

  it.each([
    ['He said [sic](and meant it) that it was open.', 'prose in brackets'],
    ['\\[pier](https://gull.example)', 'an escaped bracket'],
    ['![pier](https://gull.example/a.png)', 'an image'],
    [`[${'word '.repeat(400)}](https://gull.example)`, 'a label that is too long to be one'],
    ['[pier](https://gull.example', 'an address without an end'],
    ['pier](https://gull.example)', 'no opening bracket'],
    ['2 ** 3\n****\n**not\nclosed**', 'signs that make nothing strong'],
  ])('finds nothing in %j (%s)', (text) => {
    expect(wrapsOf(text)).toEqual([]);
  });

  it('gives a link its parts', () => {
    expect(wrapsOf('The [pier](/p "x").')).toEqual([{ start: 4, label: { start: 5, end: 9 }, end: 18, isLink: true }]);
  });

  it('takes neither a link around a link nor signs that cross one', () => {
    expect(labels('[the [pier](/p) of](/w)')).toBe('[pier]');
    expect(labels('[**pier](/p)** and [pier](/p**x) y**')).toBe('[**pier] [pier]');
  });

  it('finds nothing in code', () => {
    const text = 'Write `[pier](/p)` and `**pier**`, see [pier](/p).\n\n```\n[pier](/p) **pier**\n```\n';
    expect(wrapsOf(text, protectedSpans(text))).toHaveLength(1);
  });

  it.each(['[', '](/', '[a](/', '[a](/b)', '[a](/b(', '**a ', '**', '__a__', '[**', '![](', '[a]((', '\\['])(
    'is linear on 1 MB of %j',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const started = process.cpuUsage();
      wrapsOf(text);
      expect(process.cpuUsage(started).user / 1000).toBeLessThan(4000);
    },
  );
});
