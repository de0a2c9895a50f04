import { MisuseError, requireFinite, ShapeError, sizeOf } from '@entk/core';
import { batchTensor } from '@entk/models/autodiff';
import { disposeAll, fromTensor, scoped, type Tensor } from '@entk/models/tensor';
import type { Differentiable, FunctionInputs } from './differentiable.js';

/** Examples that a batch is compared on with the same one by one. */
const comparedExamples = 4;

/** How far outputs may differ then, as a share of the largest: float32 sums in another order differ by 1e-6. */
const sameOutputs = 1e-4;

/** Runs `body` with some examples in the backend. */
export function withBatch<R>(inputs: FunctionInputs, from: number, to: number, body: (batch: Tensor) => R): R {
  const width = sizeOf(inputs.shape.slice(1));
  const shape = [to - from, ...inputs.shape.slice(1)];
  const batch = batchTensor({ shape, data: inputs.data.subarray(from * width, to * width) });
  try {
    return body(batch);
  } finally {
    disposeAll([batch]);
  }
}

/**
 * Requires inputs [N, …] with N at least 1, finite.
 *
 * @returns N.
 */
export function requireBatch(caller: string, inputs: FunctionInputs): number {
  const [exampleCount] = inputs.shape;
  if (!(exampleCount >= 1)) {
    throw new ShapeError({ in: caller, rule: 'inputs must have axes [N, …], N at least 1', got: [...inputs.shape] });
  }
  requireFinite(caller, 'inputs', inputs);
  return exampleCount;
}

/**
 * f of some examples, axes [examples, C].
 *
 * @throws ShapeError if f gives no row for each of them.
 * @throws NonFiniteError for NaN or infinity in it.
 */
export function outputsOf(
  caller: string,
  target: Differentiable,
  inputs: FunctionInputs,
  from: number,
  to: number,
): { readonly shape: readonly number[]; readonly data: Float32Array } {
  const outputs = withBatch(inputs, from, to, (batch) => scoped(() => fromTensor(target.run(batch))));
  if (outputs.shape[0] !== to - from || outputs.data.length === 0) {
    throw new ShapeError({
      in: caller,
      rule: `the function must give axes [N, …] = [${to - from}, …]`,
      got: [...outputs.shape],
    });
  }
  requireFinite(caller, 'outputs of the function', outputs);
  return outputs;
}

/**
 * Requires f of an example not to depend on the others, on the first few.
 *
 * @throws MisuseError naming the worst output.
 */
export function requireIndependence(caller: string, target: Differentiable, inputs: FunctionInputs): void {
  const count = Math.min(comparedExamples, inputs.shape[0]);
  const together = outputsOf(caller, target, inputs, 0, count).data;
  const width = together.length / count;
  const largest = together.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  for (let n = 0; n < count; n++) {
    const alone = outputsOf(caller, target, inputs, n, n + 1).data;
    const worst = alone.findIndex((value, c) => Math.abs(value - together[n * width + c]) > sameOutputs * largest);
    if (worst < 0) continue;
    throw new MisuseError({
      in: caller,
      rule: 'f of an example must not depend on the other examples',
      got: [alone[worst], together[n * width + worst]],
      context: `output ${worst} of example ${n} alone, and among ${count}`,
      remedy: 'set examples: "together"',
    });
  }
}
