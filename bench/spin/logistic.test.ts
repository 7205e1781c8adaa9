import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fitLogistic } from './logistic.ts';

it('finds slope and offset that labels were drawn by', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.5, max: 2, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (slope, offset) => {
        const values: number[] = [];
        const labels: boolean[] = [];
        for (let x = -4; x <= 4; x += 0.25) {
          // As many labels of each kind as the odds say.
          const swapped = Math.round(1000 / (1 + Math.exp(-(slope * x + offset))));
          for (let at = 0; at < 1000; at++) {
            values.push(x);
            labels.push(at < swapped);
          }
        }
        const [a, b] = fitLogistic(values, labels);
        expect(a).toBeCloseTo(slope, 1);
        expect(b).toBeCloseTo(offset, 1);
      },
    ),
    { numRuns: 10 },
  );
});
