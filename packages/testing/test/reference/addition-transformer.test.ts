import { describe, expect, it } from 'vitest';
import { additionTransformerReference } from '../../src/index.js';

describe('additionTransformerReference', () => {
  const { p, path, bytes, expected } = additionTransformerReference();
  const { full, byParameter, overlaps, embeddingPower, keyFrequencies, logits } = expected;

  it('gives the weights of nine parameters, 53,184 numbers', () => {
    const headerBytes = Number(new DataView(bytes.buffer).getBigUint64(0, true));
    expect(bytes).toHaveLength(8 + headerBytes + 4 * 53_184);
    expect(path.endsWith('weights.safetensors')).toBe(true);
    expect(Object.keys(byParameter)).toHaveLength(9);
  });

  it('gives spectra whose traces add up, and overlaps within their bounds', () => {
    const traces = Object.values(byParameter).map(({ trace }) => trace);
    expect(traces.reduce((sum, trace) => sum + trace, 0)).toBeCloseTo(full.trace, 6);
    for (const { eigenvalues } of [full, ...Object.values(byParameter)]) {
      expect(eigenvalues).toHaveLength(40);
      expect(eigenvalues.toSorted((a, b) => b - a)).toEqual(eigenvalues);
    }
    for (const bands of Object.values(overlaps)) {
      for (const band of [bands['0..6'], bands['7..12']]) {
        for (const value of Object.values(band)) expect(value).toBeLessThanOrEqual(2 * keyFrequencies.length);
      }
    }
    expect(embeddingPower).toHaveLength((p - 1) / 2);
    expect(logits.map(({ length }) => length)).toEqual([30, 30, 30]);
  });
});
