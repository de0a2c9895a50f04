export { type CliffCalibration, cliffCalibration, type FalseAlarmRates } from './cliffs/calibration.js';
export {
  type Cliff,
  type CliffOptions,
  type CliffReport,
  type Drop,
  findCliffs,
  type SpectrumValues,
} from './cliffs/find-cliffs.js';
export type { Candidate } from './cliffs/search.js';
export { type EighOptions, eigh } from './dense/eigh.js';
export { type DropAppearance, type DropAppearanceOptions, dropAppearance } from './evolution/drop-appearance.js';
export {
  type CheckpointSpectrum,
  type Evolution,
  type EvolutionOptions,
  type EvolutionPoint,
  type RangeEvolution,
  trackEvolution,
} from './evolution/track-evolution.js';
export {
  leadingVectors,
  type NegativeSpectrum,
  type NotConverged,
  type RankExceeded,
  type Spectrum,
  type SpectrumStatus,
  type WithVectors,
} from './spectrum.js';
export { principalAngles, projectorDistance, subspaceOverlap } from './subspace/principal-angles.js';
export type { TopEigenpairsOptions } from './operator/plan.js';
export { sparseOperator, type SparseRows } from './operator/sparse-operator.js';
export { operatorOf, type SymmetricOperator } from './operator/symmetric-operator.js';
export { topEigenpairs } from './operator/top-eigenpairs.js';
