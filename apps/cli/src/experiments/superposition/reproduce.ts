import type { NdArray, NumericArray } from '@entk/core';
import { vector } from '../../report/arrays.js';
import { controlsTable, withAdjustedControls } from '../../report/controls.js';
import { detectorTable } from '../../report/detector-table.js';
import type { Report, ReportTable } from '../../report/report.js';
import { significant } from '../../report/numbers.js';
import { superpositionClaims } from './claims.js';
import { agreementArrays, agreementFigure, agreementTable, agreementValues } from '../agreement.js';
import type { ControlPlan, SuperpositionControls } from './controls.js';
import { superpositionFigures } from './figures.js';
import type { DropVariant, NetworkMeasurements, NetworkPlan } from './measurements.js';
import { paperNetworks, paperSettings, type SuperpositionSettings } from './settings.js';

/** How the measurements are carried out: one after the other, or in threads. */
export interface SuperpositionRunner {
  readonly measureNetwork: (plan: NetworkPlan) => Promise<NetworkMeasurements>;
  readonly measureDrop: (plan: NetworkPlan) => Promise<readonly DropVariant[]>;
  readonly drawControls: (plan: ControlPlan) => Promise<SuperpositionControls>;
}

/** Section 3 of the paper from nothing: three networks, each trained, analysed, and held against the claims. */
export async function reproduceSuperposition(
  changes: Partial<SuperpositionSettings>,
  runner: SuperpositionRunner,
): Promise<Report> {
  const plans = paperNetworks.map(({ hiddenUnits, sparsity, id, label }) => ({
    id,
    label,
    settings: { ...paperSettings, hiddenUnits, sparsity, ...changes },
  }));
  // The widest network takes longest and most memory: it is handed out first, and its second run last.
  const measured = plans.toReversed().map((plan) => runner.measureNetwork(plan));
  const drops = plans.map((plan) =>
    runner.measureDrop({ ...plan, settings: { ...plan.settings, unitRows: !plan.settings.unitRows } }),
  );
  const chance = plans.map((plan, index) => runner.drawControls({ ...plan, randomSubspaces: index === 0 }));
  // All at once: an abort must find each of them awaited.
  const [others, own, drawn] = await Promise.all([Promise.all(drops), Promise.all(measured), Promise.all(chance)]);
  const controls = drawn.map((of) => withRandomOf(drawn[0], of));
  const networks = own
    .toReversed()
    .map((network, index) => ({ ...network, variants: [...network.variants, ...others[index]] }));
  const { features, examples, steps, seed } = networks[0].settings;
  const agreements = networks.map(({ label, agreement }) => ({ label, agreement }));
  const claims = withAdjustedControls(superpositionClaims(networks, controls));
  return {
    id: 'superposition',
    title: 'Toy models of superposition (section 3)',
    summary: `Three autoencoders learn to reconstruct ${features} sparse features of unequal importance through fewer hidden units. The flattened eNTK of each, ${examples * features} × ${examples * features} and never formed, drops after as many eigenvalues as there are features; rescaled by importance, its leading eigenvectors are the features.`,
    settings: { features, examples, steps, seed, networks: networks.map(({ label }) => label).join(' · ') },
    claims,
    figures: [...superpositionFigures(networks), agreementFigure('superposition-premise', agreements)],
    findings: { premise: agreementValues(agreements) },
    tables: [
      networkTable(networks),
      lineTable(networks),
      agreementTable(agreements, aboutAgreement),
      controlsTable(claims),
      detectorTable(),
    ],
    notes,
    arrays: arraysOf(networks),
  };
}

/** Controls with the random subspaces of others, which are the same for all networks. */
function withRandomOf({ random, possible }: SuperpositionControls, of: SuperpositionControls): SuperpositionControls {
  return { ...of, random, possible: { ...of.possible, random: possible.random } };
}

const aboutAgreement =
  'The kernel is the flattened one at β = 0; held out are as many examples, drawn like those trained on. The whole kernel is taken by conjugate gradients to a residual of 1e-4, which leaves out the weakest directions; where R² on held-out examples is far below that on training examples, those directions decide.';

const notes = [
  'Rows of the data are scaled to unit length after sampling; the text has U[0, 1] alone. Without it the drops at k = 50 weaken.',
  'The kernel sums over all parameters, the bias included. Eq. 14 is the kernel of W alone; the bias adds δ_ij g_i(x1) g_i(x2).',
  'The flattened kernel has rank at most P = mn + n. Its eigenpairs are those of JᵀJ, mapped back by v = J u / √λ; trace and residuals are in the arrays.',
  'Heatmaps in figure 1 are column-normalised as in the paper; raw values stand beside them.',
];

function networkTable(networks: readonly NetworkMeasurements[]): ReportTable {
  return {
    title: 'The three networks',
    caption:
      'Drops at β = 0, and the drop at k = n with and without the bias and unit rows (bold where the detector reports it).',
    header: [
      'network',
      'final loss',
      'P',
      'side',
      'drops, β = 0',
      '(WᵀW)_ii > 0.75',
      'unit rows, W and b',
      'W alone',
      'rows as drawn, W and b',
      'W alone',
    ],
    rows: networks.map(({ label, finalLoss, cases, reconstructed, variants }) => [
      label,
      finalLoss.toExponential(2),
      String(cases[0].spectrum.rankBound),
      cases[0].spectrum.side,
      cases[0].report.drops.map(({ after, ratio }) => `${after} (×${significant(ratio)})`).join(', ') || 'none',
      String(reconstructed),
      ...variants.map(({ ratio, found }) => (found ? `**×${significant(ratio)}**` : `×${significant(ratio)}`)),
    ]),
  };
}

function lineTable(networks: readonly NetworkMeasurements[]): ReportTable {
  return {
    title: 'One line or two',
    caption:
      'Share of the match at β = 0.3 that the best one and the best two disjoint rising lines cover; in brackets the mean over random orders of the same points.',
    header: ['network', 'one line', 'two lines', 'what the second adds', 'p'],
    rows: networks.map(({ label, lines: { one, two, gain } }) => [
      label,
      ...[one, two, gain].map(({ observed, mean }) => `${significant(observed, 2)} (${significant(mean, 2)})`),
      significant(gain.pValue, 2),
    ]),
  };
}

function arraysOf(networks: readonly NetworkMeasurements[]): Map<string, NdArray<NumericArray>> {
  const arrays = new Map<string, NdArray<NumericArray>>();
  for (const { id, weight, cases, agreement } of networks) {
    for (const [name, array] of agreementArrays(`${id}_`, agreement)) arrays.set(name, array);
    arrays.set(`${id}_W`, weight.toNdArray());
    for (const { beta, spectrum, heatmap, rotated } of cases) {
      const { values, residuals } = spectrum;
      arrays.set(`${id}_beta_${beta}_eigenvalues`, vector(values));
      arrays.set(`${id}_beta_${beta}_trace`, vector([spectrum.trace as number]));
      arrays.set(`${id}_beta_${beta}_residuals`, vector(residuals));
      arrays.set(`${id}_beta_${beta}_heatmap`, heatmap.values.toNdArray());
      if (!rotated) continue;
      arrays.set(`${id}_beta_${beta}_by_outputs_heatmap`, rotated.heatmap.values.toNdArray());
      arrays.set(`${id}_beta_${beta}_norms_in_span`, vector(rotated.norms));
    }
  }
  return arrays;
}
