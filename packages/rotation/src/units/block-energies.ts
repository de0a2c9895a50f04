import { DenseMatrix, identityMatrix } from '@entk/core';
import { cos, sin } from '@entk/core/elementary';
import { diagonalisingAngle } from '../rotations/jacobi-angles.js';
import { turnPair } from '../rotations/plane-rotation.js';
import { type Sweeping, type Sweeps, sweepPairs } from '../rotations/sweeps.js';
import { largestOnCircle } from './largest-on-circle.js';

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
export async function concentrate(loadings: DenseMatrix, { blocks, ...sweeping }: BlockSweeping): Promise<Turned> {
  const turned = DenseMatrix.from(loadings);
  const transposed = identityMatrix(turned.rows);
  const rows = rowsOf(turned);
  const directions = rowsOf(transposed);
  const blockOf = new Uint32Array(turned.rows);
  blocks.forEach((block, number) => block.forEach((row) => (blockOf[row] = number)));
  const alone = blocks.every((block) => block.length === 1);
  const energies = alone ? [] : rowsOf(energiesOf(turned, blocks));

  function turn(i: number, j: number): number {
    if (blockOf[i] === blockOf[j]) return 0;
    const x = rows[i];
    const y = rows[j];
    const ofX = energies[blockOf[i]];
    const ofY = energies[blockOf[j]];
    const angle = alone ? fewestLoads(x, y) : mostUneven(x, y, ofX, ofY);
    if (!angle || Math.abs(angle[1]) <= sweeping.tolerance) return 0;
    if (alone) turnPair(x, y, ...angle);
    else turnWithEnergies(x, y, ofX, ofY, ...angle);
    turnPair(directions[i], directions[j], ...angle);
    return Math.abs(angle[1]);
  }

  const sweeps = await sweepPairs(turned.rows, turn, sweeping);
  return { rotation: DenseMatrix.from(transposed.transpose()), loadings: turned, ...sweeps };
}

/**
 * Rotates the rows of L [k, H] to the *minimum* of Σ L⁴: every unit is to load on all alike.
 *
 * The loads of a unit on a cosine and a sine of one frequency lie on a circle, (r cos φ, r sin φ), whose fourth moments
 * sum to 3/4 r⁴; two circles mixed half and half sum to more than two apart. So circles come apart at the minimum.
 */
export async function spread(loadings: DenseMatrix, sweeping: Sweeping & { readonly stage: string }): Promise<Turned> {
  const turned = DenseMatrix.from(loadings);
  const transposed = identityMatrix(turned.rows);
  const rows = rowsOf(turned);
  const directions = rowsOf(transposed);

  function turn(i: number, j: number): number {
    const angle = mostLoads(rows[i], rows[j]);
    if (!angle || Math.abs(angle[1]) <= sweeping.tolerance) return 0;
    turnPair(rows[i], rows[j], ...angle);
    turnPair(directions[i], directions[j], ...angle);
    return Math.abs(angle[1]);
  }

  const sweeps = await sweepPairs(turned.rows, turn, sweeping);
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
  const { data, columns } = energiesOf(loadings, blocks);
  const totals = new Float64Array(columns);
  let squares = 0;
  data.forEach((energy, place) => {
    totals[place % columns] += energy;
    squares += energy * energy;
  });
  const whole = totals.reduce((sum, total) => sum + total * total, 0);
  return whole === 0 ? 0 : Math.max(0, 1 - squares / whole);
}

function rowsOf(matrix: DenseMatrix): Float64Array[] {
  return Array.from({ length: matrix.rows }, (_, row) => matrix.rowSpan(row));
}

function addSquares(energies: Float64Array, row: Float64Array): void {
  for (let unit = 0; unit < row.length; unit++) energies[unit] += row[unit] * row[unit];
}

/** `turnPair` of two rows, and what it makes of the energies of their blocks, in one pass. */
function turnWithEnergies(
  x: Float64Array,
  y: Float64Array,
  ofX: Float64Array,
  ofY: Float64Array,
  cosine: number,
  sine: number,
): void {
  for (let unit = 0; unit < x.length; unit++) {
    const left = x[unit];
    const right = y[unit];
    const first = cosine * left + sine * right;
    const second = cosine * right - sine * left;
    x[unit] = first;
    y[unit] = second;
    ofX[unit] += first * first - left * left;
    ofY[unit] += second * second - right * right;
  }
}

type Angle = [cosine: number, sine: number];

function fewestLoads(x: Float64Array, y: Float64Array): Angle | undefined {
  const { diagonal, mixed, rounding } = fourthMoments(x, y);
  return Math.abs(mixed) <= rounding && diagonal >= -rounding ? undefined : diagonalisingAngle(diagonal, mixed);
}

function mostLoads(x: Float64Array, y: Float64Array): Angle | undefined {
  const { diagonal, mixed, rounding } = fourthMoments(x, y);
  return Math.abs(mixed) <= rounding && diagonal <= rounding ? undefined : diagonalisingAngle(-diagonal, -mixed);
}

/** Σ (d² − o²), 2 Σ d o, and what rounding makes of either. */
function fourthMoments(x: Float64Array, y: Float64Array): { diagonal: number; mixed: number; rounding: number } {
  let [squares, products, mixed] = [0, 0, 0];
  let [nextSquares, nextProducts, nextMixed] = [0, 0, 0];
  // Two sums of each, which do not wait for one another: half the time.
  for (let unit = 0; unit + 1 < x.length; unit += 2) {
    const left = x[unit];
    const right = y[unit];
    const nextLeft = x[unit + 1];
    const nextRight = y[unit + 1];
    const difference = (left - right) * (left + right);
    const product = left * right;
    const nextDifference = (nextLeft - nextRight) * (nextLeft + nextRight);
    const nextProduct = nextLeft * nextRight;
    squares += difference * difference;
    products += product * product;
    mixed += difference * product;
    nextSquares += nextDifference * nextDifference;
    nextProducts += nextProduct * nextProduct;
    nextMixed += nextDifference * nextProduct;
  }
  squares += nextSquares;
  products += nextProducts;
  mixed += nextMixed;
  if (x.length % 2 === 1) {
    const left = x[x.length - 1];
    const right = y[x.length - 1];
    const difference = (left - right) * (left + right);
    squares += difference * difference;
    products += left * right * left * right;
    mixed += difference * left * right;
  }
  const diagonal = squares - 4 * products;
  return { diagonal, mixed: 4 * mixed, rounding: x.length * Number.EPSILON * (squares + 4 * products) };
}

function mostUneven(x: Float64Array, y: Float64Array, ofX: Float64Array, ofY: Float64Array): Angle | undefined {
  let cosine = 0;
  let sine = 0;
  let dd = 0;
  let dq = 0;
  let qq = 0;
  for (let unit = 0; unit < x.length; unit++) {
    const left = x[unit];
    const right = y[unit];
    const difference = (left - right) * (left + right);
    const off = 2 * left * right;
    const rest = ofX[unit] - ofY[unit] - difference;
    cosine += rest * difference;
    sine += rest * off;
    dd += difference * difference;
    dq += difference * off;
    qq += off * off;
  }
  const angle = largestOnCircle({ cosine, sine, cosine2: (dd - qq) / 4, sine2: dq / 2 });
  return angle === undefined ? undefined : [cos(angle / 2), sin(angle / 2)];
}
