export {
  attentionOnlyParameterNames,
  attentionOnlyTransformer,
  type AttentionOnlyTransformerOptions,
} from './attention-only-transformer.js';
export {
  oneLayerTransformer,
  oneLayerTransformerByHead,
  type OneLayerTransformerOptions,
  oneLayerTransformerParameterNames,
} from './one-layer-transformer.js';
export { type QuadraticMlpOptions, quadraticMlp, quadraticMlpWeights } from './quadratic-mlp.js';
export { type TiedAutoencoderLayout, tiedAutoencoderInLayout } from './tied-autoencoder-layouts.js';
export {
  type TiedAutoencoderOptions,
  tiedAutoencoder,
  tiedAutoencoderParameterNames,
} from './tied-autoencoder.js';
