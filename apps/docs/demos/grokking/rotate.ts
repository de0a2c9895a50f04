import { alignmentHeatmap, energyInFamilies, type Heatmap, heatmapSummary } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, type WorkOptions } from '@entk/core';
import { fourierFamily } from '@entk/datasets';
import { activations, namedLayers, type Network, type NetworkInputs, type ParameterSet } from '@entk/models';
import { rotateByUnits, rotateInTwoStages, rotateJointly, torusLaplacian } from '@entk/rotation';

/** `first` is looked for in the kernel of layer 1, `second` in that of all parameters. */
export type CliffName = 'first' | 'second';

/**
 * Eigenvectors as they come; turned by one Laplacian after the other (appendix C), or by both at once; or, with nothing
 * known of the inputs, by the network's own hidden units.
 */
export type Way = 'none' | 'two stages' | 'joint' | 'units';

/** Which cliff to look at, and how to turn it. */
export interface RotationRequest {
  readonly cliff: CliffName;
  readonly way: Way;
}

/** The network that a cliff is of. */
export interface CliffNetwork {
  readonly network: Network;
  readonly parameters: ParameterSet;
  readonly inputs: NetworkInputs;
}

/** Which cliff, of what, and how it is turned. */
export interface Turning {
  readonly cliff: CliffName;
  readonly way: Way;
  readonly on: CliffNetwork;
}

/** A cliff's vectors against the Fourier features of two arguments. */
export interface RotatedCliff {
  /** Squared norm of the projection of each vector [columns] on each cos/sin pair [rows]. */
  readonly heatmap: Heatmap;
  /** Mean over vectors of the best entry: 1 if every vector is of one frequency. */
  readonly meanBestMatch: number;
  /** How much of the two families lies in the cliff, whatever its basis, and how much there is. */
  readonly energy: number;
  readonly wholeEnergy: number;
}

const directions = { first: ['a', 'b'], second: ['sum', 'difference'] } as const;

/** Turns a basis of a cliff and holds it against the families that the paper finds there. */
export async function rotateCliff(basis: DenseMatrix, turning: Turning, work: WorkOptions = {}): Promise<RotatedCliff> {
  const p = turning.on.network.outputSize;
  const families: FeatureFamily[] = directions[turning.cliff].map((argument) => fourierFamily({ p, argument }));
  const heatmap = alignmentHeatmap(await turned(basis, turning, work), families, { quantity: 'squared norm' });
  const { energy, maximum } = energyInFamilies(basis, families);
  return { heatmap, meanBestMatch: heatmapSummary(heatmap).meanColumnMax, energy, wholeEnergy: maximum };
}

async function turned(basis: DenseMatrix, { cliff, way, on }: Turning, work: WorkOptions): Promise<DenseMatrix> {
  if (way === 'units') return (await rotateByUnits(basis, hiddenUnits(on, cliff), work)).basis;
  const p = on.network.outputSize;
  const [first, second] = directions[cliff].map((direction) => torusLaplacian(p, direction));
  if (way === 'two stages') return (await rotateInTwoStages(basis, first, second, work)).basis;
  if (way === 'joint') return (await rotateJointly(basis, [first, second], work)).basis;
  return basis;
}

/** What the hidden units take, for the first cliff, or give, for the second. Axes [N, H]. */
function hiddenUnits({ network, parameters, inputs }: CliffNetwork, cliff: CliffName): DenseMatrix {
  const nonlinear = namedLayers(network).findIndex(({ privileged }) => privileged);
  const layer = String(cliff === 'first' ? nonlinear - 1 : nonlinear);
  return DenseMatrix.fromArray(activations(network, parameters, inputs, { layer }));
}
