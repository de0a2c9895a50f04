export { describeNetwork } from './description/describe-network.js';
export { networkFromDescription } from './description/network-from-description.js';
export type {
  InputsDescription,
  LayerDescription,
  NetworkDescription,
} from './description/network-description.js';
export { readNetworkDescription } from './description/read-description.js';
export { type DraftedDescription, type DraftedInputs, draftDescription } from './import/draft-description.js';
export type { DraftedLayer } from './import/drafted-layers.js';
export { type NetworkFromWeights, networkFromWeights } from './import/network-from-weights.js';
export {
  type MissingParameter,
  type PlaceWeightsOptions,
  placeWeights,
  reportFaults,
  requirePlaced,
  type TensorPlace,
  type WeightsReport,
} from './import/place-weights.js';
export { additionTransformerWeights } from './import/recognise/addition-transformer.js';
export { inductionWeights } from './import/recognise/induction.js';
export { nanoGptWeights, type NanoGptWeightsOptions } from './import/recognise/nano-gpt.js';
export { type GgufWeightsOptions, ggufWeights } from './import/recognise/gguf/gguf.js';
export {
  modularAdditionWeights,
  type ModularAdditionWeightsOptions,
} from './import/recognise/modular-addition.js';
export {
  type RecognisedNetwork,
  recogniseNetwork,
  requireRecognised,
} from './import/recognise/recognise-network.js';
export type { Recognised, Recogniser } from './import/recognise/recogniser.js';
export { huggingFaceWeights, type HuggingFaceWeightsOptions } from './import/recognise/hugging-face/hugging-face.js';
export { superpositionWeights, type SuperpositionWeightsOptions } from './import/recognise/superposition.js';
export { tfjsWeights } from './import/recognise/tfjs.js';
export {
  transformerLensWeights,
  type TransformerLensWeightsOptions,
} from './import/recognise/transformer-lens/transformer-lens.js';
export { readWeightMapping, type TensorSource, type WeightMapping } from './import/weight-mapping.js';
export { normalParameters, xavierNormalParameters } from './initialise.js';
export { attention } from './layers/attention.js';
export type { AttentionOptions } from './layers/attention-options.js';
export { type BatchNormOptions, batchNorm } from './layers/batch-norm.js';
export { conv1d } from './layers/conv1d.js';
export { conv2d } from './layers/conv2d.js';
export type { ConvolutionOptions } from './layers/convolution.js';
export { type DenseOptions, dense } from './layers/dense.js';
export { type ElementwisePass, elementwise } from './layers/elementwise.js';
export { type EmbeddingOptions, embedding } from './layers/embedding.js';
export { flatten } from './layers/flatten.js';
export { type GeluOptions, gelu } from './layers/gelu.js';
export { identity } from './layers/identity.js';
export type { NamesOfParts } from './layers/joint-dense.js';
export { lastPosition } from './layers/last-position.js';
export type { Layer } from './layers/layer.js';
export { type LayerNormOptions, layerNorm } from './layers/layer-norm.js';
export { type LeakyReluOptions, leakyRelu } from './layers/leaky-relu.js';
export { maxPool1d } from './layers/max-pool1d.js';
export { maxPool2d } from './layers/max-pool2d.js';
export type { MaxPoolOptions } from './layers/max-pooling.js';
export { meanOverPositions } from './layers/mean-over-positions.js';
export { meanPool1d } from './layers/mean-pool1d.js';
export { meanPool2d } from './layers/mean-pool2d.js';
export type { MeanPoolOptions } from './layers/mean-pooling.js';
export { type PositionEmbeddingOptions, positionEmbedding } from './layers/position-embedding.js';
export { product } from './layers/product.js';
export { quadratic } from './layers/quadratic.js';
export { relu } from './layers/relu.js';
export { residual } from './layers/residual.js';
export { type RmsNormOptions, rmsNorm } from './layers/rms-norm.js';
export type { RotaryOptions } from './layers/rotary-frequencies.js';
export { scale } from './layers/scale.js';
export { sigmoid } from './layers/sigmoid.js';
export { silu } from './layers/silu.js';
export { softmax } from './layers/softmax.js';
export { sum } from './layers/sum.js';
export { tanh } from './layers/tanh.js';
export { defineNetwork, type Network, type NetworkDefinition } from './network.js';
export { attentionWeights, type AttentionWeightsOptions } from './attention-weights.js';
export {
  attentionOnlyParameterNames,
  attentionOnlyTransformer,
  type AttentionOnlyTransformerOptions,
} from './networks/attention-only-transformer.js';
export {
  oneLayerTransformer,
  oneLayerTransformerByHead,
  type OneLayerTransformerOptions,
  oneLayerTransformerParameterNames,
} from './networks/one-layer-transformer.js';
export { type QuadraticMlpOptions, quadraticMlp, quadraticMlpWeights } from './networks/quadratic-mlp.js';
export { type TiedAutoencoderLayout, tiedAutoencoderInLayout } from './networks/tied-autoencoder-layouts.js';
export {
  type TiedAutoencoderOptions,
  tiedAutoencoder,
  tiedAutoencoderParameterNames,
} from './networks/tied-autoencoder.js';
export type { ParameterSet } from './parameters.js';
export { activations, type ActivationsOptions, type NamedLayer, namedLayers } from './activations.js';
export { nearKinks, type NearKinks } from './near-kinks.js';
export { ownPositions } from './own-positions.js';
export { headsApart, type NetworkWithParameters } from './heads-apart.js';
export { maskTokens, padTokens } from './padding.js';
export { randomReadouts, type RandomReadoutsOptions } from './random-readouts.js';
export { readingLast } from './reading-last.js';
export { type LayerRange, subnetwork } from './subnetwork.js';
export { type NetworkInputs, predict, type PredictOptions } from './predict.js';
export type { PositionsOfExamples, Readout } from './readout.js';
export { type BackendOptions, initialiseBackend } from './tensor/index.js';
export { selectRows } from './training/batches.js';
export type { DrawnExamples, Examples, TrainingData } from './training/examples.js';
export { crossEntropy, type Loss, squaredError } from './training/losses.js';
export { accuracyOf, type Metrics, metricsOf } from './training/metrics.js';
export { type AdamOptions, type AdamWOptions, adam, adamW, type Optimiser } from './training/optimisers.js';
export type { Checkpoint, HistoryEntry } from './training/history.js';
export type { TakeSnapshot, TrainingSnapshot } from './training/snapshot.js';
export type { TrainingOptions } from './training/options.js';
export { type TrainingRun, train } from './training/train.js';
