// Also tests inputs/read-file.ts: it is how this one reads.
import { fileURLToPath } from 'node:url';
import { MisuseError } from '@entk/core';
import { describe, expect, test } from 'vitest';
import { loadNetwork, requireNetwork } from '../../src/inputs/load-network.js';

const example = (name: string) => fileURLToPath(new URL(`../../examples/token-network/${name}`, import.meta.url));
const files = { weights: [example('weights.safetensors')], model: example('model.json') };

describe('loadNetwork and requireNetwork', () => {
  test('give network and parameters of files that fit', async () => {
    const { report, source } = requireNetwork('load', await loadNetwork('load', files));
    expect(source).toBe(files.model);
    expect(report.network.parameterCount).toBe(273);
    expect([...report.parameters.keys()]).toEqual([...report.network.parameterShapes.keys()]);
  });

  test('refuse weights without layers, and name a few of many faults', async () => {
    const found = await loadNetwork('load', { weights: files.weights });
    expect(() => requireNetwork('load', found)).toThrow('load: the network must be described; give --model model.json');
    const loaded = await loadNetwork('load', files);
    const faults = Array.from({ length: 15 }, (_, index) => `fault ${index}`);
    const incomplete = { ...loaded, report: { tensors: [], missing: [], faults, complete: false } } as typeof loaded;
    expect(() => requireNetwork('load', incomplete)).toThrow(MisuseError);
    expect(() => requireNetwork('load', incomplete)).toThrow(
      /fault 0; .*fault 11; and 3 more; entk import shows every tensor/,
    );
  });
});
