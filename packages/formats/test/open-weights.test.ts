// Also tests found-tensor.ts: tensors that were read and those that were not stand in the file's order.
import { FileFormatError, MisuseError, ndArray, sizeOf } from '@entk/core';
import { damaged, hostileTimeout, survivesAsync } from '@entk/testing/hostile-files';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { mergedWeights, openWeights, writeNpy, writeNpz, writeSafetensors } from '../src/index.js';
import { gguf, tensor } from './gguf/gguf-parts.js';
import { goldBytes } from './gold.js';

const arrays = new Map([
  ['W', ndArray([2, 1], Float32Array.of(1, 2))],
  ['b', ndArray([1], Float64Array.of(3) as never)],
]);
const index = new TextEncoder().encode('{"metadata":{},"weight_map":{"W":"a.safetensors","b":"a.safetensors"}}');
const topology = { class_name: 'Sequential', config: { layers: [] } };
const model = strToU8(
  JSON.stringify({
    modelTopology: topology,
    weightsManifest: [{ paths: ['shard.bin'], weights: [{ name: 'dense/kernel', shape: [1, 2], dtype: 'float32' }] }],
  }),
);
const files = new Map([
  ['a.safetensors', writeSafetensors(arrays, { epoch: '7' })],
  ['shard.bin', new Uint8Array(Float32Array.of(3, 4).buffer)],
]);
const beside = (name: string) => files.get(name);

