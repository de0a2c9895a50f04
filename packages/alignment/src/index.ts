export { adjustedPValues } from './controls/adjusted.js';
export {
  type BasisScore,
  compareWithBases,
  compareWithPermutedLabels,
  compareWithRandomSubspaces,
  type ControlOptions,
  type FamilyScore,
} from './controls/compare.js';
export { compareWithPermutedExamples, compareWithRandomUnits, type UnitScore } from './controls/compare-units.js';
export { type ControlledScore, controlledScore } from './controls/null-distribution.js';
export { randomFamily, type RandomFamilyOptions } from './controls/random-family.js';
export { randomCoordinates } from './controls/random-coordinates.js';
export { type RandomShare, randomShare, type RandomShareOptions } from './controls/random-share.js';
export { randomSubspace } from './controls/random-subspace.js';
export { randomUnits } from './controls/random-units.js';
export type { Controlled, Scores } from './controls/scores.js';
export { shuffledFamily } from './controls/shuffled-family.js';
export { type Detection, type DetectionOptions, detectLabels } from './detection/detect-labels.js';
export type { DetectionScores, LabelDetection, SplitScore } from './detection/detection-scores.js';
export type { RowLabels } from './detection/row-labels.js';
export type { Basis } from './features.js';
export { absoluteCosines } from './heatmap/cosine.js';
export {
  alignmentHeatmap,
  columnNormalised,
  firstColumns,
  type Heatmap,
  type HeatmapOptions,
  type HeatmapQuantity,
} from './heatmap/heatmap.js';
export { projectionNorms, squaredProjectionNorms } from './heatmap/projection.js';
export { type RisingLines, risingLines } from './lines/increasing.js';
export { type LinePoint, type LineSplit, lineSplit } from './lines/line-split.js';
export { type Assignment, bestAssignment } from './matching/assignment.js';
export { type BestMatches, bestMatches, type Match } from './matching/best-match.js';
export { type HeatmapSummary, heatmapSummary } from './matching/summary.js';
export { capturedNorms, energyInFamilies, type FamilyEnergy } from './subspace/energy.js';
export { type FeatureShares, featureShares } from './subspace/feature-shares.js';
export { type MostPossible, mostPossible } from './subspace/most-possible.js';
