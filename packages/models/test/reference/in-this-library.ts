import type { LayerDescription } from '@entk/testing';
import type { LayerLibrary } from '@entk/testing/layers';
import { layerOf } from '../../src/description/layer-factories.js';
import * as models from '../../src/index.js';
import * as layers from '../../src/layers/index.js';
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

/** This package as the shared checks of layers take it. */
export const library: LayerLibrary<Tensor, layers.Cotangent> = {
  makeLayer: (layer: LayerDescription) =>
    layer.kind === 'cubic' ? cubic() : layerOf(layer as models.LayerDescription),
  scoped,
  tensorCount,
  toTensor,
  toIntegerTensor,
  fromTensor,
  integersOf,
  identityCotangent: layers.identityCotangent,
  vectorCotangent: layers.vectorCotangent,
  withPositions: layers.withPositions,
  toDense(cotangent, exampleCount) {
    const dense = layers.toDense(cotangent, exampleCount);
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
