export {
  type OptionNames,
  requireFields,
  requireList,
  requireMatrix,
  requireNdArray,
  requireOptions,
} from './arguments.js';
export { DenseMatrix, identityMatrix } from './dense-matrix.js';
export {
  EntkError,
  FileFormatError,
  MemoryBudgetError,
  type Misuse,
  MisuseError,
  NonFiniteError,
  ShapeError,
} from './errors.js';
export type { FeatureFamily, RowOrder } from './feature-family.js';
export { bytesText, defaultMemoryBudget, requireMemory } from './memory.js';
export { entryText, type NdArray, type NumericArray, ndArray, shapeText, sizeOf } from './nd-array.js';
export { suggestion } from './nearest-names.js';
export { createRandom, type Random } from './random.js';
export {
  type Bounds,
  requireFinite,
  requireInteger,
  requireNumber,
  requireNumbers,
  requireOneOf,
  requireSameExtent,
} from './requirements.js';
export { reviveMatrices } from './revive-matrices.js';
export { largestMagnitude, requireInRange, unitExponent } from './scale.js';
export { type PairwiseSum, pairwiseSum } from './pairwise-sum.js';
export { oneRank, type Ranks } from './ranks.js';
export { breathe, type Progress, type WorkOptions, workOf, workOptionNames } from './work.js';
