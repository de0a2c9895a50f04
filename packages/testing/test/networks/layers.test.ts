// Tests every file of its folder: each reference gives what was computed by hand, or stands in tables.
import { ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import { inFloat64, type NetworkDescription, referenceOutputs } from '../../src/index.js';
import { outputsOf, squaredAndTied } from './by-hand.js';

describe('the references of layers', () => {
  it('computes dense layers, scales and powers as by hand', () => {
    const { description, parameters, inputs } = squaredAndTied;
    // hidden 3 − 2 + ½ = 1.5 and −1 + ½ = −0.5, 2·2.25 = 4.5 and 2·0.25 = 0.5, times (3, −1), rectified
    expect([...referenceOutputs(description, parameters, inputs).data]).toEqual([13.5, 0, 1.5, 0]);
    expect(outputsOf([{ kind: 'cubic' }], [1, -2])).toEqual([1, -8]);
  });

  it('computes activations as tables have them', () => {
    expect(outputsOf([{ kind: 'tanh' }], [0, 1])[1]).toBeCloseTo(0.7615941559557649, 15);
    expect(outputsOf([{ kind: 'sigmoid' }], [0, 1])).toEqual([0.5, 1 / (1 + Math.exp(-1))]);
    // Φ(1) = 0.8413447460685429
    expect(outputsOf([{ kind: 'gelu' }], [1, -1])).toEqual([
      expect.closeTo(0.8413447460685429, 14),
      expect.closeTo(-0.15865525393145707, 14),
    ]);
    // torch.nn.functional.gelu(torch.tensor(1., dtype=torch.float64), approximate="tanh")
    expect(outputsOf([{ kind: 'gelu', approximate: 'tanh' }], [1])[0]).toBeCloseTo(0.8411919906082768, 15);
    expect(outputsOf([{ kind: 'softmax' }], [0, Math.log(3)]).map((value) => Math.round(1e6 * value))).toEqual([
      250000, 750000,
    ]);
  });

  it('normalises with the variance over H, then gain and bias', () => {
    const layer = { kind: 'layerNorm', gain: 'g', bias: 'b', epsilon: 1 } as const;
    // mean 2, variance 2⅔ + 1: (−2, 0, 2)/√(11/3)
    const root = Math.sqrt(8 / 3 + 1);
    expect(outputsOf([layer], [0, 2, 4], { g: [1, 1, 2], b: [0, 5, 1] })).toEqual([-2 / root, 5, 2 * (2 / root) + 1]);
  });

  it('adds residuals and vectors for positions, and joins positions', () => {
    const residual = { kind: 'residual', layers: [{ kind: 'quadratic' }, { kind: 'scale', factor: 2 }] } as const;
    expect(outputsOf([residual], [1, 3])).toEqual([3, 21]);
    const added = { kind: 'positionEmbedding', weight: 'P' } as const;
    const P = [
      [10, 20],
      [30, 40],
      [50, 60],
    ];
    expect(outputsOf([added, { kind: 'flatten' }], [1, 2, 3, 4], { P }, 2)).toEqual([11, 22, 33, 44]);
    expect(outputsOf([added, { kind: 'meanOverPositions' }], [1, 2, 3, 4], { P }, 2)).toEqual([22, 33]);
  });

  it('reads the rows of tokens', () => {
    const description: NetworkDescription = {
      inputs: { positions: 2, vocabulary: 3 },
      layers: [{ kind: 'embedding', weight: 'E' }, { kind: 'flatten' }],
      parameters: { E: [3, 2] },
    };
    const E = ndArray([3, 2], Float32Array.of(1, 2, 3, 4, 5, 6));
    const outputs = referenceOutputs(description, inFloat64(new Map([['E', E]])), ndArray([1, 2], Int32Array.of(2, 0)));
    expect([...outputs.data]).toEqual([5, 6, 1, 2]);
  });
});
