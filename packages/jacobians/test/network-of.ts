import {
  defineNetwork,
  dense,
  elementwise,
  embedding,
  flatten,
  gelu,
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
} from '@entk/models';
import { multiply, multiplyByScalar, square } from '@entk/models/tensor';
import { networkFromSpec, type NetworkSpec } from '@entk/testing';

const cubic = () =>
  elementwise(
    'cubic',
    (x) => multiply(x, square(x)),
    ({ input }) => multiplyByScalar(square(input), 3),
  );

/** The network of a spec, in the layers of `@entk/models`. */
export function networkOf(spec: NetworkSpec): Network {
  return networkFromSpec(spec, {
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
  });
}
