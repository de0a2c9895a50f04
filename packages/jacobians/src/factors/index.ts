export {
  type Delta,
  deltaOfOutput,
  deltaOutputs,
  deltaReader,
  deltaWidth,
  denseDelta,
  type DenseDelta,
  type FactoredDelta,
} from '../delta.js';
export { addGradientRows, allRows, type ParameterRows } from '../gradient-rows.js';
export { parameterOffsets } from '../parameter-offsets.js';
export {
  activationOf,
  type FactoredLookupUse,
  type FactoredMatrixUse,
  type FactoredUse,
  type FactoredVectorUse,
  isPlain,
  isTransposed,
  type PlainUse,
} from '../uses.js';
