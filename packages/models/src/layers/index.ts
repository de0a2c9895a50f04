export {
  type Cotangent,
  type DenseCotangent,
  type FactoredCotangent,
  identityCotangent,
  spreadOverPositions,
  sumOfCotangents,
  throughElementwise,
  throughGain,
  throughLinear,
  throughMatrix,
  throughScalar,
  timesExamples,
  toDense,
  vectorCotangent,
  withPositions,
} from '../cotangent.js';
export { type HeldByPasses, heldByPasses } from '../held.js';
export { chainedShapes } from './chain.js';
export { matchingShapes } from '../parameter-names.js';
export { parameterSet, parameterTensors, requireParameters, withParameterTensors } from '../parameters.js';
export { type ForwardPass, forwardPass, pullBack, pushForward } from '../passes.js';
export { inputTensor, requireInputs } from '../predict.js';
export { isPositionwise } from './positionwise.js';
export {
  allOutputs,
  axesRead,
  type OutputAxis,
  outputAxis,
  outputText,
  readAgain,
  readoutAt,
  readoutOf,
  requireExamplesRead,
  sameOutputs,
} from '../readout.js';
export { readOut, seedCotangent, vectorSeed } from '../seeds.js';
export { parameterGradients } from '../training/gradients.js';
export type {
  Activation,
  ActivationShape,
  LayerPass,
  LookupUse,
  MatrixUse,
  ParameterShapes,
  ParameterTensors,
  ParameterUse,
  Pullback,
  VectorUse,
} from './layer.js';
