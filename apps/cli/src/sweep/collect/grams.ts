import { join } from 'node:path';
import { type DenseMatrix, pairwiseSum, ShapeError } from '@entk/core';
import { writeNpy } from '@entk/formats';
import { writeWhole } from '../../files/folder.js';
import { significant } from '../../report/numbers.js';
import type { ReportTable } from '../../report/report.js';
import { entriesOf } from '../cells/entries.js';
import type { Sweep } from '../folder/open-sweep.js';
import { readResult } from '../folder/results.js';
import type { GatheredCell } from './gather.js';

/** GᵀG of all files of a sweep of gradients. */
export interface SweptGram {
  /** In the folder of the sweep; nothing while files are missing. */
  readonly file?: string;
  readonly files: number;
  readonly done: number;
  /** N of all that are done. */
  readonly rows: number;
  readonly trace?: number;
}

const name = 'gram.npy';

/**
 * Adds the GᵀG of all files, in the order of the plan, as `gradientSpectrum` adds its parts: the same bits.
 *
 * @throws ShapeError where files have different numbers of columns.
 */
export async function sumGrams(
  { folder, plan }: Sweep,
  cells: readonly GatheredCell[],
): Promise<SweptGram | undefined> {
  if (plan.experiment !== 'gradients') return undefined;
  const done = cells.filter(({ record }) => record);
  const rows = done.reduce((sum, { record }) => sum + Number(record?.scalars.rows), 0);
  const state: SweptGram = { files: cells.length, done: done.length, rows };
  if (done.length < cells.length) return state;
  const sum = pairwiseSum((left: DenseMatrix, right: DenseMatrix) => left.addInPlace(right));
  let columns: number | undefined;
  for (const { cell } of done) {
    const { entries } = await readResult(folder, cell.key);
    if (!entries) continue;
    columns ??= entries.columns;
    if (entries.columns !== columns) {
      throw new ShapeError({
        in: 'sweep',
        rule: `gradients of all files must have ${columns} columns`,
        got: entries.columns,
        context: String(cell.settings.gradients),
      });
    }
    sum.add(entriesOf(entries));
  }
  const gram = sum.total() as DenseMatrix;
  await writeWhole('sweep', join(folder, name), writeNpy(gram.toNdArray()));
  return { ...state, file: name, trace: gram.diagonal().reduce((all, value) => all + value, 0) };
}

/** What there is of it. */
export function gramTables(gram: SweptGram | undefined): ReportTable[] {
  if (!gram) return [];
  const { files, done, rows, trace, file } = gram;
  return [
    {
      title: 'The kernel of all gradients',
      caption:
        'GᵀG is added up when all files are done. Its eigenvalues are those of the kernel G Gᵀ above zero; `entk analyze --kernel gram.npy` finds them and where they drop.',
      header: ['files', 'rows', 'trace', 'file'],
      rows: [[`${done} of ${files}`, String(rows), trace === undefined ? '–' : significant(trace), file ?? '–']],
    },
  ];
}
