import { MisuseError, ShapeError, type WorkOptions } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { type Collapse, collapsedRows, crossKernel, empiricalNtk, type Kernel } from '@entk/kernels';
import type { Split } from './problem.js';

/** K(X, X) and K(x, X) of Jacobians. */
export function kernelsOf(
  { train, test }: Split<FactoredJacobian>,
  collapse: Collapse,
  work: WorkOptions,
): Split<Kernel> {
  const trained = empiricalNtk(train, collapse, work);
  return test ? { train: trained, test: crossKernel(test, train, collapse, work) } : { train: trained };
}

/**
 * Requires K(X, X) and K(x, X) of one collapse and the same training examples.
 *
 * @throws ShapeError if their rows or columns are not those of the examples.
 * @throws MisuseError if the collapses differ.
 */
export function requireKernels(caller: string, { train, test }: Split<Kernel>): void {
  const [N, M] = train.exampleCounts;
  const rows = collapsedRows(train.collapse, N, train.outputCount);
  if (N !== M || train.matrix.rows !== rows || train.matrix.columns !== rows) {
    throw new ShapeError({
      in: caller,
      rule: 'the kernel of the training examples must be of a batch with itself',
      got: [train.matrix.rows, train.matrix.columns],
      context: `example counts [${N}, ${M}]`,
    });
  }
  if (!test) return;
  if (JSON.stringify(test.collapse) !== JSON.stringify(train.collapse)) {
    throw new MisuseError({
      in: caller,
      rule: 'both kernels must be collapsed alike',
      got: [test.collapse, train.collapse],
    });
  }
  const wanted = [collapsedRows(test.collapse, test.exampleCounts[0], train.outputCount), rows];
  if (test.matrix.rows === wanted[0] && test.matrix.columns === wanted[1]) return;
  throw new ShapeError({
    in: caller,
    rule: `the kernel of the test examples must have axes [test, train] = [${wanted.join(', ')}]`,
    got: [test.matrix.rows, test.matrix.columns],
    remedy: 'crossKernel(test, train, collapse) gives it',
  });
}
