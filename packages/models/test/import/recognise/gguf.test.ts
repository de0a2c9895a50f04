// Tests every file of its folder: files as llama.cpp's converter writes them have the logits of their checkpoints.
import { FileFormatError, ndArray } from '@entk/core';
import { type FoundWeights, type GgufValue, openWeights } from '@entk/formats';
import { expect } from '@entk/testing/matchers';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, predict } from '../../../src/index.js';
import { ggufWeights, placeWeights, recogniseNetwork, requirePlaced } from '../../../src/import/index.js';
import { logitOfLargest } from '../../tolerances.js';

beforeAll(() => initialiseBackend());

const fixtures = new URL('../../fixtures/gguf/', import.meta.url);
const bytesOf = (name: string) => Uint8Array.from(readFileSync(new URL(name, fixtures)));
const opened = (name: string): Promise<FoundWeights> => openWeights(bytesOf(`${name}.gguf`));
const gold = JSON.parse(readFileSync(new URL('expected.json', fixtures), 'utf8'));

/** The file with some of its metadata changed; `undefined` takes a key away. */
async function withMetadata(name: string, changes: Record<string, GgufValue | undefined>): Promise<FoundWeights> {
  const { tensors, metadata } = await opened(name);
  const changed = new Map(metadata.gguf);
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) changed.delete(key);
    else changed.set(key, value);
  }
  return { tensors, metadata: { ...metadata, gguf: changed } };
}

describe('ggufWeights', () => {
  it.each(['llama', 'gemma3'])('gives a network of %s the logits of its checkpoint', async (architecture) => {
    const tokens: number[][] = gold[architecture].tokens;
    const positions = tokens[0].length;
    const { tensors, metadata } = await opened(architecture);
    const found = recogniseNetwork({ tensors, metadata }, [ggufWeights({ positions })]);
    const { description, mapping, unsupported } = found!;
    expect(found?.source).toBe('metadata of a GGUF file');
    const { network, parameters } = requirePlaced('test', placeWeights(description, tensors, mapping, unsupported));
    expect([...network.parameterShapes.keys()]).toContain('model.layers.1.self_attn.q_proj.weight');
    const { data, shape } = predict(
      network,
      parameters,
      ndArray([tokens.length, positions], Int32Array.from(tokens.flat())),
    );
    const [, , logits] = shape;
    const last = tokens.map((_, n) =>
      data.slice((n * positions + positions - 1) * logits, (n + 1) * positions * logits),
    );
    expect(Float32Array.from(last.flatMap((row) => [...row]))).toBeCloseToArray(
      Float64Array.from(gold[architecture]['logits at the last position'].flat()),
      { relativeToMax: logitOfLargest },
    );
  });

  it('leaves other files to others', () => {
    expect(ggufWeights().recognise(new Map(), { format: 'npz', texts: new Map() })).toBeUndefined();
  });

  it.each<[string, Record<string, GgufValue | undefined>, string | RegExp]>([
    [
      'an unknown architecture',
      { 'general.architecture': 'rwkv7' },
      'GGUF: general.architecture must be one of llama, qwen2, qwen3, gemma3, got "rwkv7"',
    ],
    ['no architecture', { 'general.architecture': undefined }, 'general.architecture must be a text, got "nothing"'],
    ['a size that is missing', { 'llama.block_count': undefined }, 'llama.block_count must be a number'],
    ['a size that is a text', { 'llama.embedding_length': 'x' }, 'llama.embedding_length must be a number'],
    [
      'heads that do not divide, by the keys of the file',
      { 'llama.attention.head_count_kv': 3 },
      /^GGUF: llama\.attention\.head_count_kv must divide llama\.attention\.head_count, /,
    ],
    ['no blocks', { 'llama.block_count': 0 }, /^GGUF: llama\.block_count must be a positive integer/],
    [
      'a scaling of frequencies that is not known',
      { 'llama.rope.scaling.type': 'longrope', 'llama.rope.scaling.factor': 2 },
      /^GGUF: llama\.rope\.scaling\./,
    ],
  ])('refuses %s', async (_, changes, message) => {
    const { tensors, metadata } = await withMetadata('llama', changes);
    expect(() => ggufWeights().recognise(tensors, metadata)).toThrow(FileFormatError);
    expect(() => ggufWeights().recognise(tensors, metadata)).toThrow(message);
  });

  it('divides frequencies by the factors in the file, and says what was quantised', async () => {
    const { tensors, metadata } = await opened('llama');
    const factors = { shape: [4], dtype: 'F32', data: Float32Array.of(1, 2, 4, 8) };
    const quantised = { ...tensors.get('output_norm.weight')!, dtype: 'Q8_0' };
    const changed = new Map([...tensors, ['rope_freqs.weight', factors], ['output_norm.weight', quantised]] as const);
    const { description, assumptions } = ggufWeights({ positions: 3 }).recognise(changed, metadata)!;
    expect(assumptions).toEqual(['weights were quantised (Q8_0): the network is that of the dequantised ones']);
    const frequencies = [1, 0.1 / 2, 0.01 / 4, 0.001 / 8].map((value) => expect.closeTo(value, 15));
    const [, block] = description.layers;
    expect(block).toMatchObject({ layers: [{}, { kind: 'attention', rotary: { frequencies, pairs: 'adjacent' } }] });
  });
});
