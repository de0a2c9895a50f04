export {
  type AveragedCollapse,
  type Collapse,
  collapsedRows,
  collapseText,
  type Flattened,
  type PerClass,
  type RowOrder,
} from './collapse.js';
export { crossKernel, type Kernel, empiricalNtk, rowIndex } from './kernel.js';
export {
  type FlattenedSpectrum,
  type FlattenedSpectrumOptions,
  flattenedSpectrum,
} from './spectrum/flattened-spectrum.js';
export { parameterGram } from './spectrum/parameter-gram.js';
export type { SpectrumSide } from './spectrum/side.js';
export { flattenedTrace } from './trace.js';
export {
  type BlocksOrigin,
  type JacobianBlocks,
  jacobianBlocks,
  type JacobianBlocksOptions,
} from './tiles/jacobian-blocks.js';
export { type TilePlan, type TilePlanOptions, planTiles } from './tiles/plan.js';
export { type TiledKernel, tiledKernel, type TiledKernelOptions } from './tiles/tiled-kernel.js';
export { type FlattenedOperator, flattenedOperator } from './operators/flattened-operator.js';
export { type KernelOperator, kernelOperator } from './operators/kernel-operator.js';
export type { OperatorPlan, OperatorPlanOptions } from './operators/plan.js';
export type { DirectionEntries } from './approximation/directions.js';
export type { ErrorEstimate, ErrorEstimateOptions } from './approximation/error-estimate.js';
export { type KernelSketch, sketchKernel, type SketchOptions } from './approximation/sketch.js';
export {
  type SubsampledOutputs,
  subsampleOutputs,
  type SubsampleOptions,
} from './approximation/subsample-outputs.js';
export { type Agreement, agreement } from './prediction/agreement.js';
export {
  type AgreementCurve,
  agreementCurve,
  type AgreementCurveOptions,
  type AgreementPart,
  type NetworkEvidence,
} from './prediction/agreement-curve.js';
export type { AgreementSeries } from './prediction/agreement-series.js';
export type { CliffContribution } from './prediction/cliff-contributions.js';
export { jacobianModes, type JacobianModesOptions } from './prediction/jacobian-modes.js';
export {
  type KernelOperatorRegression,
  kernelOperatorRegression,
  type KernelOperatorRegressionOptions,
} from './prediction/kernel-operator-regression.js';
export {
  type KernelRegression,
  kernelRegression,
  type KernelRegressionOptions,
} from './prediction/kernel-regression.js';
export {
  linearisedTraining,
  type LinearisedTrainingOptions,
  type SquaredErrorScale,
} from './prediction/linearised-training.js';
export type { ModeVectors } from './prediction/mode-vectors.js';
export { type KernelModes, kernelModes, type ModesOptions } from './prediction/modes.js';
export {
  type OperatorRegression,
  operatorRegression,
  type OperatorRegressionOptions,
} from './prediction/operator-regression.js';
export type { Outputs } from './prediction/outputs.js';
export {
  type Predictions,
  type RankDeficient,
  type RegressionStatus,
  type SpectralRegression,
  spectralRegression,
  type SpectralRegressionOptions,
  type TruncatedSolution,
} from './prediction/spectral-regression.js';
export type { Split } from './prediction/split.js';
