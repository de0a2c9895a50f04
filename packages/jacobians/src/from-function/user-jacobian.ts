import {
  breathe,
  DenseMatrix,
  requireFinite,
  requireInteger,
  requireMemory,
  requireOneOf,
  sizeOf,
  type WorkOptions,
} from '@entk/core';
import { allOutputs } from '@entk/models/layers';
import { registerGradients, requireAnyBackend } from '@entk/models/autodiff';
import type { FactoredJacobian } from '../uses.js';
import { outputsOf, requireBatch, requireIndependence, withBatch } from './batches.js';
import { checkGradients } from './check-gradients.js';
import type { Differentiable, FunctionInputs } from './differentiable.js';
import { gradientRows } from './gradient-rows.js';

/** How the Jacobian of a user-defined function is taken. */
export interface FromFunctionOptions extends WorkOptions {
  /**
   * Whether f(x_n) depends on x_n alone. `independent`: f runs on one example at a time, and that this changes nothing
   * is checked on the first few; `together`: f runs on the whole batch in every pass, N times the work. @default
   * 'independent'
   */
  readonly examples?: 'independent' | 'together';
  /**
   * Random directions a parameter in which gradients are held against finite differences, at the first example.
   * @default 1
   */
  readonly checkGradients?: number;
  /** Of the directions. @default 0 */
  readonly seed?: number;
}

/** The Jacobian of a function by its tensors: every parameter is one use as a vector, its gradients written out. */
export async function userJacobian(
  caller: string,
  target: Differentiable,
  inputs: FunctionInputs,
  options: FromFunctionOptions,
): Promise<FactoredJacobian> {
  const { examples = 'independent', checkGradients: directions = 1, seed = 0, signal, onProgress } = options;
  requireOneOf(caller, 'examples', examples, ['independent', 'together']);
  requireInteger(caller, 'checkGradients', directions, { min: 0 });
  requireInteger(caller, 'seed', seed, { min: 0 });
  const exampleCount = requireBatch(caller, inputs);
  requireAnyBackend(caller);
  await registerGradients();
  await breathe(signal);

  const independent = examples === 'independent';
  if (independent) requireIndependence(caller, target, inputs);
  const { shape: outputShape } = outputsOf(caller, target, inputs, 0, independent ? 1 : exampleCount);
  const outputCount = sizeOf(outputShape.slice(1));
  const names = Array.from(target.shapes.keys());
  const deltas = writtenOut(caller, target, exampleCount * outputCount, options.memoryBudget);
  for (let n = 0; n < exampleCount; n++) {
    await breathe(signal);
    const [from, to] = independent ? [n, n + 1] : [0, exampleCount];
    withBatch(inputs, from, to, (batch) => {
      const rows = gradientRows(target, batch, n - from, outputShape);
      rows.forEach((block, index) => {
        requireFinite(caller, `gradient by "${names[index]}" at example ${n}`, block);
        deltas[index].data.set(block, n * block.length);
      });
      if (n === 0 && directions > 0) checkGradients(target, batch, rows, { directions, seed });
    });
    onProgress?.({ stage: 'gradients of the function', done: n + 1, total: exampleCount });
  }
  return {
    exampleCount,
    outputCount,
    outputs: allOutputs(outputCount),
    parameterShapes: target.shapes,
    parameterCount: deltas.reduce((sum, { columns }) => sum + columns, 0),
    uses: deltas.map((values, index) => ({
      kind: 'vector',
      parameter: names[index],
      delta: { form: 'dense', values, outputCount },
    })),
    outputFactors: new Float64Array(outputCount).fill(1),
  };
}

/** Room for all gradients, axes [N·C, size] a parameter, or a refusal. */
function writtenOut(caller: string, target: Differentiable, rows: number, memoryBudget?: number): DenseMatrix[] {
  const sizes = Array.from(target.shapes.values(), sizeOf);
  const parameterCount = sizes.reduce((sum, size) => sum + size, 0);
  requireMemory(
    caller,
    `the Jacobian of N·C = ${rows} rows and P = ${parameterCount} parameters, written out`,
    8 * rows * parameterCount,
    memoryBudget,
    'take fewer examples or parameters at a time, or write the network in layers, whose factors are small',
  );
  return sizes.map((size) => new DenseMatrix(rows, size));
}
