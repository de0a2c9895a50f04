import { describe, expect, it } from 'vitest';
import { everyLayer, layerFromSpec, networkFromSpec } from '../../src/index.js';

const makers = {
  dense: ({ weight }: { weight: string }) => `dense ${weight}`,
  scale: (factor: number) => `scale ${factor}`,
  quadratic: () => 'quadratic',
  relu: () => 'relu',
  cubic: () => 'cubic',
  tanh: () => 'tanh',
  sigmoid: () => 'sigmoid',
  softmax: () => 'softmax',
  flatten: () => 'flatten',
  meanOverPositions: () => 'mean',
  gelu: ({ approximate = 'none' }: { approximate?: string }) => `gelu ${approximate}`,
  layerNorm: ({ gain = 'none' }: { gain?: string }) => `norm ${gain}`,
  residual: (layers: readonly string[]) => `residual (${layers.join(', ')})`,
  embedding: ({ weight }: { weight: string }) => `embedding ${weight}`,
  positionEmbedding: ({ weight }: { weight: string }) => `positions ${weight}`,
  defineNetwork: (definition: { inputSize?: number; layers: readonly string[] }) => definition,
};

describe('everyLayer', () => {
  it('names those inside others after them', () => {
    const inner = { kind: 'residual', layers: [{ kind: 'tanh' }] } as const;
    const layers = everyLayer([{ kind: 'relu' }, { kind: 'residual', layers: [inner, { kind: 'softmax' }] }]);
    expect(layers.map(({ kind }) => kind)).toEqual(['relu', 'residual', 'residual', 'tanh', 'softmax']);
  });
});

describe('a network from a spec', () => {
  it('is made by the library it is given', () => {
    const spec = {
      inputSize: 2,
      layers: [
        { kind: 'dense', weight: 'W' },
        { kind: 'relu' },
        { kind: 'scale', factor: 3 },
        { kind: 'quadratic' },
        { kind: 'cubic' },
      ],
      parameters: { W: [1, 2] },
    } as const;
    expect(networkFromSpec(spec, makers)).toEqual({
      inputSize: 2,
      layers: ['dense W', 'relu', 'scale 3', 'quadratic', 'cubic'],
      parameters: { W: [1, 2] },
    });
    expect(layerFromSpec({ kind: 'scale', factor: 2 }, makers)).toBe('scale 2');
  });

  it('takes tokens, positions and layers inside layers', () => {
    const layers = [
      { kind: 'embedding', weight: 'E' },
      { kind: 'positionEmbedding', weight: 'P' },
      {
        kind: 'residual',
        layers: [{ kind: 'layerNorm', gain: 'g' }, { kind: 'gelu', approximate: 'tanh' }, { kind: 'tanh' }],
      },
      { kind: 'meanOverPositions' },
      { kind: 'flatten' },
      { kind: 'sigmoid' },
      { kind: 'softmax' },
    ] as const;
    const parameters = { E: [4, 2], P: [3, 2], g: [2] };
    expect(networkFromSpec({ inputSize: 4, positions: 3, tokens: true, layers, parameters }, makers)).toEqual({
      vocabularySize: 4,
      positions: 3,
      layers: [
        'embedding E',
        'positions P',
        'residual (norm g, gelu tanh, tanh)',
        'mean',
        'flatten',
        'sigmoid',
        'softmax',
      ],
      parameters,
    });
  });
});
