import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { parsePairs } from '../../language/pairs.ts';
import { SPUN } from './fixture.ts';
import { isSpun, judge } from './gate.ts';
import { spinPhrase } from './phrase.ts';
import { SPIN_SOURCE, spinSourceOf, userSource } from './source.ts';

const ROWS = `wet railway\tferry\tnoun\t3\ngleaming residence\tWhite House\tname\t2
moon of tides\tmonth\tnoun\t2\nsalted council\tharbour board\tphrase\t2\nsky paper\tkite\tnoun\t1\n`;
const source = userSource(undefined, { files: [parsePairs(ROWS, 'own.tsv')] });
const text =
  'The wet railway left for the island after a moon of tides, the salted council told reporters on the quay. Nobody had seen a sky paper there before, and the gleaming residence was silent.';

describe('a source with a lexicon of the user', () => {
  it('convicts by the user’s forms, and restores them', () => {
    expect(isSpun(new Article(text))).toBe(false);
    const { score, forms } = judge(new Article(text), source);
    expect(score).toBeGreaterThan(0.5);
    expect(forms).toEqual(['wet railway', 'moon of tides', 'salted council', 'sky paper', 'gleaming residence']);
    const proposed: (string | undefined)[] = [];
    const article = new Article(text);
    spinPhrase.create({ options: {}, resources: new Map([[SPIN_SOURCE, source]]) })({
      article,
      original: article,
      metadata: {},
      report: ({ edits }) => proposed.push(edits?.[0]?.text),
      learn: () => {},
      score: () => {},
      noArticle: () => {},
      fullPage: false,
      checkTime: () => {},
      wholePage: () => {},
    });
    expect(proposed).toEqual(expect.arrayContaining(['ferry', 'month']));
  });

  it('keeps verdicts apart', () => {
    const article = new Article(text);
    expect([isSpun(article, source), isSpun(article)]).toEqual([true, false]);
  });

  it('counts a form that both know once, and one that is taken away not at all', () => {
    const ours = judge(new Article(SPUN));
    const own = (rows: string) => userSource(undefined, { files: [parsePairs(rows, 'own.tsv')] });
    const same = judge(new Article(SPUN), own('European Fee\tEuropean Commission\tname\t3\tname\n'));
    expect([...same.forms].sort()).toEqual([...ours.forms].sort());
    expect(judge(new Article(SPUN), own('!european fee\n')).forms).not.toContain('European Fee');
  });

  it('is that of the package where none is given', () => {
    expect(spinSourceOf(undefined)).toBe(spinSourceOf(new Map()));
    expect(spinSourceOf(undefined).hasOwnForms).toBe(false);
  });
});
