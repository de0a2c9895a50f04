import { type Cotangent, type ParameterUse, toDense } from '@entk/models/layers';
import { reshape, type Tensor, transposeAxes } from '@entk/models/tensor';
import { readUses } from '../reading.js';
import type { FactoredUse } from '../uses.js';

/** N examples of T positions, with C scalars read at each. */
export interface SequenceAxes {
  readonly examples: number;
  readonly outputCount: number;
  readonly positions: number;
}

/** Rows (n·T + t)·C + c as rows (n·C + c)·T + t: scalars of a position as sequences of one scalar each. */
export function asSequences(values: Tensor, { examples, outputCount, positions }: SequenceAxes): Tensor {
  return swapped(values, examples, positions, outputCount);
}

/** Rows (n·C + c)·T + t as rows (n·T + t)·C + c: the other way. */
export function asPositions(values: Tensor, { examples, outputCount, positions }: SequenceAxes): Tensor {
  return swapped(values, examples, outputCount, positions);
}

/**
 * The factors of a pullback that kept the positions apart, with every position as an example: N·T of them. A use at
 * several places of a position, as a norm of each head is, stays one at several.
 */
export function usesByPosition(uses: readonly ParameterUse[], axes: SequenceAxes): FactoredUse[] {
  const apart = uses.map((use) => ({ ...use, cotangent: cotangentByPosition(use.cotangent, axes) }));
  return readUses(apart, axes.examples * axes.positions);
}

function cotangentByPosition(cotangent: Cotangent, { examples, outputCount, positions }: SequenceAxes): Cotangent {
  const { values } = toDense(cotangent, examples);
  const places = cotangent.positions / positions;
  const [height, width] = values.shape;
  const together = reshape(values, [height / places, places * width]);
  const moved = swapped(together, examples, outputCount, positions);
  return { form: 'dense', positions: places, values: reshape(moved, [height, width]), outputCount };
}

/** Rows (n·A + a)·B + b as rows (n·B + b)·A + a. */
function swapped(values: Tensor, examples: number, a: number, b: number): Tensor {
  const [height, width] = values.shape;
  if (a === 1 || b === 1) return values;
  return reshape(transposeAxes(reshape(values, [examples, a, b, width]), [0, 2, 1, 3]), [height, width]);
}
