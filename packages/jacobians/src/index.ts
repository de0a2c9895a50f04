export {
  type Delta,
  deltaOfOutput,
  deltaOutputs,
  deltaReader,
  deltaWidth,
  denseDelta,
  type DenseDelta,
  type FactoredDelta,
} from './delta.js';
export { denseJacobian } from './dense.js';
export { factoredJacobian, type JacobianOptions, rescaleOutputs } from './factored.js';
export type {
  FactoredJacobian,
  FactoredLookupUse,
  FactoredMatrixUse,
  FactoredUse,
  FactoredVectorUse,
} from './uses.js';
export { addGradientRows, allRows, type ParameterRows } from './gradient-rows.js';
export { type JacobianOperator, jacobianOperator } from './operator/operator.js';
export { parameterOffsets } from './parameter-offsets.js';
export { matchingShapes } from './parameter-names.js';
export { selectParameters } from './select-parameters.js';
export { isPlain, withoutPositions } from './without-positions.js';
export { type GradientMismatch, GradientMismatchError } from './from-function/check-gradients.js';
export type { FunctionInputs, FunctionOfParameters } from './from-function/differentiable.js';
export { fromFunction } from './from-function/from-function.js';
export { fromModel } from './from-function/from-model.js';
export type { ModelLike, WeightLike } from './from-function/model-like.js';
export type { FromFunctionOptions } from './from-function/user-jacobian.js';
