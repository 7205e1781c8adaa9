import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { type Features, featuresOf } from './features.ts';
import { ARTICLE } from './fixture.ts';
import { spareItems, spareRows } from './items.ts';
import { Wording } from './wording.ts';

const NO_WORDING = Wording.of(0, new Int32Array(0), new Float32Array(0));

type Spare = (features: Features, odds: Float32Array, verdicts: Uint8Array) => void;
const onPages: Spare = (features, odds, verdicts) => spareRows(features, odds, verdicts, 'page');
const inExtracts: Spare = (features, odds, verdicts) => spareRows(features, odds, verdicts, 'extract');

function left(...lines: readonly (readonly [string, number])[]): string[] {
  return leftBy(spareItems, ...lines);
}

/** What stays below an article when the lines have the odds given, nats. */
function leftBy(spare: Spare, ...lines: readonly (readonly [string, number])[]): string[] {
  const text = [...ARTICLE, ...lines.map(([line]) => line)];
  const odds = Float32Array.from(text, (_, i) => lines[i - ARTICLE.length]?.[1] ?? 3);
  const verdicts = Uint8Array.from(odds, (value) => (value < -1.5 ? 1 : 0));
  spare(featuresOf(new Article(text.join('\n')), NO_WORDING), odds, verdicts);
  return text.slice(ARTICLE.length).filter((_, i) => verdicts[i + ARTICLE.length] === 0);
}

describe('items of a list', () => {
  it('stay with the others of their numbers', () => {
    expect(left(['1. Fill the tank', 2], ['2. Check the tyres', 1], ['3. Leave early', -3])).toContain(
      '3. Leave early',
    );
    expect(left(['(一) 適可而止', 2], ['(二) 勿貪多', 1], ['(三) 要適量', -3])).toHaveLength(3);
  });

  it('go when hardly any of their numbers stays, or when a cue speaks against them', () => {
    const teasers = ['1. Cat on roof', '2. Ferry fares rise', '3. Lorry blocks bridge'].map(
      (line) => [line, -3] as const,
    );
    expect(left(...teasers)).toEqual([]);
    expect(left(['1. Fill the tank', 2], ['2. Check the tyres', 1], ['3. Read more', -3])).not.toContain(
      '3. Read more',
    );
  });

  it('stay where a sentence runs on from one to the next, with the line that opens it', () => {
    expect(left(['The doctor rules out:', -2], ['a broken bone,', -3], ['a torn muscle;', -3])).toEqual([
      'The doctor rules out:',
      'a broken bone,',
      'a torn muscle;',
    ]);
    expect(left(['Follow us on:', -3], ['facebook', -3], ['twitter', -3])).toEqual([]);
  });
});

describe('rows of the same build', () => {
  const prices = ['Adult: £12', 'Child: £6', 'Family: £30', 'Season: £90'];
  const winners = ['Best boat - TERN', 'Best crew - Ostley', 'Best sail – Kelder', 'Best song - Ada Merrow'];
  const as = (odds: number, lines: readonly string[]) => lines.map((line) => [line, odds] as const);

  it('stay below the text they belong to', () => {
    for (const spare of [onPages, inExtracts]) {
      expect(leftBy(spare, ...as(-3, prices))).toEqual(prices);
      expect(leftBy(spare, ['What it costs', 2], ...as(-3, prices))).toEqual(['What it costs', ...prices]);
      expect(leftBy(spare, ...as(-3, winners))).toEqual(winners);
    }
  });

  it('stay below the line with a colon that opens them, and with it', () => {
    const opener = 'The winners of the regatta are:';
    expect(leftBy(onPages, [opener, -4], ...as(-3, winners))).toEqual([opener, ...winners]);
    expect(leftBy(onPages, ['Read more:', -4], ...as(-3, winners))).toEqual(winners);
    const far = ['Cat on roof', 'Ferry fares rise', 'Lorry blocks bridge', opener];
    expect(leftBy(onPages, ...as(-3, [...far, ...winners]))).toEqual([]);
  });

  it('stay with the colon of ideographs in extracts', () => {
    const places = ['海门市：临港镇、新河镇', '东安市：石桥镇', '南川市：白沙镇、红岩镇', '北塘市：盐田镇'];
    expect(leftBy(inExtracts, ...as(-2, places))).toEqual(places);
    expect(leftBy(onPages, ...as(-2, places))).toEqual([]);
  });

  it('stay wherever one year follows the other', () => {
    const crews = ['Ostley', 'Kelder', 'Tern Bay', 'Ostley'];
    const years = crews.map((crew, i) => `${2024 - i}: ${crew} rowing club`);
    const far = ['Cat on roof', 'Ferry fares rise', 'Lorry blocks bridge'];
    expect(leftBy(onPages, ...as(-5, [...far, ...years]))).toEqual(years);
    expect(leftBy(onPages, ...as(-5, [...far, ...years.slice(1)]))).toEqual([]);
    expect(leftBy(onPages, ...as(-5, [...far, ...years.slice(2), ...years.slice(0, 2)]))).toEqual([]);
  });

  it('go when they are few, beyond doubt, timed, full of cues, or far from the text of a page', () => {
    expect(leftBy(inExtracts, ...as(-3, prices.slice(1)))).toEqual([]);
    expect(leftBy(inExtracts, ...as(-5, prices))).toEqual([]);
    const ticker = prices.map((line, i) => `1${i}:30 ${line}`);
    expect(leftBy(inExtracts, ...as(-3, ticker))).toEqual([]);
    const labels = ['Read more: Cat on roof', 'Share: Facebook', 'Follow us: Twitter', 'Tags: cats'];
    expect(leftBy(inExtracts, ...as(-3, labels))).toEqual([]);
    const teasers = ['Cat on roof', 'Ferry fares rise', 'Lorry blocks bridge'];
    expect(leftBy(onPages, ...as(-3, [...teasers, ...prices]))).toEqual([]);
  });
});
