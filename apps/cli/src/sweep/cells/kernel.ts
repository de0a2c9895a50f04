import { jacobianBlocks, kernelTile } from '@entk/kernels';
import type { JournalledWork } from '../../journal/journal.js';
import type { CellMeasurement } from './cell-record.js';
import type { CellTask } from './cell-task.js';
import { recordedEntries } from './entries.js';
import { planOfNetwork } from './network.js';
import { withFiles } from './with-files.js';

/** One tile of a kernel of a network that was trained elsewhere. */
export async function measureTileCell(
  task: CellTask,
  { signal, onProgress, memoryBudget }: JournalledWork,
): Promise<CellMeasurement> {
  const { tile, tileSize, ...settings } = await withFiles('kernel', task);
  const plan = await planOfNetwork({ ...settings, seed: 0, falseAlarmRate: 0.05, fit: 'targets' });
  const { network, parameters, inputs, readout, chosen, collapse } = plan;
  const blocks = jacobianBlocks(network, parameters, inputs, { parameters: chosen, readout });
  const { exampleCount, outputCount } = blocks;
  // A kernel of few examples is one tile.
  const size = Math.min(Number(tileSize), exampleCount);
  const index = Number(tile);
  const work = { signal, onProgress, memoryBudget };
  const { matrix, onDiagonal } = await kernelTile(blocks, collapse, { tileSize: size, index, ...work });
  const squares = matrix.data.reduce((sum, value) => sum + value * value, 0);
  return {
    scalars: {
      parameterCount: chosen.reduce((sum, name) => sum + (parameters.get(name)?.data.length ?? 0), 0),
      trace: onDiagonal ? matrix.diagonal().reduce((sum, value) => sum + value, 0) : 0,
      // Of the kernel: a tile off the diagonal stands for its transpose too.
      squares: onDiagonal ? squares : 2 * squares,
    },
    eigenvalues: [],
    drops: [],
    tile: { index, exampleCount, outputCount, size },
    entries: recordedEntries(matrix),
  };
}
