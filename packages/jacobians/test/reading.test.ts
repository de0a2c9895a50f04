import { ndArray } from '@entk/core';
import {
  defineNetwork,
  dense,
  embedding,
  flatten,
  initialiseBackend,
  meanOverPositions,
  type Network,
  type NetworkInputs,
} from '@entk/models';
import { forwardPass, identityCotangent, inputTensor, parameterTensors, pullBack } from '@entk/models/layers';
import { disposeAll, scoped } from '@entk/models/tensor';
import { beforeAll, describe, expect, it } from 'vitest';
import type { FactoredUse } from '../src/factors/index.js';
import { readUses } from '../src/reading.js';

beforeAll(() => initialiseBackend());

const W = ndArray([2, 2], Float32Array.of(1, 2, 3, 4));
const b = ndArray([2], Float32Array.of(5, 6));

function usesOf(network: Network, inputs: NetworkInputs): FactoredUse[] {
  const values = new Map([
    ['W', W],
    ['b', b],
  ]);
  const tensors = parameterTensors(new Map(Array.from(values).filter(([name]) => network.parameterShapes.has(name))));
  try {
    return scoped(() => {
      const pass = forwardPass(network, tensors, inputTensor(network, inputs));
      return readUses(pullBack(network, pass, identityCotangent(network.outputSize)), inputs.shape[0]);
    });
  } finally {
    disposeAll(tensors.values());
  }
}

describe('readUses', () => {
  it('reads positions of a δ side by side, sums a vector’s over them, and copies shared tensors once', () => {
    const network = defineNetwork({
      inputSize: 2,
      positions: 2,
      layers: [dense({ weight: 'W', bias: 'b' }), dense({ weight: 'W' }), meanOverPositions()],
      parameters: { W: [2, 2], b: [2] },
    });
    const uses = usesOf(network, ndArray([1, 2, 2], Float32Array.of(1, 0, 0, 1)));
    expect(uses.map(({ kind, delta }) => [kind, delta.form])).toEqual([
      ['matrix', 'factored'],
      ['matrix', 'factored'],
      ['vector', 'factored'],
    ]);
    const [last, first, bias] = uses.map(({ delta }) => (delta.form === 'factored' ? [...delta.outputs.data] : []));
    // δ of output c at position t is ½ e_c, and behind W half its row
    expect(last).toEqual([0.5, 0, 0.5, 0, 0, 0.5, 0, 0.5]);
    expect(first).toEqual([0.5, 1, 0.5, 1, 1.5, 2, 1.5, 2]);
    expect(bias).toEqual([1, 2, 3, 4]);
    expect(uses[1]).toMatchObject({ kind: 'matrix', positions: 2, transposed: false });
    expect(uses[1].kind === 'matrix' && [...uses[1].activation.data]).toEqual([1, 0, 0, 1]);
  });

  it('reads the tokens of a lookup', () => {
    const network = defineNetwork({
      vocabularySize: 2,
      positions: 3,
      layers: [embedding({ weight: 'W' }), flatten()],
      parameters: { W: [2, 2] },
    });
    const [use] = usesOf(network, ndArray([1, 3], Int32Array.of(1, 0, 1)));
    expect(use).toMatchObject({ kind: 'lookup', positions: 3, indices: Int32Array.of(1, 0, 1) });
  });
});