describe('openWeights', () => {
  it.each([
    ['safetensors', () => writeSafetensors(arrays), ['F32', 'F64']],
    ['npz', () => writeNpz(arrays), ['<f4', '<f8']],
    ['sharded safetensors', () => index, ['F32', 'F64']],
  ])('tells %s by its content, and the dtype of every tensor', async (format, bytes, dtypes) => {
    const found = await openWeights(bytes(), beside);
    expect(found.metadata.format).toBe(format);
    expect(found.tensors.get('W')).toEqual({ shape: [2, 1], data: Float32Array.of(1, 2), dtype: dtypes[0] });
    expect(found.tensors.get('b')).toEqual({ shape: [1], data: Float64Array.of(3), dtype: dtypes[1] });
    expect(found.metadata.topology).toBeUndefined();
  });

  it('gives what stands beside the tensors: texts of safetensors, a configuration, the topology of a layers model', async () => {
    expect((await openWeights(writeSafetensors(arrays, { epoch: '3' }))).metadata).toEqual({
      format: 'safetensors',
      texts: new Map([['epoch', '3']]),
    });
    const config = (name: string) => (name === 'config.json' ? strToU8('{"model_type":"gpt2"}') : beside(name));
    expect((await openWeights(index, config)).metadata).toEqual({
      format: 'sharded safetensors',
      texts: new Map([['epoch', '7']]),
      config: { model_type: 'gpt2' },
    });
    const sentence = new Map([
      ['config.json', '{"model_type":"bert"}'],
      ['modules.json', '[{"type":"Pooling"}]'],
      ['1_Pooling/config.json', '{"pooling_mode_mean_tokens":true}'],
    ]);
    const texts = (name: string) => (sentence.has(name) ? strToU8(sentence.get(name) as string) : undefined);
    expect((await openWeights(writeSafetensors(arrays), texts)).metadata.sentence).toEqual({
      modules: [{ type: 'Pooling' }],
      pooling: { pooling_mode_mean_tokens: true },
    });
    const found = await openWeights(model, beside);
    expect(found.metadata).toEqual({ format: 'tfjs layers model', texts: new Map(), topology });
    expect(found.tensors.get('dense/kernel')).toEqual({ shape: [1, 2], data: Float32Array.of(3, 4), dtype: 'float32' });
    await expect(openWeights(writeSafetensors(arrays), () => strToU8('{'))).rejects.toThrow(
      'openWeights: config.json beside the weights must be JSON',
    );
  });

  it('opens GGUF, with its metadata, and dequantises a tensor when its numbers are asked for', async () => {
    const { tensors, metadata } = await openWeights(goldBytes('types.gguf'));
    expect(metadata.format).toBe('gguf');
    expect(metadata.gguf?.get('general.architecture')).toBe('llama');
    const { shape, dtype, data } = tensors.get('Q4_K')!;
    expect([shape, dtype, data?.length]).toEqual([[3, 512], 'Q4_K', 1536]);
    const unread = gguf([], [tensor('W', [256], 11, 0)], new Uint8Array(110));
    expect((await openWeights(unread)).tensors.get('W')).toEqual({
      shape: [256],
      dtype: 'Q3_K',
      unread: 'Q3_K blocks',
    });
  });

  it('opens a checkpoint of PyTorch, and says what it assumed', async () => {
    const { tensors, metadata } = await openWeights(goldBytes('compiled.pt'));
    expect(metadata.format).toBe('torch.save');
    expect(metadata.assumptions?.[0]).toBe('the weights are those under "state_dict"; "args" left out');
    expect(tensors.get('0.weight')).toMatchObject({ shape: [4, 3], dtype: 'float32' });
    const views = await openWeights(goldBytes('views.pt'));
    expect(views.tensors.get('complex')).toEqual({ shape: [1], dtype: 'complex64', unread: 'complex numbers' });
    await expect(openWeights(goldBytes('module.pt'), undefined, { name: 'a.pt' })).rejects.toThrow('torch.load("a.pt"');
    await expect(openWeights(goldBytes('views.pt'), undefined, { memoryBudget: 100 })).rejects.toThrow('memory budget');
  });

  it('keeps tensors that no array can hold in their place, without numbers', async () => {
    const { tensors } = await openWeights(goldBytes('mixed.npz'));
    expect([...tensors.keys()].slice(0, 3)).toEqual(['text', 'bytes', 'object']);
    expect(tensors.get('complex')).toEqual({ shape: [2], dtype: '<c8', unread: 'complex numbers' });
    expect(tensors.get('W')?.data).toBeInstanceOf(Float32Array);
  });

  it('tells a file of brain floats by its dtype', async () => {
    const { tensors } = await openWeights(goldBytes('bf16.safetensors'));
    expect([...tensors.values()].map(({ dtype }) => dtype)).toContain('BF16');
  });

  it('is not misled by a header whose length begins as a bracket or a pickle does', async () => {
    for (const length of [0x7b, 0x5b, 0x20, 0x0280]) {
      const header = '{}'.padEnd(length, ' ');
      const bytes = Uint8Array.from([length % 256, length >> 8, 0, 0, 0, 0, 0, 0, ...strToU8(header)]);
      expect((await openWeights(bytes)).metadata.format).toBe('safetensors');
    }
  });

  it.each<[string, () => Uint8Array, string]>([
    ['an .npy file', () => writeNpy(ndArray([2])), 'weights must have names, and an .npy file has none: save an .npz'],
    ['a pickle', () => Uint8Array.of(0x80, 2, 0x63), 'and looks like a pickle of Python, a program that is not run'],
    [
      'a module of PyTorch',
      () => goldBytes('module.pt'),
      'readPt: the file must be a state dict saved by torch.save (PyTorch 1.6 or later), and looks like a file of torch.save that needs',
    ],
    ['the older form of torch.save', () => goldBytes('legacy.pt'), 'torch.load("model.pt"'],
    [
      'another JSON file',
      () => strToU8('{"a":1,"b":2}'),
      'JSON must be an index of safetensors (weight_map) or a TensorFlow.js layers model (modelTopology), got ["a", "b"]',
    ],
    ['an empty file', () => new Uint8Array(), 'and looks like an empty file'],
    ['a text', () => strToU8('these are no weights'), 'and looks like text that begins "these are no weights"'],
    ['noise', () => Uint8Array.of(1, 2, 3, 0xff), 'got "4 bytes that begin with 01 02 03 ff"'],
    [
      'safetensors cut short',
      () => writeSafetensors(arrays).slice(0, 40),
      'readSafetensors: the header must have at most',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(openWeights(bytes(), beside)).rejects.toThrow(FileFormatError);
    await expect(openWeights(bytes(), beside)).rejects.toThrow(message);
  });

  it(
    'survives damaged files of every kind',
    async () => {
      const quantised = gguf([], [tensor('W', [2], 0, 0), tensor('b', [32], 8, 32)], new Uint8Array(68));
      const whole = [writeSafetensors(arrays), writeNpz(arrays), index, model, goldBytes('no-checksums.pt'), quantised];
      const { read } = await survivesAsync(
        '',
        damaged(whole),
        (bytes) => openWeights(bytes, beside),
        ({ tensors }) => {
          const read = [...tensors.values()].filter(({ data }) => data !== undefined);
          for (const { shape, data } of read) expect(data?.length).toBe(sizeOf(shape));
        },
      );
      expect(read).toBeGreaterThan(0);
    },
    hostileTimeout,
  );
});

describe('mergedWeights', () => {
  it('joins files, and refuses a name twice or two networks', async () => {
    const one = await openWeights(writeSafetensors(new Map([['a', ndArray([1])]])));
    const two = await openWeights(writeSafetensors(new Map([['b', ndArray([2])]])));
    expect([...mergedWeights([one, two]).tensors.keys()]).toEqual(['a', 'b']);
    expect(mergedWeights([one])).toBe(one);
    expect(() => mergedWeights([one, one])).toThrow('mergedWeights: two files must not hold tensor "a"');
    const models = [await openWeights(model, beside), await openWeights(model, beside)];
    const renamed = { ...models[1], tensors: new Map([['other', { ...models[1].tensors.get('dense/kernel')! }]]) };
    expect(() => mergedWeights([models[0], renamed])).toThrow(MisuseError);
    expect(() => mergedWeights([models[0], renamed])).toThrow('one file at most must describe the network, got 2');
    expect(mergedWeights([one, models[0]]).metadata).toEqual({ format: 'safetensors', texts: new Map(), topology });
    expect(() => mergedWeights([])).toThrow('mergedWeights: there must be at least one file');
  });

  it('keeps the first file’s texts of one name, and a configuration', async () => {
    const of = (name: string, texts: Record<string, string>) =>
      openWeights(writeSafetensors(new Map([[name, ndArray([1])]]), texts), () => strToU8(`"${name}"`));
    const { metadata } = mergedWeights([await of('a', { epoch: '1' }), await of('b', { epoch: '2', run: 'x' })]);
    expect(Object.fromEntries(metadata.texts)).toEqual({ epoch: '1', run: 'x' });
    expect(metadata.config).toBe('a');
  });
});
