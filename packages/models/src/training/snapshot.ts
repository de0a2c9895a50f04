import { type NdArray, requireFinite, requireInteger, ShapeError } from '@entk/core';
import type { Network } from '../network.js';
import { type ParameterSet, requireParameters } from '../parameters.js';
import { fromTensor, type Tensor, toTensor } from '../tensor/index.js';
import type { Checkpoint, HistoryEntry } from './history.js';

/** All that training needs to resume at an epoch as if it had not stopped: plain data, which can be stored. */
export interface TrainingSnapshot {
  /** Epochs done; the next thing is to measure this one. */
  readonly epoch: number;
  readonly parameters: ParameterSet;
  /** The optimiser's state, a list of arrays a parameter: Adam's two moments. */
  readonly optimiserState: ReadonlyMap<string, readonly NdArray[]>;
  /** As far as it was measured, and the checkpoints as far as they were reached. */
  readonly history: readonly HistoryEntry[];
  readonly checkpoints: readonly Checkpoint[];
}

/** What the caller may take during a pause: copies nothing out of the backend until it is called. */
export type TakeSnapshot = () => TrainingSnapshot;

/**
 * Requires a snapshot to be one of this network, within the epochs asked for.
 *
 * @throws MisuseError if its epoch is beyond those.
 * @throws ShapeError if parameters or optimiser state are of other shapes than the network's.
 * @throws NonFiniteError for NaN or infinity in them.
 */
export function requireSnapshot(
  network: Network,
  epochs: number,
  { epoch, parameters, optimiserState }: TrainingSnapshot,
): void {
  requireInteger('train', 'epoch of the snapshot', epoch, { min: 0, max: epochs });
  requireParameters('train', network, parameters);
  for (const [name, shape] of network.parameterShapes) {
    for (const [index, array] of (optimiserState.get(name) ?? []).entries()) {
      const what = `optimiser state ${index} of "${name}"`;
      if (array.shape.join() !== shape.join()) {
        throw new ShapeError({ in: 'train', rule: `${what} must be [${shape.join(', ')}]`, got: [...array.shape] });
      }
      requireFinite('train', what, array);
    }
  }
}

/**
 * A parameter's stored optimiser state, back in the backend.
 *
 * @throws ShapeError if it does not have as many arrays as the optimiser keeps.
 */
export function restoredState(name: string, stored: readonly NdArray[] | undefined, count: number): Tensor[] {
  if (stored?.length !== count) {
    const rule = `optimiser state of "${name}" must have ${count} arrays, as this optimiser keeps`;
    throw new ShapeError({ in: 'train', rule, got: stored?.length ?? 0 });
  }
  return stored.map(toTensor);
}

/** Optimiser state as plain data. */
export function storedState(moments: ReadonlyMap<string, readonly Tensor[]>): Map<string, NdArray[]> {
  return new Map(Array.from(moments, ([name, tensors]) => [name, tensors.map(fromTensor)]));
}
