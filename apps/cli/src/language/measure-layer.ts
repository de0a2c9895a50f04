import { type Detection, detectLabels, type RowLabels } from '@entk/alignment';
import { DenseMatrix, reviveMatrices } from '@entk/core';
import { type FactoredJacobian, selectParameters } from '@entk/jacobians';
import { activationOf, denseDelta, type FactoredUse, isPlain } from '@entk/jacobians/factors';
import { centredKernel, empiricalNtk, kernelNoise } from '@entk/kernels';
import { rotateByUnits } from '@entk/rotation';
import { eigh, findCliffs } from '@entk/spectral';
import type { JournalledWork } from '../journal/journal.js';
import { readoutCollapse } from './language-plan.js';
import { leadingComponents } from './leading-components.js';
import { type ParameterDirection, parameterDirection } from './parameter-direction.js';

/** What is looked at of each basis, and how. */
export interface ScoringPlan {
  readonly labels: readonly RowLabels[];
  /** Axes [rows, tokens]: what bases are rotated by. */
  readonly probabilities: DenseMatrix;
  readonly splits: number;
  readonly draws: number;
  readonly seed: number;
}

/** One layer: factors of its weights, and what it takes. */
export interface LayerInput {
  readonly jacobian: FactoredJacobian;
  /** The residual stream before the layer, axes [rows, D]. */
  readonly stream?: DenseMatrix;
  readonly names: readonly string[];
  readonly top: number;
  readonly kept: number;
  readonly scoring: ScoringPlan;
  /** Rows at which the kernels themselves are wanted. @default none */
  readonly sample?: readonly number[];
  /** Weights of which directions are wanted, for so many vectors each. */
  readonly moved?: { readonly names: readonly string[]; readonly vectors: number };
}

/** What the factors of a layer and its stream are in, each once: tens of megabytes that nobody else holds. */
export function buffersOf({ uses }: FactoredJacobian, stream: DenseMatrix | undefined): ArrayBuffer[] {
  const matrices = uses.flatMap((use) => {
    const { delta } = use;
    const ofDelta = delta.form === 'dense' ? [delta.values] : [delta.outputs, delta.rows, delta.examples];
    return use.kind === 'matrix' ? [...ofDelta, use.activation] : ofDelta;
  });
  const held = [...matrices, stream].filter((matrix) => matrix !== undefined);
  return [...new Set(held.map(({ data }) => data.buffer as ArrayBuffer))];
}

/** Single vectors of a basis held to every family of labels as it comes, and to the first of them rotated. */
export interface BasisScores {
  readonly plain: readonly Detection[];
  readonly rotated: readonly Detection[];
}

/** The own-position kernel of one weight. */
export interface WeightMeasurement {
  readonly name: string;
  readonly shape: readonly number[];
  /** Σ_n ‖∂f(x_n)/∂W‖², and what is left of it once the mean gradient is taken out. */
  readonly trace: number;
  readonly centredTrace: number;
  /** Of the centred kernel, descending. */
  readonly values: Float64Array;
  /** Leading vectors of the centred kernel, float32, axes [rows, kept]. */
  readonly vectors: Float32Array;
  readonly kept: number;
  /** Sizes after which the detector reports a drop. */
  readonly drops: readonly number[];
  /** The kernel at the rows of the sample, axes [rows, rows]. */
  readonly sample: Float64Array;
  readonly entk: BasisScores;
  /** PCA of the weight's input a, and of the cotangents δ of its output. */
  readonly inputs: BasisScores;
  readonly cotangents: BasisScores;
  /** Of the leading vectors, where they were wanted. */
  readonly directions?: readonly ParameterDirection[];
}

/** All weights of a layer. */
export interface LayerMeasurement {
  readonly weights: readonly WeightMeasurement[];
  /** PCA of the residual stream before the layer. */
  readonly stream?: BasisScores;
}

