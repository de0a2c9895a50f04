import { initialiseBackend } from '@entk/models';
import { writeKernel } from '../../src/node/index.js';
import { threeLayerBlocks } from '../three-layers.js';

/** What the process that is killed writes, and what it is compared with. */
export const written = { collapse: { kind: 'flattened', rowOrder: 'classMajor' }, tileSize: 9 } as const;

export function writtenBlocks() {
  return threeLayerBlocks(60);
}

/** Writes the kernel, and a line to stdout before every tile but the first. */
export async function write(file: string): Promise<void> {
  await initialiseBackend();
  await writeKernel(file, writtenBlocks(), written.collapse, {
    tileSize: written.tileSize,
    onProgress: ({ done }) => process.stdout.write(`${done}\n`),
  });
}
