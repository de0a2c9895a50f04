import { DenseMatrix, identityMatrix, requireOneOf, requireOptions } from '@entk/core';
import { multiply } from '@entk/linalg';
import { requireOrthonormal } from '../orthonormal.js';
import { type BeforeAndAfter, blocksOf, type Rotation, type RotationStatus, statusOf } from '../rotations/rotation.js';
import { type SweepOptions, type Sweeping, type Sweeps, sweepingOf, sweepOptionNames } from '../rotations/sweeps.js';
import { concentrate, spread, unshared } from './block-energies.js';
import { loadingsOf } from './loadings.js';
import { shares, sharedUnits } from './shared-units.js';

/** How `rotateByUnits` is to work. */
export interface UnitOptions extends SweepOptions {
  /**
   * `shared units`: vectors that load on the same units are found, and told apart inside their block. `single vectors`:
   * each vector is a block, and the rotation is quartimax alone: for directions that already belong to one group of
   * inputs or one part of a split, and for units that stand for one thing each, as class probabilities do.
   *
   * @default 'shared units'
   */
  readonly blocks?: 'shared units' | 'single vectors';
}

/** What `rotateByUnits` returns. */
export interface UnitRotation extends Rotation {
  /** Bᵀ A of the rotated basis, axes [k, H]: what each vector loads on, the units as they were given. */
  readonly loadings: DenseMatrix;
  /**
   * 1 − Σ e² / Σ (Σ e)² over units, e the energies of the blocks: what units load outside one block, of quartimax and
   * of the result.
   */
  readonly offBlock: BeforeAndAfter;
}

/**
 * Rotates a subspace to the basis that the units of a network prefer: each unit is to load on few vectors. It needs no
 * prior on the inputs.
 *
 * The activations A [N, H] of H units have loadings L = Bᵀ A [k, H] on the basis B.
 *
 * 1. *Quartimax*: rotate to the maximum of Σ L⁴, which is the approximate joint diagonalisation of the H rank-one
 *   matrices
 *    l lᵀ (Neuhaus and Wrigley 1954; Jacobi angles after Cardoso and Souloumiac 1996).
 * 2. *Blocks*: vectors whose shares of a unit's energy, L² / Σ L², are positively correlated over units belong
 *   together;
 *    average linkage, no level to set. A frequency of modular addition is a block: its units load on both its circles.
 * 3. *Independent blocks*: rotate between blocks to the maximum of Σ (block energy)² (independent subspace analysis,
 *    Hyvärinen and Hoyer 2000).
 * 4. *Inside a block* of three vectors or more rotate to the opposite, the *minimum* of Σ L⁴ for loadings of unit
 *   length (as
 *    Kaiser 1958 has them): a unit's loads on a cosine and a sine lie on a circle, and circles come apart there. Two
 *    vectors hold one circle at most, in which no basis is better, and stay as they are.
 *
 * On modular addition (p = 29, 512 units, epoch 500) mean best match and pairs found above 0.9 of 28: first cliff by
 * pre-activations 0.974, 28; second by their squares 0.907, 22 (jointly diagonalised Laplacians: 0.997, 28 and 0.900,
 * 22).
 *
 * @param basis B, axes [N, k], orthonormal columns: the vectors of a cliff.
 * @param activations A, axes [N, H], of units after an elementwise nonlinearity or before it: there the
 *   basis of single units means something. For the first cliff of a classifier its class probabilities, with `single
 *   vectors`. The scale of A does not matter; a unit twice as large counts 16 times in steps 1 and 3. Nothing is
 *   centred.
 * @returns Columns come in blocks, those with the largest loadings Σ L² first, and inside a block too; a column's
 *   largest loading is positive.
 * @throws ShapeError if the rows differ or there are no units.
 * @throws MisuseError if all activations are zero, the columns are not orthonormal within 1e-6, or an option is
 *   invalid.
 * @throws NonFiniteError at the first NaN or infinity.
 * @remarks O(N k H) time, O(k² H) a sweep and O(k³) for the blocks; k H numbers. Units that do not reach into the span
 *   leave the basis as it is, with the status `undetermined`; angles that do not settle are a status too.
 *
 * @example
 * ```ts
 * import { DenseMatrix } from '@entk/core';
 * import { rotateByUnits } from '@entk/rotation';
 *
 * // Three units; the first two fire on example 0 or 1 alone. The basis mixes the two examples.
 * const activations = DenseMatrix.fromRows([[2, 0, 0], [0, 1, 0], [0, 0, 1]]);
 * const mixed = DenseMatrix.fromRows([[0.6, 0.8], [0.8, -0.6], [0, 0]]);
 * const { basis, loadings, status } = await rotateByUnits(mixed, activations);
 * basis.columnCopy(0); // ≈ [1, 0, 0], example 0 alone
 * loadings.get(0, 0); // ≈ 2
 * status.kind; // "converged"
 * ```
 */
