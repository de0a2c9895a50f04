import { breathe, type DenseMatrix, MisuseError, requireNumber, requireOneOf } from '@entk/core';
import type { FactoredJacobian } from '@entk/jacobians';
import { type CliffOptions, type CliffReport, findCliffs } from '@entk/spectral';
import type { Collapse, SpectrumSide } from '@entk/kernels';
import { type Agreement, comparison } from './agreement.js';
import { agreementAt, type AgreementSeries, emptySeries, writeAgreement } from './agreement-series.js';
import { type CliffContribution, cliffContributions } from './cliff-contributions.js';
import { ranksAtOnce } from './constants.js';
import { growingPrediction } from './growing-prediction.js';
import { jacobianModes, type JacobianModesOptions } from './jacobian-modes.js';
import { type Outputs, outputMatrix } from './outputs.js';
import { fitted, type RegressionStatus, regressionStatus } from './spectral-regression.js';
import { mapSplit, type Split } from './split.js';

/** A network at the examples it learned from, and at others: all that its eNTK is tested with. */
export interface NetworkEvidence {
  /** From `factoredJacobian`, of one network and the same parameters. */
  readonly jacobians: Split<FactoredJacobian>;
  /** f(X) and f(x), from `predict`. Axes [N, C]. */
  readonly outputs: Split<Outputs>;
  /** y. Axes [N, C]. */
  readonly targets: Split<Outputs>;
}

/** How `agreementCurve` is to work. */
export interface AgreementCurveOptions extends JacobianModesOptions {
  /** Whether y is predicted around zero (eq. 1) or around the trained network's outputs. @default 'zero' */
  readonly around?: 'zero' | 'network';
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
  readonly around: 'zero' | 'network';
  readonly fit: 'targets' | 'outputs';
  readonly ridge: number;
}

/**
 * The curve of agreement: eq. 1 with the kernel truncated to rank k, held against the network itself, for every k.
 *
 *   f_k(x) = Σ_{i ≤ k} K(x, X) vᵢ (λᵢ + ρ)⁻¹ vᵢᵀ y
 *
 * If the paper's premise holds, the full kernel predicts what the network predicts; if its argument holds, the first k that
 * do are those up to a cliff. Around `'zero'` is that test. Around `'network'` predicts y − f(X) and adds f(x): at the
 * end of training nothing is left to predict, every k agrees, and the curve shows only how much further the linearised
 * network would still move. On held-out examples the agreement is earned; on training examples, which eq. 1 fits by
 * construction, the full kernel agrees with any network that fits its targets.
 *
 * **What the full rank cannot tell.** A flattened kernel of less than full rank gives the least-squares fit in reach of J. At
 * a stationary point of squared error Jᵀ(y − f) = 0, so that y and f have the same fit; and f is its own fit wherever f is in
 * reach of J, as for every network homogeneous in its parameters (f = J θ / degree, by Euler). Such a network agrees at full
 * rank once training has converged, whatever its kernel: there the evidence is in how soon the curve rises. A loss weighted
 * by I_c (eq. 5) belongs with Jacobians whose outputs are rescaled by √I_c; targets and predictions follow by themselves.
 *
 * @param evidence Jacobians, outputs and targets at X (`training`) and at x (`heldOut`, left out if there are none).
 * @returns Series over `ranks`. `cliffs` are those of the kernel of the training examples alone.
 * @throws as `jacobianModes` and `spectralRegression`; MisuseError if a part is missing somewhere.
 * @remarks One eigenproblem, and (N + N′)·C operations a rank: O(N²) for all k together and an output.
 * @example Plotted against k, the rank, with `curvesPanel` of `@entk/figures`: x is `ranks`, y `parts.heldOut.series.rSquared`
 * from k = 1 on, and events are `cliffs.drops.map(({ after }) => ({ at: after, label: `k = ${after}` }))`; from below, R² is
 * cut at 0 by `yRange: [0, 1]`.
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
 * const [training, heldOut] = [of(Float32Array.of(2, 0, 0, 1)), of(Float32Array.of(1, 1, 1, 2))];
 * // A linear network that fits its targets is its own kernel's prediction; by the first eigenvector alone it is f = 3 x₁.
 * const outputs = { training: training.outputs, heldOut: heldOut.outputs };
 * const { parts, full, status } = await agreementCurve(
 *   { jacobians: { training: training.jacobian, heldOut: heldOut.jacobian }, outputs, targets: outputs },
 *   { collapse: { kind: 'flattened', rowOrder: 'exampleMajor' } },
 * );
 * full.heldOut?.rSquared; // ≈ 1
 * parts.heldOut?.series.loss; // ≈ [2.5, 2.5, 0]
 * status.kind; // 'solved'
 * ```
 */
export async function agreementCurve(
  evidence: NetworkEvidence,
  options: AgreementCurveOptions,
): Promise<AgreementCurve> {
  const { around = 'zero', fit = 'targets', ridge = 0 } = options;
  requireOneOf('agreementCurve', 'around', around, ['zero', 'network']);
  requireOneOf('agreementCurve', 'fit', fit, ['targets', 'outputs']);
  requireNumber('agreementCurve', 'ridge', ridge, { min: 0 });
  const known = required(evidence);
  const modes = await jacobianModes(evidence.jacobians, options);
  const start = around === 'network' ? mapSplit(known, ({ outputs }) => outputs) : undefined;
  const problem = fitted('agreementCurve', modes, known.training[fit], start);

  const ranks = Uint32Array.from({ length: modes.rank + 1 }, (_, k) => k);
  const measured = mapSplit(known, ({ outputs, targets }, name) => ({
    compared: comparison(outputs, targets),
    prediction: growingPrediction(modes, problem, name, start?.[name]),
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
    contributions: cliffContributions(cliffs.cliffs, modes, problem, series),
    status: regressionStatus(modes, problem, modes.rank, ridge),
    collapse: options.collapse,
    side: modes.side,
    around,
    fit,
    ridge,
  };
}

interface Known {
  readonly outputs: DenseMatrix;
  readonly targets: DenseMatrix;
}

/** Outputs and targets of every part that has a Jacobian, as matrices that fit it. */
function required({ jacobians, outputs, targets }: NetworkEvidence): Split<Known> {
  const matrix = (
    of: Split<Outputs>,
    what: string,
    name: keyof Split<unknown>,
    { exampleCount, outputCount }: FactoredJacobian,
  ) => {
    const part = of[name];
    if (part) return outputMatrix('agreementCurve', `${what}.${name}`, part, { exampleCount, outputCount });
    throw new MisuseError({
      in: 'agreementCurve',
      rule: `every part with a Jacobian must have ${what}`,
      context: `${name} has none`,
    });
  };
  return mapSplit(jacobians, (jacobian, name) => ({
    outputs: matrix(outputs, 'outputs', name, jacobian),
    targets: matrix(targets, 'targets', name, jacobian),
  }));
}
