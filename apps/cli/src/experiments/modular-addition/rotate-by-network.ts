import { DenseMatrix, type WorkOptions } from '@entk/core';
import { activations, namedLayers, type Network, type NetworkInputs, type ParameterSet, predict } from '@entk/models';
import {
  type BasisSplit,
  inputGroups,
  type SweepOptions,
  rotateByUnits,
  rotateParts,
  splitBasis,
} from '@entk/rotation';
import type { CliffKind } from './alignment-scores.js';

/** What a network itself says of its examples: all that stands in the Laplacians' place. */
export interface NetworkEvidence {
  /** Axes [N, D]. */
  readonly inputs: DenseMatrix;
  /** Axes [N, C]. */
  readonly outputs: DenseMatrix;
  /** Activations of the hidden units by the cliff that they rotate: their inputs h for the first, h² for the second. */
  readonly units: Record<CliffKind, DenseMatrix>;
}

/** Reads inputs, hidden units and outputs of a quadratic network; one forward pass each. */
export function evidenceOf(network: Network, parameters: ParameterSet, inputs: NetworkInputs): NetworkEvidence {
  return {
    inputs: DenseMatrix.fromArray(inputs),
    outputs: DenseMatrix.fromArray(predict(network, parameters, inputs)),
    units: {
      first: unitsOf(network, parameters, inputs, 'first'),
      second: unitsOf(network, parameters, inputs, 'second'),
    },
  };
}

/** The units alone that rotate a cliff: what its controls draw anew. */
export function unitsOf(
  network: Network,
  parameters: ParameterSet,
  inputs: NetworkInputs,
  cliff: CliffKind,
): DenseMatrix {
  const hidden = namedLayers(network).findIndex(({ privileged }) => privileged);
  const layer = String(cliff === 'first' ? hidden - 1 : hidden);
  return DenseMatrix.fromArray(activations(network, parameters, inputs, { layer }));
}

/**
 * Splits a cliff by what the network is given or gives: the first by the groups that its inputs fall into, the second
 * by how much of the outputs a direction carries.
 */
export function splitByNetwork(
  basis: DenseMatrix,
  cliff: CliffKind,
  { inputs, outputs }: Pick<NetworkEvidence, 'inputs' | 'outputs'>,
  { signal }: WorkOptions = {},
): Promise<BasisSplit> {
  if (cliff === 'second') return splitBasis(basis, outputs, { signal });
  const [{ directions }] = inputGroups(inputs).groups;
  return splitBasis(basis, directions, { weighting: 'span', signal });
}

/** Rotates the parts of a split by units; where nothing split the cliff, the whole of it by units alone. */
export async function rotateSplit(
  split: BasisSplit,
  units: DenseMatrix,
  { signal, tolerance, maxSweeps }: WorkOptions & Pick<SweepOptions, 'tolerance' | 'maxSweeps'> = {},
): Promise<DenseMatrix> {
  const limits = { signal, tolerance, maxSweeps };
  const blocks = split.status.kind === 'split' ? 'single vectors' : 'shared units';
  const { basis } = await rotateParts(split, (part) => rotateByUnits(part, units, { blocks, ...limits }));
  return basis;
}

/** Rotates a cliff with no prior on the inputs: by what splits it, then by the hidden units. */
export async function rotateByNetwork(
  basis: DenseMatrix,
  cliff: CliffKind,
  evidence: NetworkEvidence,
  work: WorkOptions = {},
): Promise<DenseMatrix> {
  return rotateSplit(await splitByNetwork(basis, cliff, evidence, work), evidence.units[cliff], work);
}
