import { alignmentHeatmap, columnNormalised, heatmapSummary } from '@entk/alignment';
import { describe, expect, test } from 'vitest';
import { type FigureGold, fourierFamily, gold, networks, referenceHeatmap, secondCliff } from '../fixtures.js';
import { figure, float32Energy } from '../tolerances.js';

describe('heatmapSummary', () => {
  test.each(networks)("are NumPy's and SciPy's on the autoencoder %s, raw and column-normalised", (network) => {
    const raw = referenceHeatmap(network);
    expect(differences(heatmapSummary(raw), gold.heatmaps[network].raw)).toBeLessThan(figure);
    expect(differences(heatmapSummary(columnNormalised(raw)), gold.heatmaps[network].normalised)).toBeLessThan(figure);
  });

  test('give the mean best match of the second cliff before rotation: 0.330', () => {
    const families = [fourierFamily(29, 'sum', (a, b) => a + b), fourierFamily(29, 'diff', (a, b) => a - b)];
    const { meanColumnMax, featuresAbove } = heatmapSummary(alignmentHeatmap(secondCliff(), families));
    expect(Math.abs(meanColumnMax - gold.secondCliff.meanBestMatch)).toBeLessThan(float32Energy);
    expect(featuresAbove).toBe(0);
  });

  test("count features above a threshold of the caller's", () => {
    const heatmap = columnNormalised(referenceHeatmap('m10-S0.3'));
    expect(heatmapSummary(heatmap, { threshold: 0 })).toMatchObject({ featuresAbove: 50, threshold: 0 });
    expect(() => heatmapSummary(heatmap, { threshold: Number.NaN })).toThrow(
      'threshold must be a number in (-∞, ∞), got NaN',
    );
  });
});

/** The largest difference of any figure; counts among them, so that one feature more is a difference of 1. */
function differences(measured: FigureGold, expected: FigureGold): number {
  const names = Object.keys(expected) as (keyof FigureGold)[];
  return Math.max(...names.map((name) => Math.abs(measured[name] - expected[name])));
}
