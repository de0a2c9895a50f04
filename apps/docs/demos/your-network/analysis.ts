import { absoluteCosines, bestMatches, energyInFamilies } from '@entk/alignment';
import { DenseMatrix, type FeatureFamily, MisuseError, type NdArray, ShapeError, type WorkOptions } from '@entk/core';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { type Collapse, type KernelSpectrum, kernelSpectrum } from '@entk/kernels';
import { type CliffReport, findCliffs, leadingVectors } from '@entk/spectral';
import type { OpenedNetwork } from './network-from-files.js';

/** Which kernel of a network, and how much of its spectrum. */
export interface AnalysisRequest {
  readonly collapse: 'classMean' | 'flattened';
  /** A parameter's name, or all of them. */
  readonly parameter: string | undefined;
  readonly count: number;
}

/** What was found in a network. */
export interface Analysis {
  readonly spectrum: KernelSpectrum;
  readonly report: CliffReport;
  readonly alignment?: Alignment;
}

/** How the leading vectors match the reader's features. */
export interface Alignment {
  /** |cosine| of every feature [rows] with every vector [columns]. */
  readonly cosines: DenseMatrix;
  /** Mean of the best match over the vectors up to the last drop, or over all if there is none. */
  readonly meanBestMatch: number;
  readonly matched: number;
  /** For each cliff, how much of the features' span it holds, and how much it could. */
  readonly energies: readonly {
    readonly from: number;
    readonly to: number;
    readonly energy: number;
    readonly whole: number;
  }[];
}

/** Spectrum, cliffs and, where there are features, alignment of a network's kernel on its inputs. */
export async function analyseNetwork(
  { network, parameters, inputs, features }: OpenedNetwork,
  { collapse, parameter, count }: AnalysisRequest,
  work: WorkOptions = {},
): Promise<Analysis> {
  const whole = factoredJacobian(network, parameters, inputs, work);
  const jacobian = parameter === undefined ? whole : selectParameters(whole, [parameter]);
  const family = features && familyOf(features, collapse, jacobian.exampleCount, jacobian.outputCount);
  const size = collapse === 'flattened' ? jacobian.exampleCount * jacobian.outputCount : jacobian.exampleCount;
  const longest = Math.min(size, jacobian.parameterCount * (collapse === 'flattened' ? 1 : jacobian.outputCount));
  const chosen: Collapse = collapse === 'flattened' ? { kind: collapse, rowOrder: 'classMajor' } : { kind: collapse };
  const spectrum = await kernelSpectrum(jacobian, chosen, { count: Math.min(count, longest), ...work });
  const report = findCliffs(spectrum);
  return { spectrum, report, alignment: family && alignmentOf(spectrum, report, family) };
}

function alignmentOf(spectrum: KernelSpectrum, report: CliffReport, family: FeatureFamily): Alignment | undefined {
  const kept = leadingVectors(spectrum);
  if (!kept) return undefined;
  const cosines = absoluteCosines(family.features, kept);
  const matched = Math.min(report.drops.at(-1)?.after ?? kept.columns, kept.columns);
  const ofColumns = bestMatches(cosines).ofColumns.slice(0, matched);
  return {
    cosines,
    matched,
    meanBestMatch: ofColumns.reduce((sum, { value }) => sum + value, 0) / ofColumns.length,
    energies: report.cliffs
      .filter(({ to }) => to <= kept.columns)
      .map(({ from, to }) => {
        const { energy, maximum, dimension } = energyInFamilies(kept.columnRange(from, to), [family]);
        return { from, to, energy, whole: Math.min(maximum, dimension) };
      }),
  };
}

/** The features as unit columns with the rows of the kernel. */
function familyOf(
  { shape: [rows, columns], data }: NdArray<Float64Array>,
  collapse: AnalysisRequest['collapse'],
  examples: number,
  outputs: number,
): FeatureFamily {
  const needed = collapse === 'flattened' ? examples * outputs : examples;
  if (rows !== needed) {
    const which = collapse === 'flattened' ? `N·C = ${needed}, class by class` : `N = ${needed}`;
    throw new ShapeError({
      in: 'your network',
      rule: `features must have a row for each row of the kernel, ${which}`,
      got: [rows, columns],
      remedy: 'choose the other kernel, or leave the features out',
    });
  }
  const lengths = new Float64Array(columns);
  data.forEach((value, index) => {
    lengths[index % columns] = Math.hypot(lengths[index % columns], value);
  });
  const zero = lengths.indexOf(0);
  if (zero >= 0)
    throw new MisuseError({ in: 'your network', rule: 'features must have no zero column', got: `column ${zero}` });
  const features = new DenseMatrix(
    rows,
    columns,
    data.map((value, index) => value / lengths[index % columns]),
  );
  return { name: 'feature', features, groupSize: 1, labels: Array.from(lengths, (_, index) => String(index)) };
}
