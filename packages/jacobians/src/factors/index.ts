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
export type { FactoredLookupUse, FactoredMatrixUse, FactoredUse, FactoredVectorUse } from '../uses.js';
export { isPlain, withoutPositions } from '../without-positions.js';
