import {
  capturedNorms,
  compareWithRandomSubspaces,
  type ControlledScore,
  controlledScore,
  energyInFamilies,
  type FamilyEnergy,
  randomCoordinates,
} from '@entk/alignment';
import { breathe, createRandom, DenseMatrix, type FeatureFamily, type RowOrder, type WorkOptions } from '@entk/core';
import { multiply, qr } from '@entk/linalg';

/** Draws of each random control: with none as good, p = 1/100. */
const draws = 99;

/**
 * Numbers in a random basis and the features, which a draw orthonormalises, from which on only the basis' coordinates
 * in the span of the features are drawn: the same distribution at a cost that has no N in it.
 */
const largestDraw = 2 ** 15;

/** Two scores of a subspace beside those of random ones of as many dimensions. */
export interface SubspaceControls {
  /** The largest ‖P f‖ over the features f. */
  readonly best: ControlledScore;
  /** Σ ‖P q‖² over an orthonormal basis q of the features' span. */
  readonly energy: ControlledScore;
}

/**
 * Holds a basis [M, k] against random subspaces: how much of the best feature, and of the span of all, it has.
 *
 * @param basis With the order of its rows, where the families have one.
 * @param observed The energy of the basis in all families together.
 */
export async function subspaceControls(
  { vectors: basis, rowOrder }: { readonly vectors: DenseMatrix; readonly rowOrder?: RowOrder },
  families: readonly FeatureFamily[],
  observed: FamilyEnergy,
  { seed, signal }: Pick<WorkOptions, 'signal'> & { readonly seed: number },
): Promise<SubspaceControls> {
  const features = DenseMatrix.sideBySide(families.map((family) => family.features));
  const bestOf = (of: DenseMatrix) => Math.max(...capturedNorms(of, features));
  const energyOf = (of: DenseMatrix) => energyInFamilies({ vectors: of, rowOrder }, families).energy;
  const { rows, columns: dimension } = basis;
  const independent = observed.maximum === features.columns;
  if (rows * (dimension + features.columns) <= largestDraw || !independent || rows - features.columns < dimension) {
    const options = { draws, seed, signal };
    return compareWithRandomSubspaces(basis, (of) => ({ best: bestOf(of), energy: energyOf(of) }), options);
  }
  const { r } = qr(features);
  const random = createRandom(seed).fork('random subspaces');
  const [best, energy] = [new Float64Array(draws), new Float64Array(draws)];
  for (let draw = 0; draw < draws; draw++) {
    await breathe(signal);
    const coordinates = randomCoordinates(rows, dimension, features.columns, random);
    best[draw] = longestColumn(multiply(coordinates, r, { transposeLeft: true }));
    energy[draw] = coordinates.data.reduce((sum, value) => sum + value * value, 0);
  }
  return { best: controlledScore(bestOf(basis), best), energy: controlledScore(observed.energy, energy) };
}

function longestColumn(matrix: DenseMatrix): number {
  let longest = 0;
  for (let column = 0; column < matrix.columns; column++) {
    longest = Math.max(
      longest,
      matrix.columnCopy(column).reduce((sum, value) => sum + value * value, 0),
    );
  }
  return Math.sqrt(longest);
}