/** Kernels, spectra and scores of the weights of one layer. */
export async function measureLayer(input: LayerInput, { signal }: JournalledWork): Promise<LayerMeasurement> {
  const {
    jacobian,
    stream,
    names,
    top,
    kept,
    scoring,
    sample: rowsOfSample = [],
    moved,
  } = reviveMatrices<LayerInput>(input);
  const { exampleCount, outputCount } = jacobian;
  const collapse = readoutCollapse(outputCount);
  const known = new Map<DenseMatrix, BasisScores>();
  const componentsOf = async (observations: DenseMatrix): Promise<BasisScores> => {
    const found = known.get(observations) ?? (await scoresOf(await leadingComponents(observations, kept), scoring, 0));
    known.set(observations, found);
    return found;
  };
  const scored = scoring.labels.length > 0;
  const weights: WeightMeasurement[] = [];
  for (const name of names) {
    signal?.throwIfAborted();
    const own = selectParameters(jacobian, [name]);
    const { matrix } = empiricalNtk(own, collapse);
    const centred = centredKernel(matrix);
    const spectrum = await eigh(centred, { count: Math.min(top, exampleCount), semidefinite: true });
    const vectors = spectrum.vectors.columnRange(0, Math.min(kept, spectrum.values.length));
    const [use] = own.uses;
    const report = findCliffs({ ...spectrum, size: exampleCount, noise: kernelNoise });
    weights.push({
      name,
      shape: jacobian.parameterShapes.get(name) as readonly number[],
      trace: traceOf(matrix),
      centredTrace: traceOf(centred),
      values: spectrum.values,
      vectors: Float32Array.from(vectors.data),
      kept: vectors.columns,
      drops: report.drops.map(({ after }) => after),
      sample: Float64Array.from(rowsOfSample.flatMap((i) => rowsOfSample.map((j) => matrix.get(i, j)))),
      entk: await scoresOf(vectors, scoring, scoring.draws),
      inputs: scored && isPlain(use) ? await componentsOf(activationOf(use, exampleCount)) : nothing,
      cotangents: scored ? await componentsOf(sideBySide(denseDelta(use.delta, exampleCount), exampleCount)) : nothing,
      ...(moved?.names.includes(name) && { directions: directionsOf(use, vectors, moved.vectors) }),
    });
  }
  return { weights, ...(stream && scored && { stream: await componentsOf(stream) }) };
}

function directionsOf(use: FactoredUse, vectors: DenseMatrix, wanted: number): ParameterDirection[] {
  const count = Math.min(wanted, vectors.columns);
  return Array.from({ length: count }, (_, i) => parameterDirection(use, i, vectors.columnRange(i, i + 1).data)).filter(
    (direction) => direction !== undefined,
  );
}

const nothing: BasisScores = { plain: [], rotated: [] };

/** Scores of a basis, as it comes and rotated so that each token's probability loads on few vectors. */
export async function scoresOf(basis: DenseMatrix, scoring: ScoringPlan, draws: number): Promise<BasisScores> {
  const { labels, probabilities, splits, seed } = scoring;
  if (labels.length === 0) return nothing;
  const rotated = await rotateByUnits(basis, probabilities, { blocks: 'single vectors', tolerance: rotationTolerance });
  const detect = (vectors: DenseMatrix, family: RowLabels, shuffles: number) =>
    detectLabels(vectors, family, { splits, draws: shuffles, seed });
  return {
    plain: labels.map((family, index) => detect(basis, family, index === 0 ? draws : 0)),
    rotated: [detect(rotated.basis, labels[0], 0)],
  };
}

/** Vectors that still turn by less are told apart no better by any label. */
const rotationTolerance = 1e-4;

function sideBySide({ data }: DenseMatrix, rows: number): DenseMatrix {
  return new DenseMatrix(rows, data.length / rows, data);
}

function traceOf(matrix: DenseMatrix): number {
  let sum = 0;
  for (let i = 0; i < matrix.rows; i++) sum += matrix.get(i, i);
  return sum;
}
