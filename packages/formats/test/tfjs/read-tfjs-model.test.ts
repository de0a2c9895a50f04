import { FileFormatError } from '@entk/core';
import { damaged, hostileTimeout, survivesAsync } from '@entk/testing/hostile-files';
import { describe, expect, it } from 'vitest';
import { readTfjsModel } from '../../src/index.js';

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const weightsManifest = [
  { paths: ['shard.bin'], weights: [{ name: 'dense/kernel', shape: [1, 2], dtype: 'float32' }] },
];
const model = { format: 'layers-model', modelTopology: { class_name: 'Sequential' }, weightsManifest };
const shard = () => new Uint8Array(Float32Array.of(3, 4).buffer);

describe('readTfjsModel', () => {
  it('gives tensors, how they are stored, and the topology as it stands', async () => {
    const { tensors, dtypes, topology } = await readTfjsModel(bytesOf(model), shard);
    expect(tensors.get('dense/kernel')).toEqual({ shape: [1, 2], data: Float32Array.of(3, 4) });
    expect(dtypes.get('dense/kernel')).toBe('float32');
    expect(topology).toEqual(model.modelTopology);
  });

  it.each<[string, unknown, string]>([
    [
      'a graph model',
      { ...model, format: 'graph-model' },
      'format must be "layers-model": a graph model has no layers to read, got "graph-model"',
    ],
    ['a list', [], 'model.json must be an object, got "a list"'],
    ['a model without weights', { modelTopology: {} }, 'weightsManifest must be a list, got "nothing"'],
  ])('refuses %s', async (_, document, message) => {
    await expect(readTfjsModel(bytesOf(document), shard)).rejects.toThrow(FileFormatError);
    await expect(readTfjsModel(bytesOf(document), shard)).rejects.toThrow(`readTfjsModel: ${message}`);
  });

  it('names a missing shard', async () => {
    await expect(readTfjsModel(bytesOf(model), () => undefined)).rejects.toThrow(
      'readTfjsModel: every shard must be there: no "shard.bin"',
    );
  });

  it(
    'survives damaged models',
    async () => {
      const { read } = await survivesAsync(
        'readTfjsModel',
        damaged([bytesOf(model)], 3),
        (bytes) => readTfjsModel(bytes, shard),
        ({ tensors, dtypes }) => expect([...tensors.keys()]).toEqual([...dtypes.keys()]),
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});
