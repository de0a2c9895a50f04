import {
  defaultMemoryBudget,
  DenseMatrix,
  MisuseError,
  requireMemory,
  requireOptions,
  requireSameExtent,
  type RowOrder,
  ShapeError,
  shapeText,
  workOptionNames,
  type WorkOptions,
} from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { type FactoredUse, isPlain, isTransposed, type PlainUse } from '@entk/jacobians/factors';
import { outputText, sameOutputs } from '@entk/models/layers';
import { type Collapse, collapsedRows, requireCollapse } from './collapse/collapse.js';
import { outputScale } from './collapse/outputs.js';
import { joinedUses } from './contraction/joined-uses.js';
import { leastSequenceNumbers, sequenceKernel } from './contraction/sequences/parameter-kernel.js';
import { matricesHeld, plusTranspose, usePairKernel } from './contraction/use-products.js';

/** Tiles of 64 MB for sums over positions: products run at full speed in them. */
const mostScratchNumbers = 2 ** 23;

/** A collapsed eNTK, and what it is the kernel of. */
export interface Kernel {
  /** [N, N′], or [N·C, N′·C] when flattened. */
  readonly matrix: DenseMatrix;
  readonly collapse: Collapse;
  /** Names of the parameters that the sum over μ runs over. */
  readonly parameters: readonly string[];
  /** N and N′. */
  readonly exampleCounts: readonly [number, number];
  /** C. */
  readonly outputCount: number;
  /** What the derivatives of each output were multiplied by before. */
  readonly outputFactors: Float64Array;
}

/**
 * The empirical neural tangent kernel of a batch with itself, collapsed to a matrix.
 *
 * K_ij(x, x′) = Σ_μ ∂f_i(x)/∂θ_μ · ∂f_j(x′)/∂θ_μ (eq. 3), the sum running over the Jacobian's parameters. From the
 * factors, a weight matrix used once contributes (δ·δ′)(a·a′) and a bias δ·δ′, together (δ·δ′)(a·a′ + 1), summed over
 * the positions of sequences; the collapse is carried out on the factors, so neither P nor, where they allow it, C is
 * ever an axis. Sums are accumulated in float64.
 *
 * @returns Axes [N, N] (or [N·C, N·C]), symmetric.
 * @throws MisuseError for an output index out of range.
 * @throws MemoryBudgetError if the matrix would not fit.
 * @remarks N²(H + in) multiplications a weight for `classMean` and `trace` where δ is factored; C times as many where
 * it is dense, and for `flattened` C² times. On sequences, either T² products for every two examples or products of the
 * parameter's gradient written out in blocks, whichever takes fewer multiplications.
 * @example
 * ```ts
 * import { createRandom, ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { empiricalNtk } from '@entk/kernels';
 * import { defineNetwork, dense, initialiseBackend } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [3, 2] } });
 * const weights = new Map([['W', ndArray([3, 2])]]);
 * const inputs = ndArray([2, 2], Float32Array.of(1, 2, 3, 4));
 * // A linear network: K_cc(x, x′) = x·x′ for every output c.
 * empiricalNtk(factoredJacobian(network, weights, inputs), { kind: 'classMean' }).matrix.data; // Float64Array [5, 11, 11, 25]
 * ```
 */
export function empiricalNtk(jacobian: FactoredJacobian, collapse: Collapse, options: WorkOptions = {}): Kernel {
  requireOptions('empiricalNtk', options, workOptionNames);
  return contract('empiricalNtk', jacobian, jacobian, collapse, options);
}

/**
 * The kernel between two batches, K(X1, X2): rows are the examples of `left`, columns those of `right`.
 *
 * With `perClass` the Jacobians may be of different outputs: output c of the one against output c of the other.
 *
 * @throws ShapeError if the Jacobians are not those of one network by the same parameters.
 * @throws MisuseError if their outputs were rescaled differently, or are not the same; else as `empiricalNtk`.
 */
export function crossKernel(
  left: FactoredJacobian,
  right: FactoredJacobian,
  collapse: Collapse,
  options: WorkOptions = {},
): Kernel {
  requireOptions('crossKernel', options, workOptionNames);
  return contract('crossKernel', left, right, collapse, options);
}

