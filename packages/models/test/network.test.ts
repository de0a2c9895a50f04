import { describe, expect, it } from 'vitest';
import { defineNetwork, dense, embedding, flatten, relu, residual } from '../src/index.js';

describe('defineNetwork', () => {
  it('counts every shared parameter once', () => {
    const network = defineNetwork({
      inputSize: 4,
      layers: [dense({ weight: 'W' }), relu(), dense({ weight: 'W', transposed: true, bias: 'b' })],
      parameters: { W: [3, 4], b: [4] },
    });
    expect(network).toMatchObject({ inputSize: 4, outputSize: 4, parameterCount: 16 });
    expect(Array.from(network.parameterShapes)).toEqual([
      ['W', [3, 4]],
      ['b', [4]],
    ]);
  });

  it('passes its inputs on when there is no layer', () => {
    expect(defineNetwork({ inputSize: 4, layers: [], parameters: {} })).toMatchObject({
      outputSize: 4,
      parameterCount: 0,
    });
  });

  it('keeps its own list of layers', () => {
    const layers = [dense({ weight: 'W' })];
    const network = defineNetwork({ inputSize: 2, layers, parameters: { W: [2, 2] } });
    layers.push(relu());
    expect(network.layers).toHaveLength(1);
  });

  it('refuses layers that do not chain, naming every mismatch at once', () => {
    expect(() =>
      defineNetwork({
        inputSize: 4,
        layers: [dense({ weight: 'A' }), dense({ weight: 'B', bias: 'b' })],
        parameters: { A: [3, 5], B: [2, 4], b: [3] },
      }),
    ).toThrow(
      'defineNetwork: layers must chain: layer 0 (dense): weight "A" must have axes [outputs, 4], got [3, 5]; ' +
        'layer 1 (dense): weight "B" must have axes [outputs, 3], got [2, 4]; bias "b" must have axes [2], got [3]',
    );
  });

  it('refuses parameters without a shape and parameters without a use, all of them', () => {
    expect(() =>
      defineNetwork({
        inputSize: 4,
        layers: [dense({ weight: 'W', bias: 'b' })],
        parameters: { V: [3, 4], c: [4] },
      }),
    ).toThrow(
      'defineNetwork: parameters must be those that layers use: "W" has no shape; "b" has no shape; ' +
        'no layer uses "V"; no layer uses "c"',
    );
  });

  it('refuses an invalid number of inputs', () => {
    expect(() => defineNetwork({ inputSize: 0, layers: [], parameters: {} })).toThrow(
      'defineNetwork: inputSize must be an integer of at least 1, got 0',
    );
  });

  it('takes sequences and tokens, and knows every activation on the way', () => {
    const network = defineNetwork({
      vocabularySize: 7,
      positions: 3,
      layers: [
        embedding({ weight: 'E' }),
        residual([dense({ weight: 'U' }), relu(), dense({ weight: 'U', transposed: true })]),
        flatten(),
      ],
      parameters: { E: [7, 2], U: [5, 2] },
    });
    expect(network).toMatchObject({ inputSize: 7, positions: 3, tokens: true, outputSize: 6, parameterCount: 24 });
    expect(network.activationShapes.map(({ positions, width }) => [positions, width])).toEqual([
      [3, 7],
      [3, 2],
      [3, 5],
      [3, 5],
      [3, 2],
      [3, 2],
      [1, 6],
    ]);
  });

  it('may end with several positions', () => {
    const several = { inputSize: 2, positions: 3, layers: [relu()], parameters: {} };
    expect(defineNetwork(several)).toMatchObject({ outputSize: 2, outputPositions: 3 });
    expect(defineNetwork({ ...several, layers: [relu(), flatten()] })).toMatchObject({
      outputSize: 6,
      outputPositions: 1,
    });
  });

  it('refuses tokens that nothing embeds', () => {
    expect(() => defineNetwork({ vocabularySize: 3, layers: [], parameters: {} })).toThrow(
      'defineNetwork: layers must chain: the network must give numbers, got tokens; begin it with an embedding',
    );
  });

  it('refuses numbers and tokens at once, neither, and invalid positions', () => {
    expect(() => defineNetwork({ layers: [], parameters: {} })).toThrow(
      'defineNetwork: inputs must be numbers, given by inputSize, or tokens, given by vocabularySize, got "neither"',
    );
    expect(() => defineNetwork({ inputSize: 1, vocabularySize: 1, layers: [], parameters: {} })).toThrow('got "both"');
    expect(() => defineNetwork({ vocabularySize: 0, layers: [], parameters: {} })).toThrow(
      'defineNetwork: vocabularySize must be an integer of at least 1, got 0',
    );
    expect(() => defineNetwork({ inputSize: 1, positions: 1.5, layers: [], parameters: {} })).toThrow(
      'defineNetwork: positions must be an integer of at least 1, got 1.5',
    );
  });
});
