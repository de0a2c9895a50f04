import {
  type DenseMatrix,
  type Ranks,
  requireFinite,
  requireOneOf,
  requireOptions,
  requireSameExtent,
  workOptionNames,
  requireFields,
} from '@entk/core';
import type { SymmetricOperator } from '@entk/spectral';
import { type AveragedCollapse, collapseText, type PerClass, requireCollapse } from '../collapse/collapse.js';
import { outputScale } from '../collapse/outputs.js';
import type { JacobianBlocks } from '../tiles/jacobian-blocks.js';
import { collapsedBlocks, collapsedWays, jacobianProducts, sumsOverPositions } from './collapsed-products.js';
import { jacobianParts } from './jacobian-parts.js';
import { chosenPlan } from './method.js';
import { inParts, passesOver } from './passes.js';
import type { OperatorPlan, OperatorPlanOptions } from './plan.js';
import { type Examples, inOrder, inSegments, ownBlocks, requireSegments } from './segments.js';
import { termProducts } from './term-operator.js';

/** How the operator of a collapsed kernel is to be made, and by whom. */
export interface KernelOperatorOptions extends OperatorPlanOptions {
  /**
   * Into how many segments the examples are cut, a power of two: each is summed by itself, and the sums of all as a
   * pairwise tree. Bits then depend neither on the memory budget nor on the ranks. @default none: block after block
   */
  readonly segments?: number;
  /** Processes that share the segments, as many of them as divide their number. @default this one alone */
  readonly ranks?: Ranks;
}

/** A collapsed kernel as an operator, and how it goes through the examples. */
export interface KernelOperator extends SymmetricOperator {
  /** K · block, axes [N, b]. */
  readonly apply: (block: DenseMatrix) => Promise<DenseMatrix>;
  /** Σ of all eigenvalues; `undefined` by passes, which do not see single gradients. */
  readonly trace: number | undefined;
  readonly collapse: PerClass | AveragedCollapse;
  readonly plan: OperatorPlan;
}

/**
 * A kernel [N, N] of `perClass`, `classMean`, `trace` or `meanOutput` as an operator that never forms it, for
 * `topEigenpairs` of `@entk/spectral`.
 *
 * K = Z Zᵀ, where row n of Z is δ[n] ⊗ a[n] for every weight, so K V = Z (Zᵀ V): two passes over blocks of examples,
 * one large float64 product a weight and block. For `classMean` and `trace` a δ that is factored with rows or with
 * examples alone takes the part of one output, not of C; a bias comes with its weight. On sequences, and where C is
 * large, K is Σ_c J_c J_cᵀ, of which J_cᵀ V is a pullback for each vector and J_c U a pushforward, or a product of
 * factors, whichever is quicker; of `perClass` and `meanOutput` one output is pulled back.
 *
 * @returns An operator of size N with its trace, and the plan: the method, how many examples a block has and how many
 *   blocks keep their factors. The others' are computed again in each of the two passes, which costs a C-th part of a
 *   product or so. The same blocks give the same bits.
 *   With `segments` they give the same on any machine and for any number of `ranks`, each of which holds all inputs,
 *   computes its share of the examples, and gets the whole product. The method is then `factors` unless another is
 *   asked for.
 * @throws MemoryBudgetError if the smallest block would not fit.
 * @throws MisuseError for a collapse that is flattened (see `flattenedOperator`) or that the network does not have, for
 *   segments or ranks that are no power of two, and for more ranks than segments.
 * @throws The signal's reason when aborted, also from `apply`.
 * @remarks 4·N·R·I multiplications and additions for a vector and a weight, I being the width of its input and R that
 *   of its output, times C where δ is dense.
 * @example
 * ```ts
 * import { ndArray } from '@entk/core';
 * import { jacobianBlocks, kernelOperator } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 * import { topEigenpairs } from '@entk/spectral';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [3, 2] } });
 * const weights = new Map([['W', ndArray([3, 2])]]);
 * const inputs = ndArray([4, 2], Float32Array.of(3, 0, 0, 1, 0, 1, 4, 0));
 * // A linear network: K = X Xᵀ, with the eigenvalues of XᵀX.
 * const operator = await kernelOperator(jacobianBlocks(network, weights, inputs), { kind: 'classMean' });
 * operator.trace; // ≈ 27
 * (await topEigenpairs(operator, { count: 2 })).values; // ≈ [25, 2]
 * ```
 */
export async function kernelOperator(
  blocks: JacobianBlocks,
  collapse: PerClass | AveragedCollapse,
  options: KernelOperatorOptions = {},
): Promise<KernelOperator> {
  requireOptions<KernelOperatorOptions>('kernelOperator', options, {
    ...workOptionNames,
    blockSize: true,
    keptBlocks: true,
    method: true,
    segments: true,
    ranks: true,
  });
  const caller = 'kernelOperator';
  requireFields(caller, 'collapse', collapse, ['kind']);
  requireOneOf(caller, 'collapse', collapse.kind, ['perClass', 'classMean', 'trace', 'meanOutput']);
  requireCollapse(caller, collapse, blocks.outputCount);
  const { exampleCount, outputCount } = blocks;
  const { signal, onProgress } = options;
  const reduced = collapsedBlocks(blocks, collapse);
  const segments = requireSegments(caller, exampleCount, options);
  const plan = chosenPlan(caller, exampleCount, collapsedWays(reduced), options, segments);
  const scale = outputScale(collapse, outputCount);
  const stage = `the ${collapseText(collapse)} kernel’s products`;
  const report = (name: string, done: number) => {
    onProgress?.({ stage, done, total: plan.blockCount, detail: name });
  };
  const passOver = <T>(make: (from: number, to: number) => T): Examples<T> => {
    if (!segments) return inOrder(passesOver(plan, exampleCount, make, report, signal));
    const own = ownBlocks(segments, exampleCount, plan.blockSize);
    return inSegments(passesOver(plan, own, make, report, signal), segments, exampleCount);
  };
  const products =
    plan.method === 'passes' || sumsOverPositions(reduced.first())
      ? jacobianProducts(reduced, plan.method, passOver(jacobianParts(reduced, plan.method)))
      : termProducts(reduced, passOver);
  const trace = await products.trace();

  async function applyToSome(block: DenseMatrix): Promise<DenseMatrix> {
    return (await products.apply(block)).scaleInPlace(scale);
  }

  return {
    size: exampleCount,
    trace: trace === undefined ? undefined : scale * trace,
    collapse,
    plan,
    async apply(block) {
      requireSameExtent('apply', 'rows N of the block', exampleCount, block.rows);
      requireFinite('apply', 'block', block);
      if (block.columns <= plan.vectors) return applyToSome(block);
      return inParts(block, plan.vectors, applyToSome);
    },
  };
}
