import { describe, expect, it } from 'vitest';
import { parameterNames } from '../../src/description/layer-factories.js';
import type { LayerDescription, NetworkDescription } from '../../src/description/network-description.js';
import { resolvedShapes } from '../../src/description/shapes.js';

const resolve = (description: NetworkDescription, given: Record<string, readonly number[]> = {}) =>
  resolvedShapes(description, parameterNames(description.layers), new Map(Object.entries(given)));

const mlp: readonly LayerDescription[] = [
  { kind: 'dense', weight: 'U', bias: 'a' },
  { kind: 'relu' },
  {
    kind: 'residual',
    layers: [
      { kind: 'layerNorm', gain: 'g' },
      { kind: 'dense', weight: 'V', transposed: true },
    ],
  },
  { kind: 'dense', weight: 'W', bias: 'b' },
];

describe('resolvedShapes', () => {
  it('takes weights from the file, and biases and gains from the widths', () => {
    const { shapes, unknown, faults } = resolve(
      { inputs: { size: 5 }, layers: mlp },
      { U: [4, 5], V: [4, 4], W: [2, 4] },
    );
    expect(faults).toEqual([]);
    expect(unknown).toEqual([]);
    expect([...shapes]).toEqual([
      ['U', [4, 5]],
      ['a', [4]],
      ['g', [4]],
      ['V', [4, 4]],
      ['W', [2, 4]],
      ['b', [2]],
    ]);
  });

  it('takes them from outputs, transposed or not, of embeddings and positions too', () => {
    const layers: readonly LayerDescription[] = [
      { kind: 'embedding', weight: 'E', outputs: 6 },
      { kind: 'positionEmbedding', weight: 'P' },
      { kind: 'dense', weight: 'W', outputs: 3, transposed: true },
      { kind: 'flatten' },
      { kind: 'dense', weight: 'V', outputs: 2 },
    ];
    const { shapes, faults } = resolve({ inputs: { positions: 4, vocabulary: 11 }, layers });
    expect(faults).toEqual([]);
    expect(Object.fromEntries(shapes)).toEqual({ E: [11, 6], P: [4, 6], W: [6, 3], V: [2, 12] });
  });

  it('names every layer that does not chain by its path, blocks included', () => {
    const { faults } = resolve({ inputs: { size: 5 }, layers: mlp }, { U: [4, 6], a: [3], V: [4, 3], W: [2, 7] });
    expect(faults).toEqual([
      'layers[0] (dense): weight "U" must have axes [outputs, 5], got [4, 6]',
      'layers[0] (dense): bias "a" must have axes [4], got [3]',
      expect.stringMatching(/^layers\[2\] \(residual\): inner layers must give the shape they take/),
      'layers[3] (dense): weight "W" must have axes [outputs, 4], got [2, 7]',
    ]);
    const inner = resolve({ inputs: { size: 4 }, layers: mlp.slice(2, 3) }, { V: [7, 4] });
    expect(inner.faults).toEqual(['layers[0].layers[1] (dense): weight "V" must have axes [4, outputs], got [7, 4]']);
  });

  it('holds parameters of the description against the weights', () => {
    const parameters = { U: [4, 5], unused: [1], W: [2, 4] };
    const { faults } = resolve({ inputs: { size: 5 }, layers: mlp, parameters }, { U: [5, 5], V: [5, 5], W: [2, 5] });
    expect(faults.slice(0, 2)).toEqual([
      'parameters["U"] must be [5, 5] as in the weights, got [4, 5]',
      'parameters["W"] must be [2, 5] as in the weights, got [2, 4]',
    ]);
    expect(faults[2]).toBe('parameters["unused"] is used by no layer');
  });

  it('tells which shapes nobody gives', () => {
    expect(resolve({ inputs: { size: 5 }, layers: mlp }, { W: [2, 4] }).unknown).toEqual(['U', 'a', 'g', 'V', 'b']);
  });

  it('refuses tokens without an embedding, and an embedding of numbers', () => {
    const relu: readonly LayerDescription[] = [{ kind: 'relu' }];
    expect(resolve({ inputs: { positions: 2, vocabulary: 3 }, layers: relu }).faults).toEqual([
      'layers[0] (relu): takes numbers, got tokens; begin with an embedding',
    ]);
    expect(resolve({ inputs: { size: 3 }, layers: [{ kind: 'embedding', weight: 'E', outputs: 2 }] }).faults).toEqual([
      'layers[0] (embedding): takes tokens, got numbers',
    ]);
    expect(resolve({ inputs: { positions: 2, size: 3 }, layers: relu }).faults).toEqual([]);
  });

  it('says of a parameter that two layers share only once what is wrong with it', () => {
    const layers: readonly LayerDescription[] = [
      { kind: 'dense', weight: 'W' },
      { kind: 'dense', weight: 'W', transposed: true, bias: 'b' },
    ];
    const { faults } = resolve({ inputs: { size: 20 }, layers }, { W: [2, 5, 20], b: [20] });
    expect(faults).toEqual(['layers[0] (dense): weight "W" must have axes [outputs, 20], got [2, 5, 20]']);
  });
});
