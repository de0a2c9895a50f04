import type { LayerDescription } from '../description.js';
import type { LayerCase, Place } from './reference.js';

/** Layers that all take one input. */
export interface BranchesOptions {
  readonly branches: readonly (readonly LayerDescription[])[];
}

/** A layer of branches on positions of 3 numbers. */
export function branchesCase(
  kind: string,
  branches: BranchesOptions['branches'],
  positions: number,
  parameters: Record<string, number[]> = {},
): LayerCase {
  const ends = branches[0].map(({ kind: ofLayer }) => ofLayer);
  const weight = branches[0].findLast((layer) => layer.weight !== undefined)?.weight as string | undefined;
  const joins = ends.includes('lastPosition') || ends.includes('meanOverPositions');
  return {
    layer: { kind, branches },
    input: { positions, width: 3 },
    output: { positions: joins ? 1 : positions, width: weight === undefined ? 3 : parameters[weight][0] },
    parameters,
  };
}

/** Two branches that give the shape they take. */
export function drawnBranches({ random, width, parameter }: Place): LayerDescription[][] {
  const activations = ['tanh', 'sigmoid', 'silu', 'gelu', 'identity'];
  return [0, 1].map(() => [
    { kind: 'dense', weight: parameter('W', [width, width]) },
    { kind: activations[random.integer(activations.length)] },
  ]);
}
