import { describe, expect, it } from 'vitest';
import { everyLayer, inFloat64, isTame, randomTransformer } from '../../src/index.js';

const trials = Array.from({ length: 200 }, (_, seed) => randomTransformer(seed));
const layers = trials.flatMap(({ description }) => everyLayer(description.layers));

describe('random transformers', () => {
  it('are the same for the same seed, and tame', () => {
    expect(randomTransformer(7)).toEqual(trials[7]);
    expect(trials[8]).not.toEqual(trials[7]);
    for (const { description, parameters, inputs } of trials) {
      expect(isTame(description, inFloat64(parameters), inputs)).toBe(true);
    }
  });

  it('draw every option of attention that a block can have', () => {
    const drawn = new Set(layers.filter(({ kind }) => kind === 'attention').flatMap((layer) => Object.keys(layer)));
    for (const option of [
      'keyValueHeads',
      'query',
      'queryKeyValue',
      'queryBias',
      'keyBias',
      'valueBias',
      'queryKeyValueBias',
      'outputBias',
      'causal',
      'window',
      'scale',
      'softcap',
      'queryNorm',
      'keyNorm',
      'rotary',
    ]) {
      expect(drawn).toContain(option);
    }
  });

  it('fill sequences up, before and after', () => {
    const rows = trials.flatMap(({ inputs: { shape, data } }) =>
      Array.from({ length: shape[0] }, (_, n) => data.subarray(n * shape[1], (n + 1) * shape[1])),
    );
    const padded = rows.filter((row) => row.includes(-1));
    expect(padded.length).toBeGreaterThan(20);
    expect(padded.some((row) => row[0] === -1)).toBe(true);
    expect(padded.some((row) => row[row.length - 1] === -1)).toBe(true);
    expect(padded.every((row) => row.some((token) => token >= 0))).toBe(true);
  });

  it('have every kind of block, and every ending', () => {
    const kinds = new Set(layers.map(({ kind }) => kind));
    for (const kind of ['sum', 'product', 'residual', 'rmsNorm', 'layerNorm', 'lastPosition', 'meanOverPositions']) {
      expect(kinds).toContain(kind);
    }
    const attentions = trials.map(
      ({ description }) => everyLayer(description.layers).filter(({ kind }) => kind === 'attention').length,
    );
    expect(new Set(attentions)).toEqual(new Set([1, 2, 3]));
  });
});
