import type { LayerDescription } from '@entk/testing';
import type { LayerLibrary } from '@entk/testing/layers';
import { withPositions } from '../../src/cotangent.js';
import { layerOf } from '../../src/description/layer-factories.js';
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

/** This package as the shared checks of layers take it. */
export const library: LayerLibrary<Tensor, models.Cotangent> = {
  makeLayer: (layer: LayerDescription) =>
    layer.kind === 'cubic' ? cubic() : layerOf(layer as models.LayerDescription),
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
