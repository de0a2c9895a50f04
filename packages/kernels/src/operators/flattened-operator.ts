import {
  DenseMatrix,
  requireFinite,
  requireOneOf,
  requireOptions,
  requireSameExtent,
  type RowOrder,
  workOptionNames,
  requireFields,
} from '@entk/core';
import type { SymmetricOperator } from '@entk/spectral';
import { type Flattened, requireCollapse } from '../collapse/collapse.js';
import { rowIndex } from '../kernel.js';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { flattenedTrace } from '../trace.js';
import { jacobianParts, jacobianWays } from './jacobian-parts.js';
import { chosenPlan, parameterCountOf } from './method.js';
import { inParts, passesOver } from './passes.js';
import type { OperatorPlan, OperatorPlanOptions } from './plan.js';

/** The flattened kernel as an operator, and how it goes through the examples. */
export interface FlattenedOperator extends SymmetricOperator {
  /** K · block, axes [N·C, b]. */
  readonly apply: (block: DenseMatrix) => Promise<DenseMatrix>;
  /** Σ of all eigenvalues, ‖J‖²; `undefined` by passes, which do not see single gradients. */
  readonly trace: number | undefined;
  readonly collapse: Flattened;
  /** What the derivatives of each output were multiplied by before. */
  readonly outputFactors: Float64Array;
  readonly plan: OperatorPlan;
}

/**
 * The flattened kernel J Jᵀ [N·C, N·C] as an operator over blocks of examples, where neither the kernel nor all factors
 * fit.
 *
 * K V = J (Jᵀ V): Jᵀ V is summed over the blocks in one pass, J applied to it in another. Where the factors of all
 * examples fit, `kernelSpectrum` is the shorter way, and quicker where P is smaller than N·C.
 *
 * @returns An operator of size N·C with its trace and plan, rows in the order of the collapse. The same blocks give the
 *   same bits.
 * @throws MemoryBudgetError if the smallest block would not fit.
 * @throws MisuseError for another collapse.
 * @throws The signal's reason when aborted, also from `apply`.
 * @remarks The cost of `jacobianOperator`, and of the factors of the blocks that are not kept, twice a product; or of
 *   `networkOperator`, where factors do not fit or would be slower: `plan.method` says which.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { flattenedOperator, jacobianBlocks } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 * import { topEigenpairs } from '@entk/spectral';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [2, 2] } });
 * const weights = new Map([['W', ndArray([2, 2])]]);
 * const blocks = jacobianBlocks(network, weights, ndArray([2, 2], Float32Array.of(2, 0, 0, 1)));
 * const operator = await flattenedOperator(blocks, { kind: 'flattened', rowOrder: 'classMajor' });
 * // A linear network: each eigenvalue of x·x′ comes C = 2 times.
 * (await topEigenpairs(operator, { count: 3 })).values; // ≈ [4, 4, 1]
 * ```
 */
export async function flattenedOperator(
  blocks: JacobianBlocks,
  collapse: Flattened,
  options: OperatorPlanOptions = {},
): Promise<FlattenedOperator> {
  requireOptions<OperatorPlanOptions>('flattenedOperator', options, {
    ...workOptionNames,
    blockSize: true,
    keptBlocks: true,
    method: true,
  });
  const caller = 'flattenedOperator';
  requireFields(caller, 'collapse', collapse, ['kind']);
  requireOneOf(caller, 'collapse', collapse.kind, ['flattened']);
  requireCollapse(caller, collapse, blocks.outputCount);
  const { exampleCount, outputCount } = blocks;
  const { signal, onProgress } = options;
  const rows = exampleCount * outputCount;
  const parameterCount = parameterCountOf(blocks);
  const plan = chosenPlan(caller, exampleCount, jacobianWays(blocks, 1, 1), options);
  const stage = 'the flattened kernel’s products';
  const pass = passesOver(
    plan,
    exampleCount,
    jacobianParts(blocks, plan.method),
    (detail, done) => {
      onProgress?.({ stage, done, total: plan.blockCount, detail });
    },
    signal,
  );

  let trace: number | undefined;
  if (plan.method === 'factors') {
    await pass('trace', ({ jacobian }) => {
      if (jacobian) trace = (trace ?? 0) + flattenedTrace(jacobian);
    });
  }

  async function applyToSome(block: DenseMatrix): Promise<DenseMatrix> {
    const gradients = new DenseMatrix(parameterCount, block.columns);
    await pass('gradients', ({ operator }, from, to) => {
      gradients.addInPlace(operator.applyTransposed(block.rowRange(from * outputCount, to * outputCount)));
    });
    const image = new DenseMatrix(rows, block.columns);
    await pass('changes', ({ operator }, from) => {
      image.data.set(operator.apply(gradients).data, from * outputCount * block.columns);
    });
    return image;
  }

  return {
    size: rows,
    trace,
    collapse,
    outputFactors: blocks.outputFactors,
    plan,
    async apply(block) {
      requireSameExtent('apply', 'rows N·C of the block', rows, block.rows);
      requireFinite('apply', 'block', block);
      if (collapse.rowOrder === 'exampleMajor') return inParts(block, plan.vectors, applyToSome);
      const orders = orderOf(collapse.rowOrder, exampleCount, outputCount);
      const image = await inParts(gathered(block, orders), plan.vectors, applyToSome);
      return scattered(image, orders);
    },
  };
}

/** Where the row n·C + c stands in the collapse's order. */
function orderOf(rowOrder: RowOrder, exampleCount: number, outputCount: number): Uint32Array {
  return Uint32Array.from({ length: exampleCount * outputCount }, (_, row) =>
    rowIndex(rowOrder, Math.floor(row / outputCount), row % outputCount, exampleCount, outputCount),
  );
}

function gathered(block: DenseMatrix, order: Uint32Array): DenseMatrix {
  const result = new DenseMatrix(block.rows, block.columns);
  order.forEach((place, row) => result.rowSpan(row).set(block.rowSpan(place)));
  return result;
}

function scattered(block: DenseMatrix, order: Uint32Array): DenseMatrix {
  const result = new DenseMatrix(block.rows, block.columns);
  order.forEach((place, row) => result.rowSpan(place).set(block.rowSpan(row)));
  return result;
}
