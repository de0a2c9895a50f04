// Also tests detection/chosen-vectors.ts, detection/detection-scores.ts, detection/row-labels.ts: it is put together from them.
import { createRandom, DenseMatrix } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { detectLabels, type RowLabels } from '../../src/index.js';

const N = 400;
const labelOf = Int32Array.from({ length: N }, (_, n) => (n % 10 === 9 ? -1 : n % 4));
const family: RowLabels = { name: 'remainder', labels: ['0', '1', '2', '3', 'never'], labelOf };
const noise = createRandom(1).normals(N * 20);

describe('detectLabels', () => {
  it('finds the vector and the sign that tell a label, and little for the others', () => {
    const vectors = DenseMatrix.generate(N, 6, (n, i) => {
      const bump = i === 2 && labelOf[n] === 1 ? 4 : i === 4 && labelOf[n] === 3 ? -4 : 0;
      return noise[n * 20 + i] + bump;
    });
    const { labels, rows, shuffled } = detectLabels(vectors, family, { seed: 0, draws: 100 });
    expect(rows).toBe(360);
    expect(labels.map(({ label }) => label)).toEqual(['0', '1', '2', '3']);
    const [zero, one, two, three] = labels;
    expect([one.vector, one.sign, three.vector, three.sign]).toEqual([2, 1, 4, -1]);
    // Normals 4 apart: Φ(4/√2) = 0.998
    for (const { areaUnderCurve, adjustedPValue } of [one, three]) {
      expect(areaUnderCurve.mean).toBeGreaterThan(0.98);
      expect(adjustedPValue).toBeLessThanOrEqual(0.04);
    }
    for (const { averagePrecision } of [zero, two]) expect(averagePrecision.mean).toBeLessThan(0.4);
    expect(Math.abs((shuffled?.areaUnderCurve.mean as number) - 0.5)).toBeLessThan(0.02);
  });

  it('is at chance for random vectors however many there are, since the choice is not scored on its own half', () => {
    const vectors = new DenseMatrix(N, 20, noise);
    const { areaUnderCurve, averagePrecision } = detectLabels(vectors, family, { seed: 3, draws: 0 });
    expect(Math.abs(areaUnderCurve.mean - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(averagePrecision.mean - 0.25)).toBeLessThan(0.05);
  });

  it('is the same whatever the sign of the vectors, and for the same seed', () => {
    const vectors = new DenseMatrix(N, 20, noise);
    const turned = new DenseMatrix(
      N,
      20,
      noise.map((value) => -value),
    );
    const [one, other] = [vectors, turned].map((each) => detectLabels(each, family, { seed: 3, draws: 5 }));
    expect(other.averagePrecision).toEqual(one.averagePrecision);
    expect(other.labels.map(({ sign }) => -sign)).toEqual(one.labels.map(({ sign }) => sign));
  });

  it('leaves labels out that few rows have', () => {
    const rare = { ...family, labelOf: labelOf.map((label, n) => (n < 20 ? 4 : label)) };
    const { labels } = detectLabels(new DenseMatrix(N, 20, noise), rare, { seed: 0, draws: 0 });
    expect(labels.map(({ label, count }) => [label, count])).not.toContainEqual(['never', 20]);
    const nothing = detectLabels(new DenseMatrix(N, 20, noise), family, { seed: 0, least: 300 });
    expect([nothing.rows, nothing.labels, nothing.areaUnderCurve.mean]).toEqual([0, [], Number.NaN]);
  });

  it('refuses labels that are not one a row, or none', () => {
    const vectors = new DenseMatrix(N, 20, noise);
    expect(() => detectLabels(vectors, { ...family, labelOf: [0, 1] }, { seed: 0 })).toThrow(
      'labels must be one a row, 400, got 2',
    );
    expect(() => detectLabels(vectors, { ...family, labelOf: labelOf.map(() => 7) }, { seed: 0 })).toThrow(
      'labels must be −1, for none, or in 0..4, got 7 (row 0)',
    );
  });
});
