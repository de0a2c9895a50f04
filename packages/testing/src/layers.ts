export { checkLayer, type LayerCase } from './networks/layer-checks.js';
export type {
  LayerLibrary,
  TestedCotangent,
  TestedLayer,
  TestedPass,
  TestedShape,
  TestedUse,
} from './networks/tested-layer.js';
export { writtenOut } from './networks/written-out.js';
