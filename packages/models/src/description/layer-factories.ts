import { dense } from '../layers/dense.js';
import { embedding } from '../layers/embedding.js';
import { flatten } from '../layers/flatten.js';
import { gelu } from '../layers/gelu.js';
import type { Layer } from '../layers/layer.js';
import { layerNorm } from '../layers/layer-norm.js';
import { meanOverPositions } from '../layers/mean-over-positions.js';
import { positionEmbedding } from '../layers/position-embedding.js';
import { quadratic } from '../layers/quadratic.js';
import { relu } from '../layers/relu.js';
import { residual } from '../layers/residual.js';
import { scale } from '../layers/scale.js';
import { sigmoid } from '../layers/sigmoid.js';
import { softmax } from '../layers/softmax.js';
import { tanh } from '../layers/tanh.js';
import type { LayerDescription } from './network-description.js';

/** The layer of a description that was checked. */
export function layerOf(description: LayerDescription): Layer {
  switch (description.kind) {
    case 'dense':
      return dense(description);
    case 'scale':
      return scale(description.factor);
    case 'gelu':
      return gelu(description);
    case 'layerNorm':
      return layerNorm(description);
    case 'embedding':
      return embedding(description);
    case 'positionEmbedding':
      return positionEmbedding(description);
    case 'residual':
      return residual(description.layers.map(layerOf));
    case 'quadratic':
      return quadratic();
    case 'relu':
      return relu();
    case 'tanh':
      return tanh();
    case 'sigmoid':
      return sigmoid();
    case 'softmax':
      return softmax();
    case 'flatten':
      return flatten();
    case 'meanOverPositions':
      return meanOverPositions();
  }
}

/** The names of a network's parameters in the order in which its layers first use them. */
export function parameterNames(layers: readonly LayerDescription[]): string[] {
  const names = layers.flatMap((layer): (string | undefined)[] => {
    switch (layer.kind) {
      case 'dense':
        return [layer.weight, layer.bias];
      case 'layerNorm':
        return [layer.gain, layer.bias];
      case 'embedding':
      case 'positionEmbedding':
        return [layer.weight];
      case 'residual':
        return parameterNames(layer.layers);
      default:
        return [];
    }
  });
  return [...new Set(names.filter((name) => name !== undefined))];
}
