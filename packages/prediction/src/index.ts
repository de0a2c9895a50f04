export { type Agreement, agreement } from './agreement/agreement.js';
export {
  type AgreementCurve,
  agreementCurve,
  type AgreementCurveOptions,
  type AgreementPart,
  type NetworkEvidence,
} from './agreement/agreement-curve.js';
export type { AgreementSeries } from './agreement/agreement-series.js';
export type { CliffContribution } from './agreement/cliff-contributions.js';
export { kernelModes, type KernelModesOptions } from './modes/kernel-modes.js';
export type { KernelModes, ModeVectors, PairsOptions } from './modes/modes.js';
export type { Outputs, Split, Start } from './problem.js';
export { regress, type RegressOptions } from './regress.js';
export { cholesky, type CholeskyOptions } from './solvers/cholesky.js';
export {
  conjugateGradients,
  type ConjugateGradientsOptions,
  type IterativeRegression,
} from './solvers/conjugate-gradients.js';
export { gradientFlow, type GradientFlowOptions, type SquaredErrorScale } from './solvers/gradient-flow.js';
export type {
  NotConverged,
  Predictions,
  RankDeficient,
  Regression,
  RegressionStatus,
  Solver,
  SolverName,
  TruncatedSolution,
} from './solvers/solver.js';
export { spectrum, type SpectrumOptions } from './solvers/spectrum.js';
export type { OperatorSource, Source, SourceKind } from './source.js';
