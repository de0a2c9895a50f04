import { type DenseMatrix, MisuseError, requireInteger, requireSameExtent } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { type Collapse, type Kernel } from '@entk/kernels';
import type { SymmetricOperator } from '@entk/spectral';
import { requireKernels } from './kernels.js';
import type { KernelModes } from './modes/modes.js';
import { type KernelRows, mapSplit, type Outputs, outputMatrix, type Split } from './problem.js';

/**
 * The kernel of all examples by products with it alone, as `kernelOperator` or `flattenedOperator` of `@entk/kernels`
 * give it for the joined inputs: the training examples first, the test examples after them.
 */
export interface OperatorSource extends SymmetricOperator {
  /** An [N, N] kernel if left out. */
  readonly collapse?: Collapse;
  /** For a flattened kernel: what the derivatives of each output were multiplied by. */
  readonly outputFactors?: Float64Array;
}

/**
 * What a regression knows the kernel by: matrices K(X, X) and K(x, X), Jacobians at X and x, an operator on all
 * examples, or eigenpairs from `kernelModes`.
 */
export type Source = Split<Kernel> | Split<FactoredJacobian> | OperatorSource | KernelModes;

/** What a source is called in messages. */
export type SourceKind = 'kernels' | 'Jacobians' | 'operator' | 'modes';

/** A source, recognised. */
export type KnownSource = {
  /** As it was asked for. */
  readonly collapse: Collapse;
  /** How outputs stand in the rows that the solvers see. */
  readonly rows: KernelRows;
  readonly exampleCounts: Split<number>;
} & (
  | { readonly kind: 'kernels'; readonly kernels: Split<Kernel> }
  | { readonly kind: 'Jacobians'; readonly jacobians: Split<FactoredJacobian> }
  | { readonly kind: 'operator'; readonly operator: OperatorSource }
  | { readonly kind: 'modes'; readonly modes: KernelModes }
);

/** Rows of a kernel that is made here: the order of a flattened one is free. */
const byExample = { kind: 'flattened', rowOrder: 'exampleMajor' } as const;

/**
 * Recognises a source.
 *
 * @param collapse Of Jacobians, flattened if left out.
 * @param targets y of the training examples, by which an operator's rows are told apart.
 * @throws MisuseError for what is no source, or a collapse of what has one already.
 * @throws ShapeError if its parts do not fit each other.
 */
export function knownSource(caller: string, source: Source, collapse?: Collapse, targets?: Outputs): KnownSource {
  const known = recognised(caller, source, collapse, targets);
  if (collapse === undefined || known.kind === 'Jacobians') return known;
  throw new MisuseError({
    in: caller,
    rule: `collapse must be left out where the source is ${named(known.kind)}, which has one already`,
    got: collapse.kind,
  });
}

/** A kind with its article. */
export function named(kind: SourceKind): string {
  return kind === 'operator' ? 'an operator' : kind;
}

function recognised(caller: string, source: Source, collapse?: Collapse, targets?: Outputs): KnownSource {
  if ('train' in source && source.train && 'matrix' in source.train) {
    return ofKernels(caller, source as Split<Kernel>);
  }
  if ('train' in source && source.train && 'uses' in source.train) {
    return ofJacobians(caller, source as Split<FactoredJacobian>, collapse);
  }
  if ('images' in source) {
    const { collapse: own, outputCount, outputFactors, exampleCounts } = source;
    const rows = { collapse: own, outputCount, outputFactors };
    return { kind: 'modes', modes: source, collapse: own, rows, exampleCounts };
  }
  if ('apply' in source && targets) return ofOperator(caller, source, targets);
  throw new MisuseError({
    in: caller,
    rule: `the source must be one of kernels { train, test }, Jacobians { train, test }${targets ? ', an operator' : ''} or modes`,
    got: Object.keys(source),
  });
}

function ofKernels(caller: string, kernels: Split<Kernel>): KnownSource {
  requireKernels(caller, kernels);
  const { collapse, outputCount, outputFactors } = kernels.train;
  const rows = { collapse, outputCount, outputFactors };
  const exampleCounts = mapSplit(kernels, (kernel) => kernel.exampleCounts[0]);
  return { kind: 'kernels', kernels, collapse, rows, exampleCounts };
}

function ofJacobians(caller: string, jacobians: Split<FactoredJacobian>, collapse: Collapse = byExample): KnownSource {
  const { outputCount, outputFactors, parameterCount } = jacobians.train;
  const { test } = jacobians;
  if (test) {
    requireSameExtent(caller, 'outputs C of train and test', outputCount, test.outputCount);
    requireSameExtent(caller, 'parameters P of train and test', parameterCount, test.parameterCount);
  }
  const rows = { collapse: collapse.kind === 'flattened' ? byExample : collapse, outputCount, outputFactors };
  return {
    kind: 'Jacobians',
    jacobians,
    collapse,
    rows,
    exampleCounts: mapSplit(jacobians, ({ exampleCount }) => exampleCount),
  };
}

function ofOperator(caller: string, operator: OperatorSource, targets: Outputs): KnownSource {
  const { rows: train, columns: outputCount }: DenseMatrix = outputMatrix(caller, 'targets', targets);
  const { collapse = { kind: 'classMean' }, outputFactors = new Float64Array(outputCount).fill(1), size } = operator;
  const flattened = collapse.kind === 'flattened';
  const share = flattened ? outputCount : 1;
  requireInteger(caller, 'rows of the operator', size, { min: train * share });
  if (size % share !== 0) requireSameExtent(caller, 'rows N·C of the operator', size - (size % share), size);
  const test = size / share - train;
  return {
    kind: 'operator',
    operator,
    collapse,
    rows: { collapse: flattened ? byExample : collapse, outputCount, outputFactors },
    exampleCounts: test > 0 ? { train, test } : { train },
  };
}
