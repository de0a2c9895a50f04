import { EntkError, MemoryBudgetError } from '@entk/core';
import { isMachineFault, MachineFault } from '../../files/machine-fault.js';
import { type JournalledWork, noJournal, openJournal } from '../../journal/journal.js';
import { machineNow } from '../../journal/identity.js';
import { version } from '../../version.js';
import type { ExperimentName } from '../plan/experiments.js';
import type { CellMeasurement, CellOutcome, CellRecord, Maker } from './cell-record.js';
import { measureAdditionCell } from './modular-addition.js';
import type { CellInput, CellTask } from './cell-task.js';
import { measureGradientsCell } from './gradients.js';
import { measureTileCell } from './kernel.js';
import { measureNetworkCell } from './network.js';
import { measureSuperpositionCell } from './superposition.js';
import { measureTransformerCell } from './addition-transformer.js';

const measurements: Readonly<
  Record<ExperimentName, (task: CellTask, work: JournalledWork) => Promise<CellMeasurement>>
> = {
  'modular-addition': measureAdditionCell,
  superposition: measureSuperpositionCell,
  'addition-transformer': measureTransformerCell,
  network: measureNetworkCell,
  kernel: measureTileCell,
  gradients: measureGradientsCell,
};

/**
 * Computes one cell: a pure function of its settings and of the version of the program.
 *
 * What the machine refuses is thrown, since another attempt may succeed; whatever else goes wrong is an outcome, since
 * the same settings will fail alike.
 *
 * @throws MachineFault for a full disk, or memory that is not there.
 */
export async function measureCell(
  { cell, work: folder, base, files }: CellInput,
  { journal = noJournal, ...work }: JournalledWork = {},
): Promise<CellOutcome> {
  const { key, experiment, measure, settings } = cell;
  // Stages of one kind of machine are not mixed with those of another.
  const part = Object.values(machineNow()).join('-');
  const stages = folder === undefined ? journal : openJournal({ caller: 'sweep', folder, part });
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const made: Maker = { program: version, ...machineNow() };
  try {
    const measured = await measurements[experiment]({ settings, measure, base, files }, { ...work, journal: stages });
    const record: CellRecord = { key, experiment, measure, settings, ...measured, made };
    return { result: `${JSON.stringify(record)}\n`, seconds: seconds() };
  } catch (error) {
    if (work.signal?.aborted || isMachineFault(error)) throw error;
    if (error instanceof MemoryBudgetError) throw new MachineFault(sentenceOf(error), { cause: error });
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const text = error instanceof EntkError ? sentenceOf(error) : message;
    return { failure: { key, settings, name, message: text, made }, seconds: seconds() };
  }
}

/** A message without the function that was called. */
function sentenceOf({ message }: EntkError): string {
  return message.replace(/^\w+: /, '');
}
