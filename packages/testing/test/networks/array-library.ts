import { type NdArray, ndArray } from '@entk/core';
import type { LayerLibrary, TestedLayer } from '../../src/layers.js';

/** δ [N·C·T, H]. */
export interface PlainCotangent {
  readonly values: NdArray;
  readonly outputCount: number;
  readonly positions: number;
}

type Pass = ReturnType<TestedLayer<NdArray, PlainCotangent>['forward']>;

/** A library whose tensors are arrays and whose only layer doubles, up to what a test makes wrong about it. */
export function doublingLibrary(wrong: { forward?: number; back?: number; push?: number } = {}) {
  const times = ({ shape, data }: NdArray, factor: number) =>
    ndArray(
      shape,
      data.map((value) => factor * value),
    );
  const pass = (input: { readonly values: NdArray; readonly positions: number }): Pass => ({
    output: { values: times(input.values, wrong.forward ?? 2), positions: input.positions },
    pullback: (cotangent) => ({
      uses: [],
      input: () => ({ ...cotangent, values: times(cotangent.values, wrong.back ?? 2) }),
    }),
    pushforward: (tangent) => tangent && times(tangent, wrong.push ?? 2),
  });
  const library: LayerLibrary<NdArray, PlainCotangent> = {
    ...arrays,
    makeLayer: () => ({ kind: 'scale', parameters: [], outputShape: (input) => input, forward: pass }),
  };
  return library;
}

/** Tensors that are arrays, in no backend. */
export const arrays: LayerLibrary<NdArray, PlainCotangent> = {
  makeLayer() {
    throw new Error('no layers here');
  },
  scoped: (body) => body(),
  tensorCount: () => 0,
  toTensor: (array) => array,
  toIntegerTensor: (integers) => ndArray([integers.length], Float32Array.from(integers)),
  fromTensor: (tensor) => tensor,
  integersOf: ({ data }) => Int32Array.from(data),
  identityCotangent(outputCount) {
    const values = ndArray([examples * outputCount, outputCount]);
    for (let row = 0; row < examples * outputCount; row++) values.data[row * outputCount + (row % outputCount)] = 1;
    return { values, outputCount, positions: 1 };
  },
  vectorCotangent: (values, positions) => ({ values, outputCount: 1, positions }),
  withPositions({ values: { shape, data }, outputCount }, positions) {
    return { values: ndArray([shape[0] * positions, shape[1] / positions], data), outputCount, positions };
  },
  toDense: (cotangent) => ({ cotangent, ...cotangent }),
};

/** The checks' number of examples. */
const examples = 3;
