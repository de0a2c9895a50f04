import type { NdArray, NumericArray } from '@entk/core';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { vector } from '../../report/arrays.js';
import type { Claim } from '../../report/claim.js';
import { controlsTable, withAdjustedControls } from '../../report/controls.js';
import { detectorTable } from '../../report/detector-table.js';
import type { Report, ReportTable } from '../../report/report.js';
import { significant } from '../../report/numbers.js';
import { rotationClaims } from './claims/rotation-claims.js';
import { spectrumClaims } from './claims/spectrum-claims.js';
import { withoutPriorClaims } from './claims/without-prior-claims.js';
import { agreementArrays, agreementFigure, agreementTable, agreementValues } from '../agreement.js';
import { type AdditionControls, drawControls } from './controls.js';
import { requireFourierModulus } from './families.js';
import { modularAdditionFigures } from './figures.js';
import { type Measurements, measure } from './measurements.js';
import { cliffEnds, type ModularAdditionSettings, paperSettings } from './settings.js';
import { withoutPriorFigures } from './without-prior-figures.js';

/** How the measurements are carried out: one after the other, or in threads. */
export interface ModularAdditionRunner {
  readonly measure: (settings: ModularAdditionSettings) => Promise<Measurements>;
  readonly drawControls: (settings: ModularAdditionSettings) => Promise<AdditionControls>;
}

/** Section 4 of the paper from nothing: trains, analyses, and holds every claim against what was measured. */
export async function reproduceModularAddition(
  changes: Partial<ModularAdditionSettings> = {},
  work: JournalledWork = {},
  runner: ModularAdditionRunner = inThisThread(work),
): Promise<Report> {
  const settings = { ...paperSettings, ...changes };
  requireFourierModulus('reproduce modular-addition', settings.p);
  const [measurements, controls] = await Promise.all([runner.measure(settings), runner.drawControls(settings)]);
  const agreements = [{ label: `p = ${settings.p}`, agreement: measurements.agreement }];
  const claims = modularAdditionClaims(measurements, controls);
  return {
    id: 'modular-addition',
    title: 'Modular addition (section 4)',
    summary: `A quadratic network of ${settings.hiddenUnits} hidden units learns (a + b) mod ${settings.p} from ${measurements.trainPairs} of ${settings.p ** 2} pairs and groks. The spectrum of its empirical NTK drops in cliffs; their spans hold the Fourier features that the network computes with.`,
    settings: { ...settings },
    claims,
    figures: [
      ...modularAdditionFigures(measurements),
      ...withoutPriorFigures(measurements),
      agreementFigure('modular-addition-premise', agreements),
    ],
    findings: { premise: agreementValues(agreements) },
    tables: [
      dropsTable(measurements),
      agreementTable(agreements, aboutAgreement),
      controlsTable(claims),
      detectorTable(),
    ],
    notes,
    arrays: arraysOf(measurements),
  };
}

/** Every claim of section 4 of one network, its alignment figures beside what chance gives. */
export function modularAdditionClaims(measurements: Measurements, controls: AdditionControls): Claim[] {
  return withAdjustedControls([
    ...spectrumClaims(measurements, controls),
    ...rotationClaims(measurements, controls),
    ...withoutPriorClaims(measurements),
  ]);
}

/** One after the other, each with a part of the journal. */
function inThisThread({ journal = noJournal, ...work }: JournalledWork): ModularAdditionRunner {
  return {
    measure: (settings) => measure(settings, { ...work, journal: journal.within('measurements') }),
    drawControls: (settings) => drawControls(settings, { ...work, journal: journal.within('controls') }),
  };
}

const aboutAgreement =
  'The kernel is the class mean of the training pairs; held out are the pairs that were not trained on.';

const notes = [
  'The forward pass carries the factors 1/√(2p) and 1/n of mean-field scaling, f(x) = (1/n) W2 ((1/√(2p)) W1 x)², with both weights from N(0, 1); eq. 6 has none. The figures come out with them.',
  'The kernel is evaluated on all p² pairs, training and test together.',
  'The collapse is the class mean, (1/C) Σ_c K_cc. A kernel of a single output shows the same picture.',
  'Heatmaps show squared norms. The pictures in the paper show norms, although the captions say squared.',
  'Drops are found by a calibrated detector, which is told neither where nor how many.',
];

function dropsTable({ evolution, settings }: Measurements): ReportTable {
  const { constant, first, second } = cliffEnds(settings.p);
  return {
    title: 'Drops of the full kernel over training',
    caption: `Ratio λ_k / λ_{k+1} at the three places of figure 2; bold where the detector reports a drop (false alarms in at most 5 % of spectra without one).`,
    header: ['epoch', `k = ${constant}`, `k = ${first}`, `k = ${second}`, 'other drops'],
    rows: evolution.points.map(({ epoch, values, report }) => {
      const found = new Set(report.drops.map(({ after }) => after));
      const cell = (k: number) => {
        const text = significant(values[k - 1] / values[k], 4);
        return found.has(k) ? `**${text}**` : text;
      };
      const others = [...found].filter((after) => ![constant, first, second].includes(after));
      return [String(epoch), cell(constant), cell(first), cell(second), others.join(', ') || '–'];
    }),
  };
}

function arraysOf({
  history,
  agreement,
  evolution,
  final,
  firstCliff,
  secondCliff,
  withoutPrior,
}: Measurements): Map<string, NdArray<NumericArray>> {
  const arrays = new Map<string, NdArray<NumericArray>>([
    ['history_epoch', vector(history.map(({ epoch }) => epoch))],
    ['history_train_accuracy', vector(history.map(({ train }) => train.accuracy))],
    ['history_test_accuracy', vector(history.map(({ test }) => test?.accuracy ?? 0))],
    ['history_train_loss', vector(history.map(({ train }) => train.loss))],
    ['history_test_loss', vector(history.map(({ test }) => test?.loss ?? 0))],
    ['eigenvalues_layer1', vector(final.layer1.spectrum.values)],
    ['eigenvalues_layer2', vector(final.layer2.spectrum.values)],
    ['layer1_cliff_heatmap', firstCliff.before.heatmap.values.toNdArray()],
    ['layer1_cliff_rotated_heatmap', firstCliff.after.heatmap.values.toNdArray()],
    ['layer1_cliff_rotated', firstCliff.after.basis.toNdArray()],
    ['second_cliff_joint_heatmap', secondCliff.joint.heatmap.values.toNdArray()],
    ['second_cliff_joint', secondCliff.joint.basis.toNdArray()],
    ['layer1_cliff_without_prior_heatmap', withoutPrior.first.network.heatmap.values.toNdArray()],
    ['layer1_cliff_without_prior', withoutPrior.first.network.basis.toNdArray()],
    ['second_cliff_without_prior_heatmap', withoutPrior.second.network.heatmap.values.toNdArray()],
    ['second_cliff_without_prior', withoutPrior.second.network.basis.toNdArray()],
  ]);
  for (const [name, array] of agreementArrays('', agreement)) arrays.set(name, array);
  for (const { epoch, values } of evolution.points) arrays.set(`eigenvalues_full_epoch_${epoch}`, vector(values));
  for (const { epoch, twoStage } of secondCliff.epochs) {
    arrays.set(`second_cliff_heatmap_epoch_${epoch}`, twoStage.heatmap.values.toNdArray());
  }
  return arrays;
}
