import { createRandom } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { largestOnCircle } from '../../src/units/largest-on-circle.js';

describe('largestOnCircle', () => {
  test('is the closed form where one wave is zero', () => {
    expect(largestOnCircle({ cosine: 3, sine: 4, cosine2: 0, sine2: 0 })).toBeCloseTo(Math.atan2(4, 3), 12);
    const half = largestOnCircle({ cosine: 0, sine: 0, cosine2: -1, sine2: 2 }) as number;
    expect(Math.cos(2 * half - Math.atan2(2, -1))).toBeCloseTo(1, 12);
  });

  test('is nowhere below a grid of 10,000 angles', () => {
    const random = createRandom(0);
    for (let trial = 0; trial < 100; trial++) {
      const [cosine, sine, cosine2, sine2] = random.normals(4);
      const at = (x: number) =>
        cosine * Math.cos(x) + sine * Math.sin(x) + cosine2 * Math.cos(2 * x) + sine2 * Math.sin(2 * x);
      const best = at(largestOnCircle({ cosine, sine, cosine2, sine2 }) ?? 0);
      const grid = Array.from({ length: 10_000 }, (_, i) => at((2 * Math.PI * i) / 10_000));
      expect(Math.max(...grid)).toBeLessThan(best + 1e-12);
    }
  });

  test('is undefined where 0 is largest already, or nothing is larger', () => {
    expect(largestOnCircle({ cosine: 1, sine: 0, cosine2: 1, sine2: 0 })).toBeUndefined();
    expect(largestOnCircle({ cosine: 0, sine: 0, cosine2: 0, sine2: 0 })).toBeUndefined();
  });
});
