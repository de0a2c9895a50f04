import { claimsOfNetwork, caseAt } from '../../experiments/superposition/claims.js';
import { drawNetworkControls } from '../../experiments/superposition/controls.js';
import { importanceOf } from '../../experiments/superposition/importance.js';
import { measureNetwork } from '../../experiments/superposition/measurements.js';
import { paperSettings, type SuperpositionSettings } from '../../experiments/superposition/settings.js';
import { superpositionCell } from '../../gallery/superposition.js';
import { type JournalledWork, noJournal } from '../../journal/journal.js';
import { withAdjustedControls } from '../../report/controls.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';
import { recordedClaims } from './recorded.js';

/** One toy model of superposition: its spectrum and match, or what section 3 claims of each network. */
export async function measureSuperpositionCell(
  { settings: given, measure }: CellTask,
  work: JournalledWork,
): Promise<CellMeasurement> {
  const { importanceBase, ...own } = given;
  const importance = importanceOf('sweep', { importanceBase: Number(importanceBase) }, Number(given.features));
  const settings = { ...paperSettings, ...own, importance } as SuperpositionSettings;
  return measure.includes('claims') ? withClaims(settings, work) : spectrumAlone(settings, work);
}

async function spectrumAlone(settings: SuperpositionSettings, work: JournalledWork): Promise<CellMeasurement> {
  const { finalLoss, eigenvalues, drops, assigned } = await superpositionCell(settings, work);
  return {
    scalars: { finalLoss, meanOverBestAssignment: assigned },
    eigenvalues: Array.from(eigenvalues),
    drops,
  };
}

async function withClaims(
  settings: SuperpositionSettings,
  { journal = noJournal, ...work }: JournalledWork,
): Promise<CellMeasurement> {
  const plan = { id: 'network', label: `m = ${settings.hiddenUnits}, S = ${settings.sparsity}`, settings };
  const own = (part: string) => ({ ...work, journal: journal.within(part) });
  const network = await measureNetwork(plan, own('measurements'));
  const controls = await drawNetworkControls(plan, own('controls'));
  const { spectrum, report } = caseAt(network, 0);
  return {
    scalars: {
      finalLoss: network.finalLoss,
      meanOverBestAssignment: caseAt(network, 0.3).figures.meanOverBestAssignment,
      reconstructed: network.reconstructed,
      premiseTraining: network.agreement.full.train,
      premiseHeldOut: network.agreement.full.test,
    },
    eigenvalues: Array.from(spectrum.values),
    drops: report.drops.map(({ after, ratio }) => ({ after, ratio })),
    claims: recordedClaims(withAdjustedControls(claimsOfNetwork(network, controls))),
  };
}
