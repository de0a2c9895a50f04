export { centredKernel } from './centred.js';
export { kernelNoise } from './constants.js';
export {
  type AveragedCollapse,
  type Collapse,
  collapsedRows,
  collapseText,
  type Flattened,
  type PerClass,
} from './collapse/collapse.js';
export { crossKernel, type Kernel, empiricalNtk, rowIndex } from './kernel.js';
export {
  type KernelSpectrum,
  type KernelSpectrumOptions,
  kernelSpectrum,
} from './spectrum/kernel-spectrum.js';
export { gradientGram, type GradientSource } from './spectrum/gradient-gram.js';
export {
  gradientSpectrum,
  type GradientSpectrum,
  type GradientSpectrumOptions,
} from './spectrum/gradient-spectrum.js';
export { parameterGram, parameterGramBytes } from './spectrum/parameter-gram.js';
export type { SpectrumSide } from './spectrum/side.js';
export { flattenedTrace } from './trace.js';
export {
  type BlocksOrigin,
  type JacobianBlocks,
  jacobianBlocks,
  type JacobianBlocksOptions,
} from './tiles/jacobian-blocks.js';
export type { Run, Tile } from './tiles/for-each-tile.js';
export { kernelTile, type KernelTileOptions, tileCountOf } from './tiles/kernel-tile.js';
export { type TilePlan, type TilePlanOptions, planTiles } from './tiles/plan.js';
export { type TiledKernel, tiledKernel, type TiledKernelOptions } from './tiles/tiled-kernel.js';
export { type FlattenedOperator, flattenedOperator } from './operators/flattened-operator.js';
export { type OutputWeightedOperator, outputWeightedOperator } from './operators/output-weighted.js';
export { type KernelOperator, kernelOperator, type KernelOperatorOptions } from './operators/kernel-operator.js';
export type { OperatorMethod, OperatorPlan, OperatorPlanOptions } from './operators/plan.js';
export type { DirectionEntries } from './approximation/directions.js';
export { type ReadoutAgreement, readoutAgreement } from './approximation/readout-agreement.js';
export type { ErrorEstimate, ErrorEstimateOptions } from './approximation/error-estimate.js';
export { type KernelSketch, sketchKernel, type SketchOptions } from './approximation/sketch.js';
export {
  type SubsampledOutputs,
  subsampleOutputs,
  type SubsampleOptions,
} from './approximation/subsample-outputs.js';
