import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitPower } from './fit.mjs';
import { plot } from './growth-plot.mjs';

describe('fitPower', () => {
  it('finds factor and exponent of a power law', () => {
    const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(positive, fc.double({ min: -2, max: 2, noNaN: true }), (factor, exponent) => {
        const points = [1, 10, 300].map((x): [number, number] => [x, factor * x ** exponent]);
        const fit = fitPower(points);
        expect(fit.exponent).toBeCloseTo(exponent, 6);
        expect(fit.factor / factor).toBeCloseTo(1, 6);
      }),
    );
  });
});

describe('plot', () => {
  it('draws every point inside the picture', () => {
    const svg = plot([
      { size: 1000, cpu: 0.9, memory: 90 },
      { size: 10000, cpu: 5.2, memory: 150 },
      { size: 100000, cpu: 48, memory: 390 },
    ]);
    const circles = [...svg.matchAll(/<circle class="point" cx="([\d.]+)" cy="([\d.]+)"/g)];
    expect(circles).toHaveLength(6);
    for (const [, x, y] of circles) {
      expect(Number(x)).toBeLessThanOrEqual(740);
      expect(Number(y)).toBeGreaterThanOrEqual(50);
      expect(Number(y)).toBeLessThanOrEqual(250);
    }
    expect(svg).toContain('exponent 0.8');
    expect(svg).not.toMatch(/NaN|Infinity/);
  });
});
