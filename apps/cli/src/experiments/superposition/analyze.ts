import { MisuseError, type NdArray, type WorkOptions } from '@entk/core';
import { expandedIndicators, geometricImportance } from '@entk/datasets';
import { factoredJacobian } from '@entk/jacobians';
import type { SpectrumSide } from '@entk/kernels';
import type { FoundWeights } from '@entk/formats';
import { networkFromWeights, superpositionWeights, tiedAutoencoderParameterNames } from '@entk/models';
import { type KernelSummary, kernelSummary } from '../../analysis/kernel-summary.js';
import { kernelCase } from './kernel-case.js';

/** One β of one network, as `entk analyze` tells of it. */
export interface CaseAnalysis {
  readonly weights: string;
  readonly beta: number;
  readonly parameters: readonly string[];
  readonly kernel: KernelSummary;
  readonly side: SpectrumSide;
  /** Of the column-normalised heatmap of the first n vectors. */
  readonly heatmap: {
    readonly meanColumnMax: number;
    readonly meanOverBestAssignment: number;
    readonly distinctFeatures: number;
  };
}

/** What to analyse. */
export interface SuperpositionAnalysisOptions extends WorkOptions {
  readonly betas: readonly number[];
  readonly parameters: 'all' | 'W';
  readonly top: number;
  readonly importance?: readonly number[];
  /** Used where the file has no inputs of its own. */
  readonly inputs?: NdArray;
  readonly side?: SpectrumSide;
  readonly instance?: number;
}

/** Spectrum, drops and feature match of a toy model of superposition trained elsewhere, for each β. */
export async function analyzeSuperposition(
  file: string,
  weights: FoundWeights,
  { betas, parameters, top, importance, side, instance, ...options }: SuperpositionAnalysisOptions,
): Promise<CaseAnalysis[]> {
  const found = networkFromWeights(weights, [superpositionWeights({ instance })]);
  const inputs = (found.inputs?.() as NdArray | undefined) ?? options.inputs;
  if (!inputs) {
    throw new MisuseError({ in: 'analyze', rule: 'a file without "inputs" [N, n] needs --inputs FILE.npy', got: file });
  }
  const { network } = found;
  const factors = importance ?? Array.from(geometricImportance(network.outputSize));
  requireImportance(factors, network.outputSize);
  const { weight, bias } = tiedAutoencoderParameterNames;
  const names = parameters === 'W' ? [weight] : [weight, bias];
  const work = { signal: options.signal, memoryBudget: options.memoryBudget };
  const jacobian = factoredJacobian(network, found.parameters, inputs, work);
  const features = expandedIndicators(inputs, { rowOrder: 'classMajor', absentFeatures: 'omit' });
  if (features.labels.length === 0) {
    throw new MisuseError({
      in: 'analyze',
      rule: 'inputs must have a feature that some example has',
      got: 'zeros alone',
    });
  }
  const cases: CaseAnalysis[] = [];
  for (const [index, beta] of betas.entries()) {
    options.onProgress?.({ stage: 'kernels and spectra', done: index, total: betas.length, detail: `β = ${beta}` });
    const one = await kernelCase(jacobian, features, {
      beta,
      importance: factors,
      parameters: names,
      count: top,
      side,
      ...work,
    });
    const { meanColumnMax, meanOverBestAssignment, distinctFeatures } = one.figures;
    cases.push({
      weights: file,
      beta,
      parameters: names,
      kernel: kernelSummary(one.spectrum, one.report),
      side: one.spectrum.side,
      heatmap: { meanColumnMax, meanOverBestAssignment, distinctFeatures },
    });
  }
  return cases;
}

function requireImportance(importance: readonly number[], count: number): void {
  if (importance.length !== count) {
    throw new MisuseError({
      in: 'analyze',
      rule: `importance must have one number a feature, ${count}`,
      got: importance.length,
    });
  }
  const negative = importance.find((value) => !(value >= 0));
  if (negative !== undefined)
    throw new MisuseError({ in: 'analyze', rule: 'importance must not be negative', got: negative });
}
