export type { Tolerance } from './matchers/close-to-array.js';
export type { NumericLike } from './matchers/numeric-entries.js';
export type { OrthonormalityTolerance } from './matchers/orthonormal-columns.js';
export type { SubspaceTolerance } from './matchers/same-subspace.js';
export type { SymmetryTolerance } from './matchers/symmetric.js';
export { joinedColumns } from './matrices/joined-columns.js';
export { randomOrthogonal } from './matrices/random-orthogonal.js';
export {
  clusteredSpectrum,
  cliffSpectrum,
  type Drop,
  exponentialSpectrum,
  gradedSpectrum,
  powerLawSpectrum,
  rankDeficientSpectrum,
  repeatedSpectrum,
  wishartSpectrum,
} from './matrices/spectra.js';
export { type PrescribedSymmetric, symmetricWithSpectrum } from './matrices/symmetric-with-spectrum.js';
export { gluedWilkinson, type Tridiagonal, tridiagonalEigenvalues, tridiagonalMatrix } from './matrices/tridiagonal.js';
export { isTame } from './networks/conditioning.js';
export { everyLayer, type LayerDescription, type NetworkDescription } from './networks/description.js';
export { errorFunction } from './networks/error-function.js';
export {
  differenceStep,
  float32Tolerance,
  referenceJacobian,
  withoutSigns,
} from './networks/float64.js';
export {
  type Float64Parameters,
  inFloat64,
  type Interpretation,
  layerReferences,
  referenceOutputs,
} from './networks/interpreter.js';
export { type DenseTrial, type NetworkTrial, randomNetwork, someParameters } from './networks/random-network.js';
export { randomTransformer } from './networks/random-transformer.js';
export { reluNetwork } from './networks/relu-network.js';
export { roundingTolerance, type RoundingTolerance } from './networks/rounding.js';
export {
  type AdditionTransformerExpected,
  additionTransformerReference,
  type AdditionTransformerReference,
} from './reference/addition-transformer.js';
export { type ReferenceKernel, type TransformerCase, transformerCases } from './reference/transformers.js';
export { type ClassifierSpectrum, classifierSpectra, hasPlainDrop } from './reference/classifiers.js';
export {
  type ModularAdditionEpoch,
  modularAdditionEpochs,
  type ModularAdditionExpected,
  modularAdditionReference,
  type ModularAdditionReference,
} from './reference/modular-addition.js';
export {
  type SuperpositionCase,
  type SuperpositionExpected,
  type SuperpositionName,
  superpositionNames,
  superpositionReference,
  type SuperpositionReference,
} from './reference/superposition.js';
