export { compress } from './compress.js';
export { type Edge, graphLaplacian, type Laplacian } from './laplacians/laplacian.js';
export { cycleLaplacian, pathLaplacian } from './laplacians/line.js';
export { type SimilarRowsOptions, similarRowsLaplacian } from './laplacians/similar-rows.js';
export { gridShiftLaplacian, type TorusDirection, torusLaplacian } from './laplacians/torus.js';
export { commutatorShare } from './rotations/commutator.js';
export { type JointRotation, rotateJointly } from './rotations/jointly.js';
export type {
  BeforeAndAfter,
  Block,
  Rotation,
  RotationCriterion,
  RotationStatus,
} from './rotations/rotation.js';
export type { SweepOptions } from './rotations/sweeps.js';
export { rotateInTwoStages, type Stage, type TwoStageOptions, type TwoStageRotation } from './rotations/two-stages.js';
export { rotateByUnits, type UnitOptions, type UnitRotation } from './units/by-units.js';
export { type OutputOptions, type OutputRotation, rotateByOutputs } from './outputs/by-outputs.js';
export { type InputGroup, type InputGroups, inputGroups } from './splits/input-groups.js';
export { type PartedBasis, type PartsRotation, rotateParts } from './splits/rotate-parts.js';
export { type BasisSplit, type SplitOptions, type SplitStatus, splitBasis } from './splits/split-basis.js';
export { rotateTowards, type TowardsRotation } from './outputs/towards.js';
