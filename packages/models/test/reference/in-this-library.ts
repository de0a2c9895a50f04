import { layerFromSpec, type LayerSpec, networkFromSpec, type NetworkSpec } from '@entk/testing';
import type { LayerLibrary } from '@entk/testing/layers';
import { withPositions } from '../../src/cotangent.js';
import {
  type Cotangent,
  defineNetwork,
  dense,
  elementwise,
  embedding,
  flatten,
  gelu,
  identityCotangent,
  type Layer,
  layerNorm,
  meanOverPositions,
  type Network,
  positionEmbedding,
  quadratic,
  relu,
  residual,
  scale,
  sigmoid,
  softmax,
  tanh,
  toDense,
  vectorCotangent,
} from '../../src/index.js';
import {
  fromTensor,
  integersOf,
  multiply,
  multiplyByScalar,
  scoped,
  square,
  type Tensor,
  tensorCount,
  toIntegerTensor,
  toTensor,
} from '../../src/tensor/index.js';

const makers = {
  defineNetwork,
  dense,
  embedding,
  flatten,
  gelu,
  layerNorm,
  meanOverPositions,
  positionEmbedding,
  quadratic,
  relu,
  residual,
  scale,
  sigmoid,
  softmax,
  tanh,
  cubic,
};

/** The network of a spec, made of this package's layers. */
export function networkOf(spec: NetworkSpec): Network {
  return networkFromSpec(spec, makers);
}

/** The layer of a spec. */
function layerOf(spec: LayerSpec): Layer {
  return layerFromSpec(spec, makers);
}

/** This package as the shared checks of layers take it. */
export const library: LayerLibrary<Tensor, Cotangent> = {
  makeLayer: layerOf,
  scoped,
  tensorCount,
  toTensor,
  toIntegerTensor,
  fromTensor,
  integersOf,
  identityCotangent,
  vectorCotangent,
  withPositions,
  toDense(cotangent, exampleCount) {
    const dense = toDense(cotangent, exampleCount);
    return { cotangent: dense, values: dense.values, outputCount: dense.outputCount, positions: dense.positions };
  },
};

/** x³, as a user would write it. */
function cubic(): Layer {
  return elementwise(
    'cubic',
    (x) => multiply(x, square(x)),
    ({ input }) => multiplyByScalar(square(input), 3),
  );
}
