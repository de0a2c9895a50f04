// Ten thousand results of 160 eigenvalues each: how long a look at them, and a collection, takes.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectCode, planned, same } from './program.mjs';

const count = 10_000;

/** Figures of `status` and `collect`, processes from their first moment to their last. */
export async function tenThousandCells() {
  const { beginSweep, openSweep } = await import('../../dist/sweep/folder/open-sweep.js');
  const { resultFile } = await import('../../dist/sweep/folder/places.js');
  const { mkdirSync, writeFileSync } = await import('node:fs');
  const folder = planned({
    experiment: 'modular-addition',
    axes: { p: [11, 13, 17, 19], seed: { from: 0, count: count / 4 } },
  });
  const sweep = await openSweep(folder);
  await beginSweep(sweep, folder);
  for (const { key, experiment, measure, settings } of sweep.cells) {
    const seed = Number(settings.seed);
    const eigenvalues = Array.from({ length: 160 }, (_, k) => (seed + 1) / (k + Math.PI));
    const scalars = { trainAccuracy: 1, testAccuracy: (seed % 100) / 100 };
    const made = { program: '0', v8: '0', processor: 'none' };
    const record = { key, experiment, measure, settings, scalars, eigenvalues, drops: [{ after: 1, ratio: 2 }], made };
    const file = resultFile(folder, key);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, JSON.stringify(record));
  }
  const timed = async (command) => {
    const began = performance.now();
    const { stdout } = await expectCode(0, 'sweep', command, folder, '--json');
    same(`cells of ${command}`, JSON.parse(stdout).done, count);
    return ((performance.now() - began) / 1000).toFixed(2);
  };
  const [status, collect] = [await timed('status'), await timed('collect')];
  const megabytes = (readFileSync(join(folder, 'runs.parquet')).length / 1e6).toFixed(1);
  return `status ${status} s, collect ${collect} s, runs.parquet ${megabytes} MB`;
}