function contract(
  caller: string,
  left: FactoredJacobian,
  right: FactoredJacobian,
  collapse: Collapse,
  { memoryBudget }: WorkOptions,
): Kernel {
  requireSameExtent(caller, 'outputs C', left.outputCount, right.outputCount);
  requireSameParameters(caller, left, right);
  requireCollapse(caller, collapse, left.outputCount);
  requireSameRows(caller, left, right, collapse);
  const outputCount = left.outputCount;
  const counts = [left.exampleCount, right.exampleCount] as const;
  const [rows, columns] = counts.map((count) => collapsedRows(collapse, count, outputCount));
  const remedy = collapse.kind === 'flattened' ? 'use kernelSpectrum with side "parameters" or "operator"' : undefined;
  requireMemory(
    caller,
    `the ${rows}×${columns} kernel and the terms it is summed from`,
    matricesHeld * 8 * rows * columns,
    memoryBudget,
    remedy,
  );

  const scratch = scratchNumbers(caller, left, right, collapse, memoryBudget);
  let sum: DenseMatrix | undefined;
  const add = (term: DenseMatrix) => {
    sum = sum ? sum.addInPlace(term) : term;
  };
  const self = left === right;
  const names = Array.from(left.parameterShapes.keys());
  const alone = names.filter((name) => plainUseOf(left, name) && plainUseOf(right, name));
  for (const pair of alonePairs(left, right, alone)) add(usePairKernel({ ...pair, counts, outputCount }, collapse));
  for (const name of names.filter((one) => !alone.includes(one))) {
    const leftUses = usesOf(left, name);
    const rightUses = self ? leftUses : usesOf(right, name);
    if (!leftUses.every(isPlain) || !rightUses.every(isPlain)) {
      const shape = left.parameterShapes.get(name) as readonly number[];
      add(sequenceKernel({ shape, left: leftUses, right: rightUses, counts, outputCount }, collapse, scratch));
      continue;
    }
    leftUses.forEach((leftUse, index) => {
      for (const rightUse of self ? rightUses.slice(index) : rightUses) {
        const term = usePairKernel({ left: leftUse, right: rightUse, counts, outputCount }, collapse);
        add(self && leftUse !== rightUse ? plusTranspose(term) : term);
      }
    });
  }
  return {
    matrix: finished(sum as DenseMatrix, collapse, counts, outputCount),
    collapse,
    parameters: names,
    exampleCounts: counts,
    outputCount,
    outputFactors: left.outputFactors.slice(),
  };
}

function usesOf({ uses }: FactoredJacobian, name: string): FactoredUse[] {
  return uses.filter((use) => use.parameter === name);
}

/** The use of a parameter that has no other and no positions. */
function plainUseOf(jacobian: FactoredJacobian, name: string): PlainUse | undefined {
  const [use, ...others] = usesOf(jacobian, name);
  return use && others.length === 0 && isPlain(use) ? use : undefined;
}

/** The uses of these parameters left and right, those of one δ joined if both sides join alike. */
function alonePairs(
  left: FactoredJacobian,
  right: FactoredJacobian,
  names: readonly string[],
): { readonly left: PlainUse; readonly right: PlainUse }[] {
  const usesIn = (jacobian: FactoredJacobian) =>
    names.map((name) => plainUseOf(jacobian, name)).filter((use) => use !== undefined);
  const [leftUses, rightUses] = [usesIn(left), usesIn(right)];
  const joinedLeft = joinedUses(leftUses, left.exampleCount);
  const joinedRight = left === right ? joinedLeft : joinedUses(rightUses, right.exampleCount);
  const alike =
    leftUses.every((use, index) => isTransposed(use) === isTransposed(rightUses[index])) &&
    joinedLeft.length === joinedRight.length &&
    joinedLeft.every(({ parameter }, index) => parameter === joinedRight[index].parameter);
  const [ofLeft, ofRight] = alike ? [joinedLeft, joinedRight] : [leftUses, rightUses];
  return ofLeft.map((use, index) => ({ left: use, right: ofRight[index] }));
}

