import { writeWhole } from '../../files/folder.js';
import { reportHtml } from '../../report/html.js';
import { writeFigures } from '../../report/write-results.js';
import type { Sweep } from '../folder/open-sweep.js';
import type { WorkOptions } from '@entk/core';
import { columnsOf } from './columns.js';
import { gramTables, type SweptGram, sumGrams } from './grams.js';
import { joinKernels, kernelTables, type SweptKernel } from './kernels.js';
import { type GatheredCell, gather } from './gather.js';
import { sharesJson } from './shares.js';
import { sweepPage, sweepReport } from './report.js';
import { csvOf, parquetOf } from './tables.js';
import { join } from 'node:path';
import type { Report } from '../../report/report.js';

/** What was collected. */
export interface Collection {
  readonly cells: readonly GatheredCell[];
  readonly kernels: readonly SweptKernel[];
  readonly gram?: SweptGram;
  readonly report: Report;
}

/**
 * Makes tables and a report of whatever results are there. Any time: cells that are missing are rows that say so.
 *
 * @throws MisuseError for a result that is damaged.
 */
export async function collect(
  sweep: Sweep,
  work: Pick<WorkOptions, 'signal' | 'onProgress'> = {},
): Promise<Collection> {
  const cells = await gather(sweep);
  const columns = columnsOf(cells);
  const folder = {
    path: sweep.folder,
    write: (name: string, contents: string | Uint8Array) => writeWhole('sweep', join(sweep.folder, name), contents),
  };
  await folder.write('runs.parquet', parquetOf(columns));
  await folder.write('runs.csv', csvOf(columns));
  if (cells.some(({ record }) => record?.claims)) {
    await folder.write('claims.json', sharesJson(cells, [...sweep.plan.axes]));
  }
  const kernels = await joinKernels(sweep, cells, work);
  const gram = await sumGrams(sweep, cells);
  const made = [...kernelTables(kernels), ...gramTables(gram)];
  const report = sweepReport(sweep, cells, made);
  await writeFigures(folder, report);
  await folder.write('report.html', reportHtml([report], sweepPage));
  return { cells, kernels, gram, report };
}
