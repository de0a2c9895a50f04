import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { MisuseError } from '@entk/core';
import { largestNpyHeader, readNpyHeader } from '@entk/formats/reading';
import { inFile } from '../../inputs/read-file.js';
import type { ExampleCounts } from '../plan/cells.js';
import type { SweepPlan } from '../plan/plan.js';

/**
 * How many examples the inputs of a plan have, by their first bytes.
 *
 * @param known Those that need no look.
 * @throws MisuseError if one is not there, or is no array.
 */
export async function exampleCountsOf(
  { settings, axes }: SweepPlan,
  base: string,
  known: ExampleCounts,
): Promise<ExampleCounts> {
  const files = axes.get('inputs') ?? [settings.inputs];
  const counts: Record<string, number> = {};
  for (const file of files.map(String)) counts[file] = known[file] ?? (await exampleCountOf(resolve(base, file), file));
  return counts;
}

async function exampleCountOf(path: string, name: string): Promise<number> {
  const handle = await open(path, 'r');
  try {
    const start = new Uint8Array(largestNpyHeader);
    const { bytesRead } = await handle.read(start, 0, largestNpyHeader, 0);
    const header = await inFile(path, () => readNpyHeader('sweep', start.subarray(0, bytesRead)));
    const [count] = header.shape;
    if (count >= 1) return count;
  } finally {
    await handle.close();
  }
  throw new MisuseError({ in: 'sweep', rule: 'inputs must have examples', got: name });
}
