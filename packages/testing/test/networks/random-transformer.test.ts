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