/** Numbers to spend on sums over positions beside the kernel and its terms, as far as the budget goes. */
function scratchNumbers(
  caller: string,
  left: FactoredJacobian,
  right: FactoredJacobian,
  collapse: Collapse,
  memoryBudget = defaultMemoryBudget,
): number {
  const least = leastScratchNumbers(left, right, collapse);
  if (least === 0) return 0;
  const [rows, columns] = [left, right].map(({ exampleCount }) =>
    collapsedRows(collapse, exampleCount, left.outputCount),
  );
  const result = matricesHeld * rows * columns;
  requireMemory(
    caller,
    'the kernel, the terms it is summed from and gradients at one row of a parameter',
    8 * (result + least),
    memoryBudget,
    'take fewer examples at a time',
  );
  return Math.max(Math.min(mostScratchNumbers, memoryBudget / 8 - result), least);
}

/** The fewest numbers that sums over positions take beside the kernel and its terms; 0 where no parameter has them. */
function leastScratchNumbers(left: FactoredJacobian, right: FactoredJacobian, collapse: Collapse): number {
  const { outputCount } = left;
  const counts = [left.exampleCount, right.exampleCount] as const;
  const names = new Set([...left.uses, ...right.uses].filter((use) => !isPlain(use)).map((use) => use.parameter));
  const least = Array.from(names, (name) => {
    const shape = left.parameterShapes.get(name) as readonly number[];
    return leastSequenceNumbers({ shape, left: left.uses, right: right.uses, counts, outputCount }, collapse);
  });
  return Math.max(0, ...least);
}

/** Bytes that `kernel` of a batch with itself holds at its fullest, where the budget is no larger. */
export function kernelBytes(jacobian: FactoredJacobian, collapse: Collapse): number {
  const rows = collapsedRows(collapse, jacobian.exampleCount, jacobian.outputCount);
  return 8 * (matricesHeld * rows ** 2 + leastScratchNumbers(jacobian, jacobian, collapse));
}

function requireSameParameters(caller: string, left: FactoredJacobian, right: FactoredJacobian): void {
  const text = ({ parameterShapes }: FactoredJacobian) =>
    Array.from(parameterShapes, ([name, shape]) => `${name} ${shapeText(shape)}`).join(', ');
  if (text(left) === text(right)) return;
  throw new ShapeError({
    in: caller,
    rule: 'the Jacobians must be by the same parameters',
    got: `${text(left)} and ${text(right)}`,
  });
}

function requireSameRows(caller: string, left: FactoredJacobian, right: FactoredJacobian, collapse: Collapse): void {
  if (collapse.kind !== 'perClass' && !sameOutputs(left.outputs, right.outputs)) {
    const textsOf = (c: number) => [outputText(left.outputs, c), outputText(right.outputs, c)];
    const all = Array.from({ length: left.outputCount }, (_, c) => c);
    const c = all.find((index) => textsOf(index)[0] !== textsOf(index)[1]) ?? 0;
    throw new MisuseError({
      in: caller,
      rule: 'the Jacobians must be of the same outputs',
      got: textsOf(c),
      context: `output ${c} of each`,
    });
  }
  const different = left.outputFactors.findIndex((factor, c) => factor !== right.outputFactors[c]);
  if (different < 0) return;
  throw new MisuseError({
    in: caller,
    rule: 'the Jacobians must have their outputs rescaled alike',
    got: [left.outputFactors[different], right.outputFactors[different]],
    context: `factors of output ${different}`,
  });
}

/** The sum over all pairs of uses as the collapse wants it. */
function finished(
  sum: DenseMatrix,
  collapse: Collapse,
  counts: readonly [number, number],
  outputCount: number,
): DenseMatrix {
  if (collapse.kind === 'classMean') return sum.scaleInPlace(outputScale(collapse, outputCount));
  return collapse.kind === 'flattened' && collapse.rowOrder === 'classMajor'
    ? classMajor(sum, counts, outputCount)
    : sum;
}

function classMajor(matrix: DenseMatrix, [N, M]: readonly [number, number], C: number): DenseMatrix {
  const [rows, columns] = [N, M].map((count) =>
    Uint32Array.from({ length: count * C }, (_, index) => (index % count) * C + Math.floor(index / count)),
  );
  return DenseMatrix.generate(matrix.rows, matrix.columns, (i, j) => matrix.get(rows[i], columns[j]));
}

/** The row of a flattened kernel that belongs to output c of example n. */
export function rowIndex(rowOrder: RowOrder, n: number, c: number, exampleCount: number, outputCount: number): number {
  return rowOrder === 'exampleMajor' ? n * outputCount + c : c * exampleCount + n;
}
