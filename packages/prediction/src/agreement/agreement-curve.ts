import {
  breathe,
  type DenseMatrix,
  MisuseError,
  requireNumber,
  requireOneOf,
  requireOptions,
  workOptionNames,
} from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import type { Collapse, Kernel, SpectrumSide } from '@entk/kernels';
import { type CliffOptions, type CliffReport, findCliffs } from '@entk/spectral';
import { ranksAtOnce } from '../constants.js';
import { fit as fitOf } from '../modes/fit.js';
import { type KernelModesOptions, modesOf } from '../modes/kernel-modes.js';
import type { KernelModes } from '../modes/modes.js';
import { mapSplit, type Outputs, outputMatrix, pose, type Split } from '../problem.js';
import type { RegressionStatus } from '../solvers/solver.js';
import { spectralStatus } from '../solvers/spectrum.js';
import { type KnownSource, knownSource } from '../source.js';
import { type Agreement, comparison } from './agreement.js';
import { agreementAt, type AgreementSeries, emptySeries, writeAgreement } from './agreement-series.js';
import { type CliffContribution, cliffContributions } from './cliff-contributions.js';
import { growingPrediction } from './growing-prediction.js';

/** What is known of a network at the examples it learned from, and at others, beside its kernel. */
export interface NetworkEvidence {
  /** f(X) and f(x), from `predict`. Axes [N, C]. */
  readonly outputs: Split<Outputs>;
  /** y. Axes [N, C]. */
  readonly targets: Split<Outputs>;
}

/** How `agreementCurve` is to work. */
export interface AgreementCurveOptions extends KernelModesOptions {
  /** f₀, which y is predicted from: zero (eq. 1), or the outputs of the trained network. @default 'zero' */
  readonly start?: 'zero' | 'network';
  /** What is regressed on: the targets (eq. 1) or the outputs of the network. @default 'targets' */
  readonly fit?: 'targets' | 'outputs';
  /** ρ in λ / (λ + ρ). @default 0 */
  readonly ridge?: number;
  /** For the detector of cliffs. */
  readonly cliffs?: CliffOptions;
}

/** What the kernel of rank k makes of one part of the data, for every k. */
export interface AgreementPart {
  readonly series: AgreementSeries;
  /** What the network itself has on these examples. */
  readonly network: { readonly loss: number; readonly accuracy: number };
}

/** The premise of eNTK analysis, measured: how well the leading k eigenpairs predict what the network predicts. */
export interface AgreementCurve {
  /** k = 0 … rank; entry i of every series belongs to `ranks[i]`. */
  readonly ranks: Uint32Array;
  readonly parts: Split<AgreementPart>;
  /** At the full rank: the last entries of the series. */
  readonly full: Split<Agreement>;
  /** λ₁ … λ_rank of K(X, X). */
  readonly values: Float64Array;
  readonly cliffs: CliffReport;
  /** What each cliff adds, and last what comes after them. */
  readonly contributions: readonly CliffContribution[];
  readonly status: RegressionStatus;
  readonly collapse: Collapse;
  readonly side: SpectrumSide;
  readonly start: 'zero' | 'network';
  readonly fit: 'targets' | 'outputs';
  readonly ridge: number;
}

/**
 * The curve of agreement: eq. 1 with the kernel truncated to rank k, held against the network itself, for every k.
 *
 *   f_k(x) = Σ_{i ≤ k} K(x, X) vᵢ (λᵢ + ρ)⁻¹ vᵢᵀ y
 *
 * If the paper's premise holds, the full kernel predicts what the network predicts; if its argument holds, the first k
 * that do are those up to a cliff. `start: 'zero'` is that test. `start: 'network'` predicts y − f(X) and adds f(x): at
 * the end of training nothing is left to predict, every k agrees, and the curve shows only how much further the
 * linearised network would still move. On test examples the agreement is earned; on training examples, which eq. 1 fits
 * by construction, the full kernel agrees with any network that fits its targets.
 *
 * **What the full rank cannot tell.** A flattened kernel of less than full rank gives the least-squares fit in reach of
 * J. At a stationary point of squared error Jᵀ(y − f) = 0, so that y and f have the same fit; and f is its own fit
 * wherever f is in reach of J, as for every network homogeneous in its parameters (f = J θ / degree, by Euler). Such a
 * network agrees at full rank once training has converged, whatever its kernel: there the evidence is in how soon the
 * curve rises. A loss weighted by I_c (eq. 5) belongs with Jacobians whose outputs are rescaled by √I_c; targets and
 * predictions follow by themselves.
 *
 * @param source Jacobians, kernels or modes, at X (`train`) and at x (`test`, left out if there are none).
 * @param evidence Outputs and targets of the network at the same examples.
 * @returns Series over `ranks`. `cliffs` are those of the kernel of the training examples alone.
 * @throws As `kernelModes`.
 * @throws ShapeError if outputs or targets do not fit the source.
 * @throws MisuseError if a part of them is missing, or for a negative ridge.
 * @remarks One eigenproblem, and (N + N′)·C operations a rank: O(N²) for all k together and an output.
 * @example Plotted against k, the rank, with `curvesPanel` of `@entk/figures`: x is `ranks`, y
 * `parts.test.series.rSquared` from k = 1 on, and events are `cliffs.drops.map(({ after }) => ({ at: after, label: `k =
 * ${after}` }))`; from below, R² is cut at 0 by `yRange: [0, 1]`.
 * ```ts
 * import { createRandom, ndArray } from '@entk/core';
 * import { factoredJacobian } from '@entk/jacobians';
 * import { agreementCurve } from '@entk/prediction';
 * import { defineNetwork, dense, initialiseBackend, predict } from '@entk/models';
 *
 * await initialiseBackend();
 * const network = defineNetwork({ inputSize: 2, layers: [dense({ weight: 'W' })], parameters: { W: [1, 2] } });
 * const weights = new Map([['W', ndArray([1, 2], Float32Array.of(3, -1))]]);
 * const of = (inputs: Float32Array) => {
 *   const x = ndArray([inputs.length / 2, 2], inputs);
 *   return { jacobian: factoredJacobian(network, weights, x), outputs: predict(network, weights, x) };
 * };
 * const [train, test] = [of(Float32Array.of(2, 0, 0, 1)), of(Float32Array.of(1, 1, 1, 2))];
 * // A linear network that fits its targets is its own kernel's prediction; by the first eigenvector alone it is f = 3 x₁.
 * const outputs = { train: train.outputs, test: test.outputs };
 * const { parts, full, status } = await agreementCurve(
 *   { train: train.jacobian, test: test.jacobian },
 *   { outputs, targets: outputs },
 * );
 * full.test?.rSquared; // ≈ 1
 * parts.test?.series.loss; // ≈ [2.5, 2.5, 0]
 * status.kind; // 'solved'
 * ```
 */
