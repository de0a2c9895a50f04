import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '@entk/core';
import { writeNpy, writeSafetensors } from '@entk/formats';
import type { openJobPool } from '../../src/parallel/pool.js';
import type { CellInput } from '../../src/sweep/cells/cell-task.js';
import { measureCell } from '../../src/sweep/cells/measure-cell.js';
import type { CellRecord } from '../../src/sweep/cells/cell-record.js';
import { beginSweep, openSweep, type Sweep } from '../../src/sweep/folder/open-sweep.js';
import { publishResult } from '../../src/sweep/folder/results.js';
import { temporaryFolder } from '../entk.js';

/** Four networks that train in a moment. */
export const smallPlan = {
  experiment: 'modular-addition',
  settings: { hiddenUnits: 12, epochs: 4 },
  axes: { p: [5, 7], seed: { from: 0, count: 2 } },
};

/** Writes a plan, and begins its sweep. */
export async function begunSweep(plan: object, folder = temporaryFolder()): Promise<Sweep> {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'plan.json');
  writeFileSync(file, JSON.stringify(plan));
  const sweep = await openSweep(file);
  await beginSweep(sweep, file);
  return sweep;
}

/** A network of two layers on so many examples, its files in a folder, and the settings that name them. */
export function networkFiles(examples: number, folder = temporaryFolder()) {
  const random = createRandom(1);
  const normals = (...shape: number[]) => {
    const count = shape.reduce((product, extent) => product * extent, 1);
    return { shape, data: Float32Array.from({ length: count }, () => random.normal()) };
  };
  const tensors = new Map([
    ['a', normals(4, 3)],
    ['b', normals(2, 4)],
  ]);
  writeFileSync(join(folder, 'w.safetensors'), writeSafetensors(tensors));
  writeFileSync(join(folder, 'x.npy'), writeNpy(normals(examples, 3)));
  const layers = [{ kind: 'dense', weight: 'a' }, { kind: 'relu' }, { kind: 'dense', weight: 'b' }];
  writeFileSync(join(folder, 'model.json'), JSON.stringify({ inputs: { size: 3 }, layers }));
  return { folder, settings: { model: 'model.json', weights: 'w.safetensors', inputs: 'x.npy' } };
}

/** Publishes a result of some numbers for a cell, by its place in the plan. */
export async function publishInvented(
  { folder, cells }: Sweep,
  place: number,
  changes: Partial<CellRecord> = {},
): Promise<void> {
  const { key, experiment, measure, settings } = cells[place];
  const record: CellRecord = {
    key,
    experiment,
    measure,
    settings,
    scalars: { testAccuracy: place / 10 },
    eigenvalues: [4 + place, 2, 1],
    drops: [{ after: 1, ratio: (4 + place) / 2 }],
    made: { program: '0.1.0', v8: '11.3', processor: 'x64' },
    ...changes,
  };
  await publishResult(folder, key, `${JSON.stringify(record)}\n`);
}

/** Computes where it is called: threads load what is built, and are tried by the program as it is built. */
export const inThisThread: typeof openJobPool = ({ signal }) => ({
  async run(_: string, input: unknown) {
    signal?.throwIfAborted();
    return (await measureCell(input as CellInput, { signal })) as never;
  },
  close: async () => undefined,
});
