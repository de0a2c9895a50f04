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
export {
  type FactoredJacobian,
  type FactoredLookupUse,
  type FactoredMatrixUse,
  type FactoredUse,
  type FactoredVectorUse,
  factoredJacobian,
  type JacobianOptions,
  rescaleOutputs,
} from './factored.js';
export { addGradientRows, allRows, type ParameterRows } from './gradient-rows.js';
export { type JacobianOperator, jacobianOperator } from './operator/operator.js';
export { parameterOffsets } from './parameter-offsets.js';
export { matchingShapes } from './parameter-names.js';
export { selectParameters } from './select-parameters.js';
export { isPlain, withoutPositions } from './without-positions.js';
