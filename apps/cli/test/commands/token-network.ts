import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ndArray, type NumericArray } from '@entk/core';
import { writeNpy } from '@entk/formats';
import { temporaryFolder } from '../entk.js';

/** A file of the example network on tokens. */
export const example = (name: string) =>
  fileURLToPath(new URL(`../../examples/token-network/${name}`, import.meta.url));

/** Words that name the example's network and inputs. */
export const tokenNetwork = [
  '--model',
  example('model.json'),
  '--weights',
  example('weights.safetensors'),
  '--inputs',
  example('inputs.npy'),
];

/** A .npy file in a folder of the test's own. */
export function npy(shape: readonly number[], data: NumericArray): string {
  const file = join(temporaryFolder(), 'array.npy');
  writeFileSync(file, writeNpy(ndArray(shape, data)));
  return file;
}
