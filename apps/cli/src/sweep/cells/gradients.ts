import { gradientGram } from '@entk/kernels';
import { openGradients } from '../../inputs/given-matrix.js';
import type { JournalledWork } from '../../journal/journal.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';
import { recordedEntries } from './entries.js';
import { withFiles } from './with-files.js';

/** GᵀG of one file of gradients, of which the sum over all files has the eigenvalues of their kernel. */
export async function measureGradientsCell(
  task: CellTask,
  { signal, onProgress, memoryBudget }: JournalledWork,
): Promise<CellMeasurement> {
  const { gradients } = await withFiles('gradients', task);
  const source = await openGradients([String(gradients)]);
  try {
    const gram = await gradientGram(source, { signal, onProgress, memoryBudget });
    const trace = gram.diagonal().reduce((sum, value) => sum + value, 0);
    const { rows, columns } = source;
    return { scalars: { rows, columns, trace }, eigenvalues: [], drops: [], entries: recordedEntries(gram) };
  } finally {
    await source.close();
  }
}
