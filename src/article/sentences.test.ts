import { describe, expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const sentences = (text: string): string[] =>
  sentencesOf(text, 0, text.length).map(({ start, end }) => text.slice(start, end));

describe('sentences', () => {
  it.each([
    ['渡轮晚点。没有人受伤。', ['渡轮晚点。', '没有人受伤。']],
    ['It rose by 3.5 per cent. Then it fell.', ['It rose by 3.5 per cent.', 'Then it fell.']],
    ['Dr. Brown and Prof. Smith met. They left.', ['Dr. Brown and Prof. Smith met.', 'They left.']],
    ['See example.com for more. Or not.', ['See example.com for more.', 'Or not.']],
    ['“Stop!” she said. “Now?” He left.', ['“Stop!” she said.', '“Now?”', 'He left.']],
    ['(It rained.) It stopped.', ['(It rained.)', 'It stopped.']],
    ['Wait... what? Yes.', ['Wait... what?', 'Yes.']],
    ['It rained . Then it stopped .', ['It rained .', 'Then it stopped .']],
    ['He came first. 2 others followed.', ['He came first.', '2 others followed.']],
    ['  It rained.  ', ['It rained.']],
    ['It rained  ', ['It rained']],
    ['Did he say no? She did.', ['Did he say no?', 'She did.']],
    ['', []],
    ['Ende Jan. Müller', ['Ende Jan. Müller']],
    ['MR. SMITH LEFT. HE CAME BACK.', ['MR. SMITH LEFT.', 'HE CAME BACK.']],
    ['It closed at 5 p.m. on Monday.', ['It closed at 5 p.m. on Monday.']],
    ['See [Fig.] 3. «Non.» Oui.', ['See [Fig.]', '3.', '«Non.»', 'Oui.']],
    ['It was Dr.” She left.', ['It was Dr.”', 'She left.']],
    ['Is it no? ever so late! yes.', ['Is it no? ever so late! yes.']],
    ['It rained.\nIt stopped.', ['It rained.', 'It stopped.']],
  ])('%s', (text, expected) => {
    expect(sentences(text)).toEqual(expected);
  });
});