export async function agreementCurve(
  source: Split<FactoredJacobian> | Split<Kernel> | KernelModes,
  evidence: NetworkEvidence,
  options: AgreementCurveOptions = {},
): Promise<AgreementCurve> {
  requireOptions<AgreementCurveOptions>('agreementCurve', options, {
    ...workOptionNames,
    start: true,
    fit: true,
    ridge: true,
    cliffs: true,
    collapse: true,
    count: true,
    cutoff: true,
    side: true,
  });
  const { start = 'zero', fit = 'targets', ridge = 0 } = options;
  requireOneOf('agreementCurve', 'start', start, ['zero', 'network']);
  requireOneOf('agreementCurve', 'fit', fit, ['targets', 'outputs']);
  requireNumber('agreementCurve', 'ridge', ridge, { min: 0 });
  const kernel = knownSource('agreementCurve', source, options.collapse);
  const known = required(kernel, evidence);
  const modes = await modesOf('agreementCurve', kernel, options);
  const from = start === 'network' ? mapSplit(known, ({ outputs }) => outputs) : 'zero';
  const problem = pose('agreementCurve', kernel.rows, kernel.exampleCounts, known.train[fit], from);
  const fitted = fitOf(modes, problem);

  const ranks = Uint32Array.from({ length: modes.rank + 1 }, (_, k) => k);
  const measured = mapSplit(known, ({ outputs, targets }, name) => ({
    compared: comparison(outputs, targets),
    prediction: growingPrediction(modes, fitted, name, problem.start?.[name]),
    series: emptySeries(ranks.length),
  }));
  for (const k of ranks) {
    if (k % ranksAtOnce === 0) await breathe(options.signal);
    mapSplit(measured, ({ compared, prediction, series }) => {
      if (k > 0) prediction.add(1 / (modes.values[k - 1] + ridge));
      writeAgreement(series, k, compared.of(prediction.outputs));
    });
    options.onProgress?.({ stage: 'agreement with the network', done: k, total: modes.rank });
  }

  const values = modes.values.slice(0, modes.rank);
  const size = modes.complete ? modes.rank : modes.rows;
  const cliffs = findCliffs(values, { size, ...options.cliffs });
  const series = mapSplit(measured, (part) => part.series);
  return {
    ranks,
    parts: mapSplit(measured, (part) => ({ series: part.series, network: part.compared.network })),
    full: mapSplit(series, (part) => agreementAt(part, modes.rank)),
    values,
    cliffs,
    contributions: cliffContributions(cliffs.cliffs, modes, fitted, problem, series),
    status: spectralStatus(modes, fitted, modes.rank, ridge),
    collapse: kernel.collapse,
    side: modes.side,
    start,
    fit,
    ridge,
  };
}

interface Known {
  readonly outputs: DenseMatrix;
  readonly targets: DenseMatrix;
}

/** Outputs and targets of every part of the source, as matrices that fit it. */
function required({ exampleCounts, rows: { outputCount } }: KnownSource, evidence: NetworkEvidence): Split<Known> {
  return mapSplit(exampleCounts, (exampleCount, name) => {
    const matrix = (what: keyof NetworkEvidence) => {
      const part = evidence[what][name];
      if (part) return outputMatrix('agreementCurve', `${what}.${name}`, part, { exampleCount, outputCount });
      throw new MisuseError({
        in: 'agreementCurve',
        rule: `every part of the source must have ${what}`,
        context: `${name} is missing`,
      });
    };
    return { outputs: matrix('outputs'), targets: matrix('targets') };
  });
}
