import { measureSeed } from '../experiments/addition-transformer/measurements.js';
import { measureSeed as measureInduction } from '../experiments/induction/measurements.js';
import { drawControls } from '../experiments/modular-addition/controls.js';
import { measure } from '../experiments/modular-addition/measurements.js';
import { drawNetworkControls } from '../experiments/superposition/controls.js';
import { measureDrop, measureNetwork } from '../experiments/superposition/measurements.js';
import { measureExtension } from '../experiments/superposition-extensions/measurements.js';
import type { JournalledWork } from '../journal/journal.js';
import { measureLayer } from '../language/measure-layer.js';
import { measureCell } from '../sweep/cells/measure-cell.js';

/** The pieces of the experiments that need nothing of each other and can run in a thread of their own. */
const jobs = {
  superpositionNetwork: measureNetwork,
  superpositionDrop: measureDrop,
  superpositionControls: drawNetworkControls,
  extensionNetwork: measureExtension,
  additionMeasurements: measure,
  additionControls: drawControls,
  additionTransformerSeed: measureSeed,
  inductionSeed: measureInduction,
  languageLayer: measureLayer,
  sweepCell: measureCell,
} as const;

export type JobName = keyof typeof jobs;

/** What a job is given, before the work options. */
export type JobInput<Name extends JobName> = Parameters<(typeof jobs)[Name]>[0];

/** What a job gives. */
export type JobResult<Name extends JobName> = Awaited<ReturnType<(typeof jobs)[Name]>>;

/** Runs a job where it is called. */
export function runJob<Name extends JobName>(
  name: Name,
  input: JobInput<Name>,
  work: JournalledWork,
): Promise<JobResult<Name>> {
  const job = jobs[name] as (input: JobInput<Name>, work: JournalledWork) => Promise<JobResult<Name>>;
  return job(input, work);
}
