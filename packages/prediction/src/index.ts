export { type Agreement, agreement } from './agreement.js';
export {
  type AgreementCurve,
  agreementCurve,
  type AgreementCurveOptions,
  type AgreementPart,
  type NetworkEvidence,
} from './agreement-curve.js';
export type { AgreementSeries } from './agreement-series.js';
export type { CliffContribution } from './cliff-contributions.js';
export { jacobianModes, type JacobianModesOptions } from './jacobian-modes.js';
export {
  type KernelOperatorRegression,
  kernelOperatorRegression,
  type KernelOperatorRegressionOptions,
} from './kernel-operator-regression.js';
export {
  type KernelRegression,
  kernelRegression,
  type KernelRegressionOptions,
} from './kernel-regression.js';
export {
  linearisedTraining,
  type LinearisedTrainingOptions,
  type SquaredErrorScale,
} from './linearised-training.js';
export type { ModeVectors } from './mode-vectors.js';
export { type KernelModes, kernelModes, type ModesOptions } from './modes.js';
export {
  type OperatorRegression,
  operatorRegression,
  type OperatorRegressionOptions,
} from './operator-regression.js';
export type { Outputs } from './outputs.js';
export {
  type Predictions,
  type RankDeficient,
  type RegressionStatus,
  type SpectralRegression,
  spectralRegression,
  type SpectralRegressionOptions,
  type TruncatedSolution,
} from './spectral-regression.js';
export type { Split } from './split.js';
