import { createRandom, type DenseMatrix } from '@entk/core';
import { residualNorms } from '../dense/residuals.js';
import { unscaled } from '../unscaled.js';
import { rankOf, roundingLevel, type Spectrum, type SpectrumStatus, type WithVectors } from '../spectrum.js';
import { openSpace } from './krylov.js';
import { planSearch, type TopEigenpairsOptions } from './plan.js';
import { lockPairs, missedCount, type Search } from './search.js';
import type { SymmetricOperator } from './symmetric-operator.js';
import { UnitOperator } from './unit-operator.js';

/**
 * The k largest eigenpairs of a symmetric operator of M rows, without an M × M array: A vᵢ = λᵢ vᵢ.
 *
 * A thick-restarted block Krylov method (block Lanczos with full reorthogonalisation, restarted with Ritz vectors; Wu
 * and Simon 2000, Stathopoulos and McCombs 2007). Pairs are locked from the top, in order, once their residual is
 * below half the tolerance; what follows is kept orthogonal to them.
 *
 * **Multiplicities.** A repeated eigenvalue is found in all its copies: b of them by a block of b vectors, more by the
 * random vectors that replace directions a block has exhausted, and by the final check: a new random block of 8
 * vectors, orthogonal to everything found, runs 16 steps; whatever it shows above the smallest pair found is pursued
 * until it is locked, and the check repeated until it shows nothing. A copy of an eigenvalue at least 5 % above the
 * k-th is then missed with probability below 2e-5 at M = 25,000; one nearer may be replaced by the next value, which
 * is wrong by less than those 5 % only where the Krylov phase itself had missed it.
 *
 * @param operator A, applied to blocks [M, b]; symmetric. Positive semidefinite is not needed.
 * @returns The k largest pairs by sign, descending. Residuals are measured by one more application to the vectors
 *   returned. Status `rank-exceeded` when k is larger than M or the numerical rank, `not-converged` when a residual is
 *   above the tolerance, `negative-spectrum` when `semidefinite` was said and is not so.
 * @throws MisuseError if the operator is found not to be symmetric, by a random probe and along the way, or an option
 *   is out of range.
 * @throws NonFiniteError if it returns NaN or infinity, or an eigenvalue is beyond the range of float64.
 * @throws ShapeError if it returns a wrong shape.
 * @throws MemoryBudgetError before starting if the basis would not fit.
 * @remarks Some 5 to 8 applications for each pair on the kernels of this project, 4 M (k + a) flops for each beside A's
 *   own, a = `activeSize`. Memory: k + 2 a + 8 b vectors of length M. The same seed gives the same bits.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { topEigenpairs } from '@entk/spectral';
 *
 * const diagonal = {
 *   size: 1000,
 *   apply: (block: DenseMatrix) =>
 *     DenseMatrix.generate(block.rows, block.columns, (i, j) => block.get(i, j) / (1 + (i >> 1))),
 * };
 * const { values, status } = await topEigenpairs(diagonal, { count: 4 });
 * values; // ≈ [1, 1, 0.5, 0.5]
 * status.kind; // "converged"
 * ```
 */
export async function topEigenpairs(
  operator: SymmetricOperator,
  options: TopEigenpairsOptions,
): Promise<WithVectors<Spectrum, true>> {
  const plan = planSearch(operator, options);
  const space = openSpace(new UnitOperator(operator), createRandom(plan.seed), plan);
  const search: Search = { space, plan, work: options, values: [], smallest: Infinity };

  await lockPairs(search, plan.count);
  let recovered = 0;
  while (search.values.length === plan.count && space.applications < plan.maxApplications) {
    const missed = await missedCount(search);
    if (missed === 0) break;
    recovered += missed;
    await lockPairs(search, plan.count + missed);
    keepLargest(search);
  }
  keepLargest(search);

  const { values, vectors, residuals } = await measured(search);
  const status = statusOf(values, residuals, search, options);
  const found = {
    values,
    vectors,
    residuals,
    status,
    method:
      `block Krylov: top ${plan.count} of ${operator.size} by ${space.applications} applications, ` +
      `block ${plan.blockSize}${recovered > 0 ? `, ${recovered} found by the check` : ''}`,
    size: operator.size,
    rank: status.kind === 'rank-exceeded' ? status.rank : foundRank(values, search, status, options),
  };
  return { ...unscaled('topEigenpairs', found, space.operator.exponent), trace: operator.trace };
}

/** The locked rows in descending order, no more than were asked for. */
function keepLargest(search: Search): void {
  const { space, plan } = search;
  const order = search.values.map((_, i) => i).sort((a, b) => search.values[b] - search.values[a] || a - b);
  const kept = order.slice(0, plan.count);
  space.basis.truncate(space.locked);
  if (kept.some((index, i) => index !== i)) space.basis.select(kept);
  space.basis.truncate(kept.length);
  space.locked = kept.length;
  search.values = kept.map((index) => search.values[index]);
}

async function measured({ space, plan, values }: Search): Promise<{
  values: Float64Array;
  vectors: DenseMatrix;
  residuals: Float64Array;
}> {
  const { basis, operator } = space;
  const descending = Float64Array.from(values);
  const residuals = new Float64Array(values.length);
  for (let from = 0; from < values.length; from += plan.blockSize) {
    const to = Math.min(from + plan.blockSize, values.length);
    const rows = basis.rows(from, to);
    const image = await operator.applyToRows('topEigenpairs', rows);
    space.applications += to - from;
    const block = residualNorms(
      image.transpose(),
      rows.transpose(),
      descending.subarray(from, to),
      normOf(space, values),
    );
    residuals.set(block, from);
  }
  return { values: descending, vectors: basis.rows(0, values.length).transpose(), residuals };
}

/** The promise that no eigenvalue is negative says nothing of the rank where it is broken. */
function foundRank(
  values: Float64Array,
  { space }: Search,
  { kind }: SpectrumStatus,
  { semidefinite }: TopEigenpairsOptions,
): number | undefined {
  const size = space.basis.length;
  const rounding = roundingLevel(size, normOf(space, [...values]));
  return rankOf(values, rounding, { size, semidefinite: semidefinite && kind !== 'negative-spectrum' });
}

function normOf({ scale }: { scale: number }, values: readonly number[]): number {
  return Math.max(scale, Math.abs(values[0] ?? 0));
}

function statusOf(
  values: Float64Array,
  residuals: Float64Array,
  { plan, space, smallest }: Search,
  { semidefinite }: TopEigenpairsOptions,
): SpectrumStatus {
  const { tolerance, count, requested } = plan;
  const norm = normOf(space, [...values]);
  const firstBad = residuals.findIndex((residual) => residual > tolerance);
  if (firstBad >= 0 || values.length < count) {
    const converged = firstBad < 0 ? values.length : firstBad;
    return { kind: 'not-converged', converged, worstResidual: Math.max(...residuals), tolerance };
  }
  if (semidefinite && smallest < -tolerance * norm) {
    return { kind: 'negative-spectrum', smallest, tolerance: tolerance * norm };
  }
  const all = values.length === space.basis.length;
  const rounding = roundingLevel(space.basis.length, norm);
  const rank = values.reduce((total, value) => total + (Math.abs(value) > rounding ? 1 : 0), 0);
  // Zeros above negative eigenvalues are pairs like any other: the rank of the rest is not known, and not exceeded.
  const hasNegative = smallest < -tolerance * norm;
  if (requested <= rank || (hasNegative && !all)) return { kind: 'converged' };
  return { kind: 'rank-exceeded', rank, requested };
}
