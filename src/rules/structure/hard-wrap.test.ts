import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeExamples, describeLinear, expectSound } from '../examples.ts';
import { runRule } from '../testing.ts';
import { hardWrap } from './hard-wrap.ts';

describeExamples(hardWrap);

const WORDS =
  'the council met on monday and talked about a new roof for the old swimming pool which had rusted through in three places'.split(
    ' ',
  );

/** Breaks a text the way mail programs do. */
function wrapped(text: string, width: number): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}

const PARAGRAPH = `The ${WORDS.join(' ')}. Then ${WORDS.join(' ')}, and ${WORDS.join(' ')}.`;

describe('structure/hard-wrap', () => {
  it('joins what was wrapped at any usual width', () => {
    const sentence = fc
      .array(fc.constantFrom(...WORDS), { minLength: 6, maxLength: 30 })
      .map((words) => `The ${words.join(' ')}.`);
    const paragraph = fc.array(sentence, { minLength: 2, maxLength: 4 }).map((sentences) => sentences.join(' '));
    fc.assert(
      fc.property(fc.array(paragraph, { maxLength: 3 }), fc.integer({ min: 55, max: 90 }), (paragraphs, width) => {
        const text = [PARAGRAPH, PARAGRAPH, ...paragraphs, PARAGRAPH].map((one) => wrapped(one, width)).join('\n\n');
        const result = runRule(hardWrap, text);
        expectSound(hardWrap, text, result);
        expect(result.text.replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
        expect(result.text.split('\n\n').filter((one) => one === PARAGRAPH)).not.toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('leaves verse, lists, tables and short lines in a wrapped article', () => {
    const prose = wrapped(PARAGRAPH, 60);
    const rest = [
      'Up by the beck where the brackens are brown,\nUp to the cairn and then down, boys, down,\nThe ewes on the ledges look on as we go,\nAnd the kettle is singing below.',
      '1. Isla Renwick (Garrow) 41:08\n2. Meg Thwaite (Hursdale) 42:19',
      'Team      Played  Points\nGarrow    14      31\nHursdale  14      19',
      'A heading\nIt was a cold day in the valley, and nobody came to see it.',
    ];
    const text = [prose, ...rest, prose].join('\n\n');
    expect(runRule(hardWrap, text).text).toBe([PARAGRAPH, ...rest, PARAGRAPH].join('\n\n'));
  });

  it('joins nothing with a short line that stands within a paragraph and is none of it', () => {
    const [first, second] = [
      'The council met on Monday and talked about a new roof for the',
      'old swimming pool, which had rusted through in three places.',
    ];
    const prose = wrapped(PARAGRAPH, 60);
    const text = (line: string): string => [prose, `${first}\n${line}\n${second}`].join('\n\n');
    const joined = (line: string): string => runRule(hardWrap, text(line)).text.split('\n\n')[1] as string;
    expect(joined('Advertisement')).toBe(`${first}\nAdvertisement\n${second}`);
    expect(joined('big and')).toBe(`${first} big and ${second}`);
    // A line that is no shorter than others may begin with a name.
    expect(joined('Garrow town hall and for the roof of the')).toBe(
      `${first} Garrow town hall and for the roof of the ${second}`,
    );
  });

  it('keeps a hyphen at the end of a line and asks', () => {
    const text = `${wrapped(PARAGRAPH, 60)}\n\nThe council said that the plan for the old pool was well-\nknown to all of them by then.`;
    const { findings } = runRule(hardWrap, text);
    expect(findings.map(({ safety, evidence }) => [safety, evidence.hyphens])).toEqual([
      ['safe', undefined],
      ['review', ['well-known']],
    ]);
  });

  describeLinear(hardWrap, [
    `${wrapped(PARAGRAPH, 60)}\n`,
    `${wrapped(PARAGRAPH, 60)}\n\n`,
    'a\n',
    `${'x'.repeat(60)}\nx`,
  ]);
});
