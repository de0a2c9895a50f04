import { type DenseMatrix, MisuseError, type WorkOptions } from '@entk/core';
import type { Problem, Split } from '../problem.js';
import { type KnownSource, named, type SourceKind } from '../source.js';

/** What is predicted, axes [N, C] each. */
export type Predictions = Split<DenseMatrix>;

/** How a regression ended. */
export type RegressionStatus =
  /** Exactly, or to the tolerance of an iteration. */
  { readonly kind: 'solved' } | RankDeficient | TruncatedSolution | NotConverged;

/** K(X, X) has no inverse: the solution of least norm was taken. */
export interface RankDeficient {
  readonly kind: 'rank-deficient';
  /** Eigenvalues above the cutoff. */
  readonly rank: number;
  readonly rows: number;
  readonly cutoff: number;
  /** The share of Σ (y − f₀)² that no prediction with this kernel reaches on the training examples. */
  readonly unreached: number;
}

/** Only the leading eigenpairs took part, as asked. */
export interface TruncatedSolution {
  readonly kind: 'truncated';
  readonly rank: number;
  /** As for `rank-deficient`, with the kernel of these pairs. */
  readonly unreached: number;
}

/** Eigenpairs or conjugate gradients stayed above their tolerance. */
export interface NotConverged {
  readonly kind: 'not-converged';
  readonly residual: number;
  readonly tolerance: number;
}

/** A prediction, and how it was found. */
export interface Regression {
  readonly predictions: Predictions;
  readonly status: RegressionStatus;
  /** The solver that found it: `spectrum` where `cholesky` met a kernel without an inverse. */
  readonly solver: SolverName;
  readonly ridge: number;
}

/** What every solver gets beside source and problem. */
export interface SolveOptions extends WorkOptions {
  /** ρ. */
  readonly ridge: number;
}

/** A way to solve a regression; `cholesky()`, `spectrum()`, `conjugateGradients()` and `gradientFlow()` make one. */
export interface Solver<R extends Regression = Regression> {
  readonly name: SolverName;
  readonly solve: (source: KnownSource, problem: Problem, options: SolveOptions) => Promise<R>;
}

/** The names of solvers. */
export type SolverName = keyof typeof acceptedSources;

/** What each solver can start from. */
const acceptedSources = {
  cholesky: ['kernels', 'Jacobians'],
  spectrum: ['kernels', 'Jacobians', 'operator', 'modes'],
  conjugateGradients: ['kernels', 'Jacobians', 'operator'],
  gradientFlow: ['kernels', 'Jacobians', 'operator', 'modes'],
} as const satisfies Record<string, readonly SourceKind[]>;

/**
 * Requires a solver that can start from a source.
 *
 * @throws MisuseError with the sources that it can start from, and the solvers that can start from this one.
 */
export function requireAccepted(caller: string, solver: Solver, { kind }: KnownSource): void {
  if (!Object.hasOwn(acceptedSources, solver?.name)) {
    const names = Object.keys(acceptedSources).map((name) => `${name}()`);
    throw new MisuseError({ in: caller, rule: `solver must be one of ${names.join(', ')}`, got: solver });
  }
  const accepted: readonly SourceKind[] = acceptedSources[solver.name];
  if (accepted.includes(kind)) return;
  const others = Object.entries(acceptedSources).filter(([, kinds]) => (kinds as readonly SourceKind[]).includes(kind));
  throw new MisuseError({
    in: caller,
    rule: `the source of ${solver.name} must be one of ${accepted.map(named).join(', ')}`,
    got: kind,
    remedy: `solve by ${others.map(([name]) => `${name}()`).join(' or ')}`,
  });
}