export async function rotateByUnits(
  basis: DenseMatrix,
  activations: DenseMatrix,
  options: UnitOptions = {},
): Promise<UnitRotation> {
  const caller = 'rotateByUnits';
  requireOptions<UnitOptions>(caller, options, { ...sweepOptionNames, blocks: true });
  const { blocks: kind = 'shared units' } = options;
  requireOrthonormal(caller, basis);
  requireOneOf(caller, 'blocks', kind, ['shared units', 'single vectors']);
  const sweeping = sweepingOf(caller, options);
  const { all, loaded } = loadingsOf(caller, basis, activations);
  const found = await turnsOf(loaded, kind === 'single vectors', sweeping);

  const { order, sizes } = byEnergy(found.loadings, found.blocks);
  const rotation = oriented(found.rotation, found.loadings, order);
  const blocks = blocksOf(sizes);
  return {
    basis: multiply(basis, rotation),
    rotation,
    criterion: kind === 'single vectors' ? 'joint diagonalisation' : 'independent blocks',
    operators: [`${activations.columns} units`],
    offDiagonal: { before: unshared(loaded), after: unshared(found.loadings) },
    offBlock: { before: found.before, after: unshared(found.loadings, found.blocks) },
    blocks,
    status: found.status,
    loadings: multiply(rotation, all, { transposeLeft: true }),
  };
}

interface Turns {
  readonly rotation: DenseMatrix;
  readonly loadings: DenseMatrix;
  readonly blocks: readonly (readonly number[])[];
  /** Off-block share when the blocks were found. */
  readonly before: number;
  readonly status: RotationStatus;
}

async function turnsOf(loaded: DenseMatrix, single: boolean, sweeping: Sweeping): Promise<Turns> {
  const each = Array.from({ length: loaded.rows }, (_, row) => [row]);
  if (loaded.columns === 0) {
    const status = { kind: 'undetermined', sweeps: 0 } as const;
    return { rotation: identityMatrix(loaded.rows), loadings: loaded, blocks: each, before: 0, status };
  }
  const few = await concentrate(loaded, { ...sweeping, blocks: each, stage: 'quartimax' });
  if (single) {
    const status = statusOf(few, sweeping.tolerance);
    return { ...few, blocks: each, before: unshared(few.loadings), status };
  }
  const blocks = sharedUnits(few.loadings);
  const apart = await concentrate(few.loadings, { ...sweeping, blocks, stage: 'independent blocks' });
  const inside = await insideBlocks(apart.loadings, blocks, sweeping);
  const rotation = multiply(multiply(few.rotation, apart.rotation), inside.rotation);
  return {
    rotation,
    loadings: multiply(inside.rotation, apart.loadings, { transposeLeft: true }),
    blocks,
    before: unshared(few.loadings, blocks),
    status: statusOf(together([few, apart, ...inside.sweeps]), sweeping.tolerance),
  };
}

/** Fewer vectors hold one circle at most. */
const fewestOfTwoCircles = 3;

/** Step 4: every block by itself, loadings of unit length. */
async function insideBlocks(
  loadings: DenseMatrix,
  blocks: readonly (readonly number[])[],
  sweeping: Sweeping,
): Promise<{ rotation: DenseMatrix; sweeps: Sweeps[] }> {
  const rotation = identityMatrix(loadings.rows);
  const sweeps: Sweeps[] = [];
  const lengths = shares(loadings);
  for (const block of blocks) {
    if (block.length < fewestOfTwoCircles) continue;
    const rows = DenseMatrix.generate(block.length, loadings.columns, (i, unit) => {
      const load = Math.sqrt(lengths.get(block[i], unit));
      return loadings.get(block[i], unit) < 0 ? -load : load;
    });
    const turned = await spread(rows, { ...sweeping, stage: 'inside blocks' });
    block.forEach((row, i) => block.forEach((column, j) => rotation.set(row, column, turned.rotation.get(i, j))));
    sweeps.push(turned);
  }
  return { rotation, sweeps };
}

/**
 * The sweeps of steps that follow each other, and the step that came least far; blocks take their sweeps side by side.
 */
function together([few, apart, ...inside]: readonly Sweeps[]): Sweeps {
  const all = [few, apart, ...inside];
  return {
    sweeps: few.sweeps + apart.sweeps + Math.max(0, ...inside.map(({ sweeps }) => sweeps)),
    largestSine: Math.max(...all.map(({ largestSine }) => largestSine)),
  };
}

/** Blocks by falling energy, rows by falling energy in their block. */
function byEnergy(loadings: DenseMatrix, blocks: readonly (readonly number[])[]): { order: number[]; sizes: number[] } {
  const energies = Array.from({ length: loadings.rows }, (_, row) =>
    loadings.rowSpan(row).reduce((sum, load) => sum + load * load, 0),
  );
  const energyOf = (block: readonly number[]) => block.reduce((sum, row) => sum + energies[row], 0);
  const sorted = blocks
    .map((block) => block.toSorted((left, right) => energies[right] - energies[left]))
    .sort((left, right) => energyOf(right) - energyOf(left));
  return { order: sorted.flat(), sizes: sorted.map((block) => block.length) };
}

/** The columns of a rotation in an order, each with its largest loading positive. */
function oriented(rotation: DenseMatrix, loadings: DenseMatrix, order: readonly number[]): DenseMatrix {
  const signs = order.map((row) => {
    const largest = loadings.rowSpan(row).reduce((most, load) => (Math.abs(load) > Math.abs(most) ? load : most), 0);
    return largest < 0 ? -1 : 1;
  });
  return DenseMatrix.generate(rotation.rows, order.length, (i, j) => signs[j] * rotation.get(i, order[j]));
}
