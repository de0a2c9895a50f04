import { layerFromSpec, type LayerSpec, networkFromSpec, type NetworkSpec } from '@entk/testing';
import type { LayerLibrary } from '@entk/testing/layers';
import { withPositions } from '../../src/cotangent.js';
import * as models from '../../src/index.js';
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

const makers = { ...models, cubic };

/** The network of a spec, made of this package's layers. */
export function networkOf(spec: NetworkSpec): models.Network {
  return networkFromSpec(spec, makers);
}

/** The layer of a spec. */
function layerOf(spec: LayerSpec): models.Layer {
  return layerFromSpec(spec, makers);
}

/** This package as the shared checks of layers take it. */
export const library: LayerLibrary<Tensor, models.Cotangent> = {
  makeLayer: layerOf,
  scoped,
  tensorCount,
  toTensor,
  toIntegerTensor,
  fromTensor,
  integersOf,
  identityCotangent: models.identityCotangent,
  vectorCotangent: models.vectorCotangent,
  withPositions,
  toDense(cotangent, exampleCount) {
    const dense = models.toDense(cotangent, exampleCount);
    return { cotangent: dense, values: dense.values, outputCount: dense.outputCount, positions: dense.positions };
  },
};

/** x³, as a user would write it. */
function cubic(): models.Layer {
  return models.elementwise(
    'cubic',
    (x) => multiply(x, square(x)),
    ({ input }) => multiplyByScalar(square(input), 3),
  );
}
