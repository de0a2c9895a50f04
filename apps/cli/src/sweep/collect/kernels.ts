import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { MisuseError, type WorkOptions } from '@entk/core';
import { tileCountOf } from '@entk/kernels';
import { joinTiles } from '@entk/kernels/node';
import { type CollapseName, collapseOf } from '../../commands/collapse-option.js';
import { writeWhole } from '../../files/folder.js';
import { significant } from '../../report/numbers.js';
import type { ReportTable } from '../../report/report.js';
import { entriesOf } from '../cells/entries.js';
import { experiments } from '../plan/experiments.js';
import type { Sweep } from '../folder/open-sweep.js';
import { readResult } from '../folder/results.js';
import { canonicalJson } from '../plan/cell-key.js';
import { settingsText } from '../plan/plan.js';
import type { Settings } from '../plan/setting.js';
import type { GatheredCell } from './gather.js';

/** A kernel of a sweep of tiles. */
export interface SweptKernel {
  /** In the folder of the sweep; nothing while tiles are missing. */
  readonly file?: string;
  /** Where it stands on the axes but that of tiles. */
  readonly axes: Settings;
  readonly tiles: number;
  readonly done: number;
  readonly rows?: number;
  readonly trace?: number;
  /** Of the keys of its tiles in their order: the same ones are the same bytes. */
  readonly digest: string;
}

const listName = 'kernels.json';

/**
 * Joins the tiles of every kernel that has all of them, to `kernel.npy` or, where there are several, `kernels/KEY.npy`.
 *
 * What is joined already is left as it is.
 *
 * @throws StorageError for a full disk; the tiles stay.
 */
export async function joinKernels(
  sweep: Sweep,
  gathered: readonly GatheredCell[],
  { signal, onProgress }: Pick<WorkOptions, 'signal' | 'onProgress'> = {},
): Promise<SweptKernel[]> {
  if (experiments[sweep.plan.experiment].implied !== 'tile') return [];
  const groups = new Map<string, GatheredCell[]>();
  for (const one of gathered) {
    const { tile: _, ...others } = one.cell.settings;
    const name = canonicalJson(others);
    const group = groups.get(name);
    if (group) group.push(one);
    else groups.set(name, [one]);
  }
  const kernels: SweptKernel[] = [];
  for (const cells of groups.values()) {
    const alone = groups.size === 1;
    kernels.push(await joinedKernel(sweep.folder, cells, { alone, signal, onProgress }));
  }
  await writeWhole('sweep', join(sweep.folder, listName), `${JSON.stringify(kernels, null, 1)}\n`);
  return kernels;
}

async function joinedKernel(
  folder: string,
  cells: readonly GatheredCell[],
  { alone, ...work }: Pick<WorkOptions, 'signal' | 'onProgress'> & { readonly alone: boolean },
): Promise<SweptKernel> {
  const { tile: _, ...axes } = cells[0].cell.axes;
  const done = cells.filter(({ record }) => record);
  const byTile = new Map(done.map((one) => [Number(one.cell.settings.tile), one.cell.key]));
  const digest = createHash('sha256')
    .update(cells.map(({ cell }) => cell.key).join())
    .digest('hex')
    .slice(0, 16);
  const found = done[0]?.record?.tile;
  const tiles = found ? tileCountOf(found.exampleCount, found.size) : cells.length;
  const state: SweptKernel = { axes, tiles, done: byTile.size, digest };
  if (!found || byTile.size < tiles) return state;
  const { collapse: name, class: output } = done[0].cell.settings;
  const { exampleCount, outputCount, size } = found;
  const collapse = collapseOf({ collapse: name as CollapseName, class: output as number | undefined }, outputCount);
  const rows = collapse.kind === 'flattened' ? exampleCount * outputCount : exampleCount;
  const file = alone ? 'kernel.npy' : join('kernels', `${digest}.npy`);
  const path = join(folder, file);
  if (!(await isJoined(path, digest))) {
    await rm(digestFile(path), { force: true });
    await mkdir(dirname(path), { recursive: true });
    await joinTiles(
      path,
      { exampleCount, outputCount, collapse, tileSize: size },
      async (index) => {
        const { entries } = await readResult(folder, byTile.get(index) as string);
        if (entries) return entriesOf(entries);
        throw new MisuseError({ in: 'sweep', rule: 'a tile must have entries', got: byTile.get(index) });
      },
      work,
    );
    await writeWhole('sweep', digestFile(path), `${digest}\n`);
  }
  const trace = done.reduce((sum, { record }) => sum + (record?.scalars.trace ?? 0), 0);
  return { ...state, file, rows, trace };
}

const digestFile = (path: string) => `${path}.tiles`;

/** Whether a file is there that was made of these tiles. */
async function isJoined(path: string, digest: string): Promise<boolean> {
  const of = await readFile(digestFile(path), 'utf8').catch(() => '');
  return of.trim() === digest && (await stat(path).catch(() => undefined)) !== undefined;
}

/** What there is of each kernel. */
export function kernelTables(kernels: readonly SweptKernel[]): ReportTable[] {
  if (kernels.length === 0) return [];
  return [
    {
      title: 'Kernels',
      caption: 'Tiles are joined when all of a kernel are there; `entk analyze --kernel FILE` takes the file.',
      header: ['kernel', 'tiles', 'rows', 'trace', 'file'],
      rows: kernels.map(({ axes, tiles, done, rows, trace, file }) => [
        settingsText(axes) || 'the kernel',
        `${done} of ${tiles}`,
        rows === undefined ? '–' : String(rows),
        trace === undefined ? '–' : significant(trace),
        file ?? '–',
      ]),
    },
  ];
}
