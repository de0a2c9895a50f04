export { type DraftedDescription, type DraftedInputs, draftDescription } from './draft-description.js';
export type { DraftedLayer } from './drafted-layers.js';
export { type NetworkFromWeights, networkFromWeights } from './network-from-weights.js';
export {
  type MissingParameter,
  type PlaceWeightsOptions,
  placeWeights,
  reportFaults,
  requirePlaced,
  type TensorPlace,
  type WeightsReport,
} from './place-weights.js';
export { additionTransformerWeights } from './recognise/addition-transformer.js';
export { inductionWeights } from './recognise/induction.js';
export { nanoGptWeights, type NanoGptWeightsOptions } from './recognise/nano-gpt.js';
export { type GgufWeightsOptions, ggufWeights } from './recognise/gguf/gguf.js';
export {
  modularAdditionWeights,
  type ModularAdditionWeightsOptions,
} from './recognise/modular-addition.js';
export {
  type RecognisedNetwork,
  recogniseNetwork,
  requireRecognised,
} from './recognise/recognise-network.js';
export type { Recognised, Recogniser } from './recognise/recogniser.js';
export { huggingFaceWeights, type HuggingFaceWeightsOptions } from './recognise/hugging-face/hugging-face.js';
export { superpositionWeights, type SuperpositionWeightsOptions } from './recognise/superposition.js';
export { tfjsWeights } from './recognise/tfjs.js';
export {
  transformerLensWeights,
  type TransformerLensWeightsOptions,
} from './recognise/transformer-lens/transformer-lens.js';
export { readWeightMapping, type TensorSource, type WeightMapping } from './weight-mapping.js';
