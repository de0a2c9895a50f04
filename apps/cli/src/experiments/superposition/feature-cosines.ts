import { alignmentHeatmap, type Heatmap } from '@entk/alignment';
import { defaultMemoryBudget, DenseMatrix, type FeatureFamily, MisuseError, type WorkOptions } from '@entk/core';
import { pow } from '@entk/core/elementary';
import { type FactoredJacobian, jacobianOperator, rescaleOutputs, selectParameters } from '@entk/jacobians';
import { kernelNoise, type KernelSpectrum, kernelSpectrum, parameterGram } from '@entk/kernels';
import { columnNorms, eighMemory, multiply } from '@entk/linalg';
import { tiedAutoencoderParameterNames } from '@entk/models/networks';
import { eigh, leadingVectors } from '@entk/spectral';
import { gramWithoutHiddenRotations, type ReducedGram } from './hidden-rotations.js';

/** Which kernel, and how many of its pairs. */
export interface KernelChoice extends WorkOptions {
  readonly beta: number;
  readonly importance: ArrayLike<number>;
  readonly parameters: readonly string[];
  readonly count: number;
  /** W, axes [m, n]: directions of it that change no output are then left out of the eigenproblem. */
  readonly weight?: DenseMatrix;
}

/** Leading pairs of a flattened kernel, and how features match them. */
export interface FeatureCosines {
  /** Without its vectors. */
  readonly spectrum: KernelSpectrum;
  /** The first `count` vectors of the kernel, axes [N·C, count], row n·C + c. */
  readonly vectors: (count: number) => DenseMatrix;
  /** |cosine| of the features with the vectors, axes [F, k]. */
  readonly heatmap: Heatmap;
}

/**
 * Leading pairs of the flattened kernel, its derivatives rescaled by I_i^{β/2} (section 3.2), and |cosines| of features
 * with its vectors. On the side of the parameters Zᵀ v = (Jᵀ Z)ᵀ u / √λ, so that nothing but Z is as long as the
 * kernel, and the vectors J u / √λ are made only where they are asked for. Where JᵀJ does not fit, the kernel's own are
 * taken.
 *
 * @param features Rows n·C + c.
 */
export async function featureCosines(
  jacobian: FactoredJacobian,
  features: FeatureFamily,
  { beta, importance, parameters, count, weight, signal }: KernelChoice,
): Promise<FeatureCosines> {
  const factors = Array.from(importance, (value) => pow(value, beta / 2));
  const chosen = rescaleOutputs(selectParameters(jacobian, parameters), factors);
  const { exampleCount, outputCount, parameterCount, outputFactors } = chosen;
  requireExampleMajor(features);
  if (!fits(chosen, count)) return byOperator(chosen, features, count, signal);
  const { gram, expanded } = reducedGram(chosen, weight);
  const found = await eigh(gram, { count: Math.min(count, gram.rows), semidefinite: true, signal });
  const rank = Math.min(found.rank ?? found.values.length, found.values.length);
  if (rank === 0) {
    throw new MisuseError({
      in: 'kernelCase',
      rule: 'the kernel must not be zero',
      remedy: 'no output depends on a parameter where units are dead, or weights, inputs or importances are all zero',
    });
  }
  const directions = expanded(found.vectors.columnRange(0, rank));
  const operator = jacobianOperator(chosen);
  const lengths = found.values.slice(0, rank).map(Math.sqrt);
  const size = exampleCount * outputCount;
  return {
    spectrum: {
      ...found,
      vectors: undefined,
      collapse: { kind: 'flattened', rowOrder: 'exampleMajor' },
      rowOrder: 'exampleMajor',
      parameters: Array.from(chosen.parameterShapes.keys()),
      exampleCount,
      outputCount,
      outputFactors: outputFactors.slice(),
      size,
      side: 'parameters',
      rankBound: Math.min(size, parameterCount),
      noise: kernelNoise,
    },
    vectors: (wanted) => {
      const some = directions.columnRange(0, Math.min(wanted, rank));
      return overLengths(operator.apply(some), lengths);
    },
    heatmap: heatmapOf(
      features,
      multiply(operator.applyTransposed(features.features), directions, { transposeLeft: true }),
      lengths,
    ),
  };
}

function fits({ parameterCount }: FactoredJacobian, count: number): boolean {
  const held = 8 * parameterCount ** 2 + eighMemory(parameterCount, { count: Math.min(count, parameterCount) });
  return held <= defaultMemoryBudget;
}

async function byOperator(
  jacobian: FactoredJacobian,
  features: FeatureFamily,
  count: number,
  signal: AbortSignal | undefined,
): Promise<FeatureCosines> {
  const rowOrder = 'exampleMajor';
  const found = await kernelSpectrum(jacobian, { kind: 'flattened', rowOrder }, { count, signal });
  const vectors = leadingVectors(found) as DenseMatrix;
  return {
    spectrum: { ...found, vectors: undefined },
    vectors: (wanted) => vectors.columnRange(0, Math.min(wanted, vectors.columns)),
    heatmap: alignmentHeatmap({ vectors, rowOrder }, [features], { quantity: '|cosine|' }),
  };
}

function reducedGram(jacobian: FactoredJacobian, weight: DenseMatrix | undefined): ReducedGram {
  const name = tiedAutoencoderParameterNames.weight;
  if (!weight || weight.rows > weight.columns || !jacobian.parameterShapes.has(name)) {
    return { gram: parameterGram(jacobian), expanded: (vectors) => vectors };
  }
  return gramWithoutHiddenRotations(jacobian, { name, values: weight });
}

function requireExampleMajor({ name, rowOrder }: FeatureFamily): void {
  if (rowOrder === 'exampleMajor') return;
  const rule = `family ${JSON.stringify(name)} must have its rows in the order "exampleMajor"`;
  throw new MisuseError({ in: 'kernelCase', rule, got: rowOrder });
}

/** Columns over their lengths. */
function overLengths(matrix: DenseMatrix, lengths: Float64Array): DenseMatrix {
  const { data, columns } = matrix;
  for (let at = 0, j = 0; at < data.length; at++) {
    data[at] /= lengths[j];
    j = j + 1 < columns ? j + 1 : 0;
  }
  return matrix;
}

/** @param products Of the features with the images J u of the directions, axes [F, k]. */
function heatmapOf({ features, name, labels }: FeatureFamily, products: DenseMatrix, lengths: Float64Array): Heatmap {
  const norms = columnNorms(features);
  return {
    values: DenseMatrix.generate(products.rows, products.columns, (i, j) =>
      Math.abs(products.get(i, j) / (norms[i] * lengths[j])),
    ),
    rowLabels: labels.map((label) => `${name} ${label}`),
    columnLabels: Array.from({ length: products.columns }, (_, j) => String(j)),
    quantity: '|cosine|',
    normalised: false,
  };
}
