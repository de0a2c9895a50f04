import { DenseMatrix, identityMatrix } from '@entk/core';
import { sweepRows, type SweepRowsOptions } from '@entk/linalg';
import { type Sweeping, type Sweeps, sweepRanges } from '../rotations/sweeps.js';

/** Loadings turned until the energies of their blocks are as uneven as they can be. */
export interface Turned extends Sweeps {
  /** V, orthogonal, axes [k, k]. */
  readonly rotation: DenseMatrix;
  /** Vᵀ L, axes [k, H]. */
  readonly loadings: DenseMatrix;
}

/** Plane rotations of the rows of L with blocks of rows. */
export interface BlockSweeping extends Sweeping {
  readonly stage: string;
  /** Rows of L in each block; each row in one. */
  readonly blocks: readonly (readonly number[])[];
}

/**
 * Rotates the rows of L [k, H] to the maximum of Σ over units and blocks of e², e = Σ over the block's rows of L²:
 * every unit is to load on few blocks. Rows of one block are left as they are to each other.
 *
 * With a row a block this is the quartimax criterion Σ L⁴ (Neuhaus and Wrigley 1954), which is the joint
 * diagonalisation of the rank-one matrices l lᵀ of all units, and the best angle is the closed form of Jacobi angles:
 * with d = x² − y² and o = 2 x y over units, tan 4θ = 2 Σ d o / Σ (d² − o²). With larger blocks it is the contrast of
 * independent subspace analysis (Hyvärinen and Hoyer 2000); x and y turned by θ = φ/2 leave e_x − e_y = a + d cos φ + o
 * sin φ, a from the rest of the blocks, whose sum of squares is a trigonometric polynomial of degree 2 with the moments
 * below.
 *
 * O(k² H) time a sweep; no k × k matrix of a unit is formed.
 */
export function concentrate(loadings: DenseMatrix, { blocks, ...sweeping }: BlockSweeping): Promise<Turned> {
  const blockOf = new Uint32Array(loadings.rows);
  blocks.forEach((block, number) => block.forEach((row) => (blockOf[row] = number)));
  const alone = blocks.every((block) => block.length === 1);
  return swept(loadings, alone ? {} : { blockOf }, sweeping);
}

/**
 * Rotates the rows of L [k, H] to the *minimum* of Σ L⁴: every unit is to load on all alike.
 *
 * The loads of a unit on a cosine and a sine of one frequency lie on a circle, (r cos φ, r sin φ), whose fourth moments
 * sum to 3/4 r⁴; two circles mixed half and half sum to more than two apart. So circles come apart at the minimum.
 */
export function spread(loadings: DenseMatrix, sweeping: Sweeping & { readonly stage: string }): Promise<Turned> {
  return swept(loadings, { goal: 'smallest' }, sweeping);
}

/** Pairs of rows times units that are turned in some milliseconds, and in one call. */
const stepsAtOnce = 2 ** 22;

async function swept(
  loadings: DenseMatrix,
  options: Pick<SweepRowsOptions, 'blockOf' | 'goal'>,
  sweeping: Sweeping & { readonly stage: string },
): Promise<Turned> {
  let turned = loadings;
  let transposed = identityMatrix(loadings.rows);
  const atOnce = Math.max(1, Math.floor(stepsAtOnce / (loadings.rows * loadings.columns)));
  const turnAll = (from: number, to: number) => {
    const range = { from, to };
    const found = sweepRows(turned, transposed, { ...options, range, tolerance: sweeping.tolerance });
    [turned, transposed] = [found.rows, found.turned];
    return found.largestSine;
  };
  const sweeps = await sweepRanges(loadings.rows, atOnce, turnAll, sweeping);
  return { rotation: DenseMatrix.from(transposed.transpose()), loadings: turned, ...sweeps };
}

/** The energies e of blocks of rows, axes [blocks, H]. */
export function energiesOf(loadings: DenseMatrix, blocks: readonly (readonly number[])[]): DenseMatrix {
  const energies = new DenseMatrix(blocks.length, loadings.columns);
  blocks.forEach((block, number) => {
    for (const row of block) addSquares(energies.rowSpan(number), loadings.rowSpan(row));
  });
  return energies;
}

/**
 * 1 − Σ e² / Σ (Σ e)² over units, each row a block unless blocks are named: the off-diagonal share of the rank-one
 * operators.
 */
export function unshared(
  loadings: DenseMatrix,
  blocks: readonly (readonly number[])[] = Array.from({ length: loadings.rows }, (_, row) => [row]),
): number {
  const energies = energiesOf(loadings, blocks);
  const totals = new Float64Array(loadings.columns);
  let squares = 0;
  for (let block = 0; block < energies.rows; block++) {
    const row = energies.rowSpan(block);
    for (let unit = 0; unit < row.length; unit++) {
      totals[unit] += row[unit];
      squares += row[unit] * row[unit];
    }
  }
  const whole = totals.reduce((sum, total) => sum + total * total, 0);
  return whole === 0 ? 0 : Math.max(0, 1 - squares / whole);
}

function addSquares(energies: Float64Array, row: Float64Array): void {
  for (let unit = 0; unit < row.length; unit++) energies[unit] += row[unit] * row[unit];
}
