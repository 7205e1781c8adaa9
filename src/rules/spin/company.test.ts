import { describe, expect, it } from 'vitest';
import { COMPANY_FEATURES, type Companion, Company, chanceOf } from './company.ts';

const place = (start: number, odds: number, form = 1): Companion => ({
  start,
  form,
  odds,
  quoted: false,
  isRestored: false,
});
const first = Float64Array.of(7, 8);

function said(company: Company, one: Companion): Record<string, number> {
  const features = company.featuresOf(one, first);
  expect([...features.subarray(0, 2)]).toEqual([7, 8]);
  return Object.fromEntries(COMPANY_FEATURES.map((name, at) => [name, features[first.length + at] as number]));
}

describe('the company of a restoration', () => {
  const places = [place(0, 3), place(50, 0), place(200, 5, 2), place(1000, -1)];
  const company = new Company(places, 100, 4);

  it('counts the swaps expected elsewhere, near by and around, never the place itself', () => {
    const features = said(company, places[1] as Companion);
    const others = chanceOf(3) + chanceOf(5) + chanceOf(-1);
    expect(features['first-odds']).toBe(0);
    expect(features['others-a-unit']).toBeCloseTo(others / 100, 10);
    expect(features['others-a-place']).toBeCloseTo(others / 3, 10);
    expect(features['sure-a-unit']).toBe(0.02);
    expect(features.near).toBeCloseTo(chanceOf(3), 10);
    expect(features.around).toBeCloseTo(chanceOf(3) + chanceOf(5), 10);
  });

  it('knows what was said of other places of the same form', () => {
    expect(said(company, places[1] as Companion)).toMatchObject({ 'same-form': 2, 'same-form-odds': 1 });
    expect(said(company, places[2] as Companion)).toMatchObject({ 'same-form': 0, 'same-form-odds': 0 });
  });

  it('weighs what was swapped against what a spinner would not have left', () => {
    const features = said(company, places[1] as Companion);
    const others = chanceOf(3) + chanceOf(5) + chanceOf(-1);
    expect(features['survivors-a-unit']).toBe(0.04);
    expect(features['swapped-share']).toBeCloseTo(others / (others + 4), 10);
  });

  it('is no matter of the order in which places are given', () => {
    const turned = new Company([...places].reverse(), 100, 4);
    for (const one of places) expect(turned.featuresOf(one, first)).toEqual(company.featuresOf(one, first));
  });

  it('has finite numbers for a place alone', () => {
    const alone = place(3, 2);
    expect(new Company([alone], 0, 0).featuresOf(alone, first).every(Number.isFinite)).toBe(true);
  });
});
