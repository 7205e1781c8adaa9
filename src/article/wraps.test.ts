import { describe, expect, it } from 'vitest';
import { protectedSpans } from './formats/markdown.ts';
import { wrapsOf } from './wraps.ts';

/** Labels of what is found, links in square and strong words in round brackets. */
function labels(text: string): string {
  return wrapsOf(text)
    .wraps.map(({ label, isLink }) => {
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
    expect(wrapsOf(text).wraps).toEqual([]);
  });

  it.each([
    [
      'The [pier][1] and [Kelder][], see [2].\n\n[1]: https://gull.example\n[kelder]: /k "Kelder"\n[2]: <a b>\n',
      38,
      '[pier] [Kelder]',
    ],
    ['The [pier] [sic](/s).\r\n\r\n[PIER]: www.gull.example/a\r\n', 21, '[sic]'],
    ['![The pier][1]\n[1]: pier.html', 14, ''],
    ['The [**pier**][1]\n\n[1]: #pier', 17, '[**pier**] (pier)'],
  ])('knows the list of addresses that links name, and where it begins: %j', (text, start, found) => {
    expect(wrapsOf(text).definitions).toEqual({ start, end: text.trimEnd().length });
    expect(labels(text)).toBe(found);
  });

  it.each([
    ['The [pier][1].', 'no list'],
    ['The pier.\n\n[1]: https://gull.example', 'nothing names it'],
    ['The [pier][1].\n\n[1]: https://gull.example\n\nIt is open.', 'it stands between paragraphs'],
    ['“Yes,” said [Moderator].\n[Moderator]: Welcome', 'prose behind the colon'],
    ['The pier[^1] is open.\n\n[^1]: https://gull.example', 'a footnote'],
  ])('knows none in %j (%s)', (text) => {
    expect(wrapsOf(text)).toEqual({ wraps: [], definitions: undefined });
  });

  it('knows none in code, though Markdown protects it by itself as well', () => {
    const fenced = 'The [pier][1].\n\n```\n[1]: https://gull.example\n```\n';
    expect(wrapsOf(fenced, protectedSpans(fenced)).definitions).toBeUndefined();
    const text = 'The [pier][1].\n\n[1]: https://gull.example\n';
    expect(wrapsOf(text, protectedSpans(text))).toMatchObject({
      wraps: [{ start: 4, end: 13 }],
      definitions: { start: 14 },
    });
  });

  it('gives a link its parts', () => {
    expect(wrapsOf('The [pier](/p "x").')).toEqual({
      wraps: [{ start: 4, label: { start: 5, end: 9 }, end: 18, isLink: true }],
      definitions: undefined,
    });
  });

  it('takes neither a link around a link nor signs that cross one', () => {
    expect(labels('[the [pier](/p) of](/w)')).toBe('[pier]');
    expect(labels('[**pier](/p)** and [pier](/p**x) y**')).toBe('[**pier] [pier]');
  });

  it('finds nothing in code', () => {
    const text = 'Write `[pier](/p)` and `**pier**`, see [pier](/p).\n\n```\n[pier](/p) **pier**\n```\n';
    expect(wrapsOf(text, protectedSpans(text)).wraps).toHaveLength(1);
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
