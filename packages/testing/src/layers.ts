export { checkLayer } from './networks/layer-checks.js';
export type { LayerCase } from './networks/layers/reference.js';
export type {
  LayerLibrary,
  TestedCotangent,
  TestedLayer,
  TestedPass,
  TestedShape,
  TestedUse,
} from './networks/tested-layer.js';
export { writtenOut } from './networks/written-out.js';
