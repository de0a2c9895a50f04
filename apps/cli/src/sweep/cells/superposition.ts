import type { Heatmap } from '@entk/alignment';
import { DenseMatrix, type NdArray } from '@entk/core';
import { expandedIndicators } from '@entk/datasets';
import { factoredJacobian } from '@entk/jacobians';
import { tiedAutoencoderParameterNames } from '@entk/models/networks';
import { claimsOfNetwork } from '../../experiments/superposition/claims.js';
import { caseAt } from '../../experiments/superposition/claims/each-network.js';
import { drawNetworkControls } from '../../experiments/superposition/controls.js';
import { importanceOf } from '../../experiments/superposition/importance.js';
import { measureNetwork } from '../../experiments/superposition/measurements.js';
import { analysedPairs, paperSettings, type SuperpositionSettings } from '../../experiments/superposition/settings.js';
import { trainSuperposition } from '../../experiments/superposition/train.js';
import { type KernelCase, kernelCase } from '../../experiments/superposition/kernel-case.js';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { withAdjustedControls } from '../../report/controls.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';
import { recordedEntries } from './entries.js';
import { recordedClaims } from './recorded.js';

/** β of the match and of the heatmaps: where the paper finds all features. */
export const matchedBeta = 0.3;

/** One toy model of superposition: its spectrum and match, or what section 3 claims of each network. */
export async function measureSuperpositionCell(
  { settings: given, measure }: CellTask,
  work: JournalledWork,
): Promise<CellMeasurement> {
  const { importanceBase, ...own } = given;
  const importance = importanceOf('sweep', { importanceBase: Number(importanceBase) }, Number(given.features));
  const settings = { ...paperSettings, ...own, importance } as SuperpositionSettings;
  const { normalised, ...measured } = await (measure.includes('claims') ? withClaims : spectrumAlone)(settings, work);
  if (!measure.includes('heatmap')) return measured;
  const shown = Math.min(Math.round(shownColumns * settings.features), normalised.values.columns);
  return { ...measured, heatmap: recordedEntries(normalised.values.columnRange(0, shown)) };
}

/** Columns of a recorded heatmap by the number of features: those that the paper's figure shows. */
const shownColumns = 1.6;

/** What is measured of a cell, and the column-normalised heatmap of its features and eigenvectors. */
type WithHeatmap = CellMeasurement & { readonly normalised: Heatmap };

/** The spectrum of the flattened kernel of all parameters at β = 0, and the match at β = 0.3. */
async function spectrumAlone(
  settings: SuperpositionSettings,
  { journal = noJournal, ...work }: JournalledWork,
): Promise<WithHeatmap> {
  const stage = `S = ${settings.sparsity}, seed ${settings.seed}`;
  work.onProgress?.({ stage, done: 0, total: 2, detail: 'training' });
  const { network, run, dataSet } = await trainSuperposition(settings, { signal: work.signal, journal });
  work.onProgress?.({ stage, done: 1, total: 2, detail: 'spectra' });
  const jacobian = factoredJacobian(network, run.parameters, dataSet.inputs);
  const features = expandedIndicators(dataSet.inputs, { rowOrder: 'exampleMajor' });
  const kernelAt = (beta: number) =>
    kernelCase(jacobian, features, {
      beta,
      importance: dataSet.importance,
      parameters: Object.values(tiedAutoencoderParameterNames),
      count: Math.min(analysedPairs, network.parameterCount),
      weight: DenseMatrix.fromArray(run.parameters.get(tiedAutoencoderParameterNames.weight) as NdArray),
      signal: work.signal,
    });
  const plain = await kernelAt(0);
  const matched = await kernelAt(matchedBeta);
  return {
    scalars: {
      finalLoss: run.history[run.history.length - 1].train.loss,
      meanOverBestAssignment: matched.figures.meanOverBestAssignment,
    },
    ...recordedSpectrum(plain),
    normalised: matched.normalised,
  };
}

async function withClaims(
  settings: SuperpositionSettings,
  { journal = noJournal, ...work }: JournalledWork,
): Promise<WithHeatmap> {
  const plan = { id: 'network', label: `m = ${settings.hiddenUnits}, S = ${settings.sparsity}`, settings };
  const own = (part: string) => ({ ...work, journal: journal.within(part) });
  const network = await measureNetwork(plan, own('measurements'));
  const controls = await drawNetworkControls(plan, own('controls'));
  const matched = caseAt(network, matchedBeta);
  return {
    scalars: {
      finalLoss: network.finalLoss,
      meanOverBestAssignment: matched.figures.meanOverBestAssignment,
      reconstructed: network.reconstructed,
      premiseTraining: network.agreement.full.train,
      premiseHeldOut: network.agreement.full.test,
    },
    ...recordedSpectrum(caseAt(network, 0)),
    claims: recordedClaims(withAdjustedControls(claimsOfNetwork(network, controls))),
    normalised: matched.normalised,
  };
}

function recordedSpectrum({ spectrum, report }: KernelCase): Pick<CellMeasurement, 'eigenvalues' | 'drops'> {
  return {
    eigenvalues: Array.from(spectrum.values),
    drops: report.drops.map(({ after, ratio }) => ({ after, ratio })),
  };
}
