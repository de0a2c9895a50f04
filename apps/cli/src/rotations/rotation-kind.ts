import { type DenseMatrix, MisuseError, type RowOrder, type WorkOptions } from '@entk/core';
import { type Collapse, collapsedRows, type KernelSpectrum } from '@entk/kernels';
import type { Network, NetworkInputs, ParameterSet } from '@entk/models';
import type { Rotation } from '@entk/rotation';
import type { Cliff } from '@entk/spectral';
import type { Targets } from '../inputs/example-arrays.js';

/** What a rotation may ask before anything is computed. */
export interface RotationPlace {
  /** M, rows of the kernel. */
  readonly rows: number;
  /** N. */
  readonly exampleCount: number;
  /** C. */
  readonly outputCount: number;
  /** Of a flattened kernel. */
  readonly rowOrder?: RowOrder;
  /** Without one, the kernel or the gradients came from elsewhere. */
  readonly subject?: RotationNetwork;
  /** Ones in zeros [N, C], where the targets are classes. */
  readonly classes?: DenseMatrix;
}

/** The network that a kernel is of. */
export interface RotationNetwork {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NetworkInputs;
}

/** Where a kernel of a network stands, with what the targets say of its examples. */
export function placeOf(
  subject: RotationNetwork,
  collapse: Collapse,
  outputCount: number,
  targets?: Targets,
): RotationPlace {
  const [exampleCount] = subject.inputs.shape;
  return {
    rows: collapsedRows(collapse, exampleCount, outputCount),
    exampleCount,
    outputCount,
    ...(collapse.kind === 'flattened' && { rowOrder: collapse.rowOrder }),
    subject,
    ...(targets?.classes && { classes: targets.targets }),
  };
}

/** A rotated basis, and what its vectors load on, where the rotation knows it. */
export interface Rotated {
  readonly rotation: Rotation;
  readonly loads?: RotatedLoads;
  /** What was done, where the plan left it to the data. */
  readonly text?: string;
}

/** How much of every unit, output or direction is in every vector. */
export interface RotatedLoads {
  /** `units`, `outputs`, `predictions`, `energies`. */
  readonly of: string;
  readonly names: readonly string[];
  /** Axes [names, k]. */
  readonly values: DenseMatrix;
  /** Whether the smallest names a vector: the energy of a Laplacian. */
  readonly smallest?: boolean;
}

/** Rotates the vectors of one range of a spectrum. */
export type Rotate = (
  basis: DenseMatrix,
  spectrum: KernelSpectrum,
  work: Pick<WorkOptions, 'signal' | 'memoryBudget'>,
) => Promise<Rotated>;

/** A rotation that the command line asked for, checked against the kernel. */
export interface PlannedRotation {
  /** As it was asked for: `torus:29`. */
  readonly word: string;
  /** What it does, for the report. */
  readonly text: string;
  /** Ranges of fewer vectors are left as they are. @default 2 */
  readonly leastVectors?: number;
  /** Which ranges, given the cliffs that were found. @default all of them, and those that were named */
  readonly ranges?: (cliffs: readonly Cliff[]) => readonly Cliff[];
  readonly rotate: Rotate;
}

/** A kind of rotation. To add one is to add an entry to `rotationKinds` of rotation-words.ts. */
export interface RotationKind {
  /** How it is asked for: `torus:29 or torus:29x31`. */
  readonly usage: string;
  /**
   * Reads what stands after the colon, and checks it against the kernel.
   *
   * @throws MisuseError for an argument that it does not take, or a kernel that it cannot rotate.
   */
  readonly plan: (argument: string | undefined, place: RotationPlace) => Omit<PlannedRotation, 'word'>;
}

/** Refuses what follows a colon where nothing may, or its absence where something must. */
export function wrongArgument(kind: Pick<RotationKind, 'usage'>, got: string | undefined): never {
  throw new MisuseError({
    in: 'analyze',
    rule: `--rotate must be ${kind.usage}`,
    got: got ?? 'nothing after the colon',
  });
}
