import { describe, expect, it } from 'vitest';
import { Article } from '../../article/article.ts';
import { COMPANY_FEATURES } from './company.ts';
import { FEATURES, JUDGEMENT_VERSION, packageJudge, parseJudgement } from './confidence.ts';
import { SPUN } from './fixture.ts';
import { spinModel } from './model.ts';
import { RANK_FEATURES } from './rank.ts';
import { restore } from './restore.ts';

const trees = { roots: [0], feature: [-1], threshold: [0], left: [0], value: [0] };
const judgement = {
  version: JUDGEMENT_VERSION,
  features: FEATURES,
  companyFeatures: COMPANY_FEATURES,
  rankFeatures: RANK_FEATURES,
  rank: RANK_FEATURES.map(() => 0),
  first: trees,
  second: trees,
};

describe('the learned judge', () => {
  it('is refused when it was learned for other features or another version', () => {
    expect(parseJudgement(JSON.stringify(judgement), 'my.json').version).toBe(JUDGEMENT_VERSION);
    for (const other of [
      { version: 1 },
      { features: ['left'] },
      { companyFeatures: ['near'] },
      { rankFeatures: ['left'] },
    ]) {
      expect(() => parseJudgement(JSON.stringify({ ...judgement, ...other }), 'my.json')).toThrow(
        /^my\.json: Unexpected model version \d, expected 5/,
      );
    }
  });

  it('ranks originals by its weights', () => {
    const options = { least: 0, alternatives: 12 };
    const article = new Article(SPUN);
    const weights = (feature: string, weight: number): number[] =>
      RANK_FEATURES.map((name) => (name === feature ? weight : 0));
    const first = (rank: readonly number[]): string[] =>
      restore(article, spinModel(), () => true, { ...options, judge: { rank, odds: () => 3 } }).map(
        ({ candidates }) => candidates[0]?.text ?? '',
      );
    const common = first(weights('commonness', 1));
    const rare = first(weights('commonness', -1));
    expect(common).not.toEqual(rare);
    expect(common).toHaveLength(rare.length);
  });

  it('restores nothing that it believes less than asked', () => {
    const changes = restore(new Article(SPUN), spinModel(), () => true, {
      least: 0.5,
      judge: { rank: packageJudge().rank, odds: () => -0.4 },
    });
    expect(changes.every(({ cased }) => cased)).toBe(true);
  });

  it('has a probability for every restoration, with a number for every feature', () => {
    for (const { confidence, features, candidates, cased } of restore(new Article(SPUN), spinModel(), () => true)) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
      expect(features).toHaveLength(FEATURES.length + (cased ? 0 : COMPANY_FEATURES.length));
      expect(features.every(Number.isFinite)).toBe(true);
      for (const candidate of candidates) expect(candidate.features.every(Number.isFinite)).toBe(true);
    }
  });
});
