import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { runRule } from '../testing.ts';
import { type Features, featuresOf } from './features.ts';
import { ARTICLE, LISTS, pageText } from './fixture.ts';
import { column, own, page } from './matrix.ts';
import { lineModel } from './model.ts';
import { judge } from './spaced.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));
const rowsOf = (text: string): string[] => text.split('\n').filter((line) => line !== '');

function featuresIn(text: string): Features {
  return featuresOf(new Article(text), NO_WORDING);
}

/** A model that believes every line of a text with blank lines but the first, which it gives `hint`, and gives furniture without them `odds`. */
function judged(text: string, odds: number, fullPage = false, hint = -2) {
  const features = featuresIn(text);
  let looks = 0;
  const score = (): Float32Array => {
    looks++;
    const isSpaced = (column(features.matrix, page('page: gaps'))[0] as number) > 0;
    const hinted = (row: number): number => (row === 0 ? hint : 3);
    return Float32Array.from(rowsOf(text), (line, row) => (isSpaced ? hinted(row) : ARTICLE.includes(line) ? 3 : odds));
  };
  const { decision } = judge(features, score, 'en', fullPage);
  return { ...decision, looks: () => looks, gap: [...column(features.matrix, own('gap above'))] };
}

describe('a text with blank lines between its rows', () => {
  it('is a page when it is one beyond doubt without them', () => {
    const { situation, verdicts, gap } = judged(pageText('\n\n'), -4);
    expect(situation).toBe('page');
    expect(rowsOf(pageText()).filter((_, unit) => verdicts[unit] === 0)).toEqual(ARTICLE);
    expect(new Set(gap)).toEqual(new Set([0]));
  });

  it('is judged as it is when it would only be one by a little', () => {
    // 34 lines of furniture with .7 nats of evidence each: enough for a page without blank lines, and too little here.
    expect(judged(pageText(), -2.2).situation).toBe('page');
    const { situation, verdicts, gap } = judged(pageText('\n\n'), -2.2);
    expect(situation).toBe('clean');
    expect(verdicts.every((verdict) => verdict === 0)).toBe(true);
    expect(new Set(gap.slice(1))).toEqual(new Set([1]));
  });

  it('is read without them when the caller knows that it is a page', () => {
    expect(judged(pageText('\n\n'), -2.2, true).verdicts.some((verdict) => verdict > 0)).toBe(true);
  });

  it('is looked at once when it has hardly any short rows', () => {
    expect(judged(ARTICLE.join('\n\n'), -9).looks()).toBe(1);
    expect(judged(pageText(), -4).looks()).toBe(1);
    const rows = pageText().split('\n');
    const partly = (spaced: number): string => [rows.slice(0, spaced).join('\n\n'), ...rows.slice(spaced)].join('\n');
    expect(judged(partly(2), -4).looks()).toBe(1);
    expect(judged(partly(4), -4).looks()).toBe(2);
    expect(judged(pageText('\n\n'), -4).looks()).toBe(2);
  });

  it('is looked at once when nothing speaks for a page as it is', () => {
    const { looks, situation } = judged(pageText('\n\n'), -4, false, 3);
    expect(looks()).toBe(1);
    expect(situation).toBe('clean');
  });

  it('comes out as it does without them', () => {
    expect(rowsOf(runRule(lineModel, pageText('\n\n')).text)).toEqual(rowsOf(runRule(lineModel, pageText()).text));
  });

  it.each(LISTS.map((text, i) => [i, text.replaceAll('\n', '\n\n')] as const))(
    'stays when it is a list (%i)',
    (_, text) => {
      expect(runRule(lineModel, text).text).toBe(text);
    },
  );
});
