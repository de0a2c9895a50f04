import { ndArray, type Random } from '@entk/core';
import type { ParameterTensors } from '@entk/models/layers';
import { disposeAll, toTensor } from '@entk/models/tensor';

/** What the entries of a random direction are: −1 or 1, or standard normal. Both have covariance 1. */
export type DirectionEntries = 'sign' | 'normal';

/** Directions from … to − 1 in the space of some parameters, on the backend; each has a stream of its own. */
export function directions(
  shapes: ReadonlyMap<string, readonly number[]>,
  random: Random,
  entries: DirectionEntries,
  [from, to]: readonly [number, number],
): ParameterTensors[] {
  const made: ParameterTensors[] = [];
  try {
    for (let k = from; k < to; k++) made.push(direction(shapes, random.fork(`direction ${k}`), entries));
    return made;
  } catch (error) {
    disposeDirections(made);
    throw error;
  }
}

/** Disposes of directions. */
export function disposeDirections(made: readonly ParameterTensors[]): void {
  for (const tensors of made) disposeAll(tensors.values());
}

function direction(
  shapes: ReadonlyMap<string, readonly number[]>,
  random: Random,
  entries: DirectionEntries,
): ParameterTensors {
  return new Map(
    Array.from(shapes, ([name, shape]) => {
      const array = ndArray(shape);
      for (let index = 0; index < array.data.length; index++) {
        array.data[index] = entries === 'normal' ? random.normal() : random.uniform() < 0.5 ? -1 : 1;
      }
      return [name, toTensor(array)];
    }),
  );
}
