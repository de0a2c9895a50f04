import { checkLayer, type LayerCase } from '@entk/testing/layers';
import { beforeAll } from 'vitest';
import { initialiseBackend } from '../../src/index.js';
import { library } from '../reference/in-this-library.js';

/** The shared checks, run on a layer of this package; of one position unless the case says otherwise. */
export function check(
  spec: LayerCase['spec'],
  input: number | LayerCase['input'],
  output: number | LayerCase['output'],
  parameters?: LayerCase['parameters'],
): void {
  beforeAll(() => initialiseBackend());
  checkLayer(library, {
    spec,
    input: typeof input === 'number' ? { width: input } : input,
    output: typeof output === 'number' ? { positions: 1, width: output } : output,
    parameters,
  });
}
