// Tests every file of its folder: a configuration goes through all of them, and the numbers of whole models are held against PyTorch here.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileFormatError, type NdArray, ndArray } from '@entk/core';
import { type FoundTensor, openWeights, readNpy } from '@entk/formats';
import { transformerCases } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { initialiseBackend, maskTokens, predict, readingLast } from '../../../src/index.js';
import {
  huggingFaceWeights,
  type HuggingFaceWeightsOptions,
  networkFromWeights,
  recogniseNetwork,
} from '../../../src/import/index.js';
import { logitOfLargest } from '../../tolerances.js';

beforeAll(() => initialiseBackend());

const tiny = {
  vocab_size: 7,
  num_hidden_layers: 1,
  num_attention_heads: 4,
  max_position_embeddings: 9,
  hidden_size: 8,
};
const llama = { model_type: 'llama', ...tiny };
const bert = { model_type: 'bert', ...tiny };
const gemma = { model_type: 'gemma3_text', num_key_value_heads: 2, ...tiny };
const gpt2 = { model_type: 'gpt2', vocab_size: 7, n_positions: 5, n_embd: 8, n_head: 2, n_layer: 1 };

function recognised(config: unknown, names: readonly string[] = [], options: HuggingFaceWeightsOptions = {}) {
  const tensors = new Map(names.map((name): [string, FoundTensor] => [name, { ...ndArray([1]), dtype: 'F32' }]));
  return huggingFaceWeights(options).recognise(tensors, { format: 'safetensors', texts: new Map(), config });
}

describe('the logits of decoders that Transformers saved', () => {
  for (const { name, folder, mask } of transformerCases()) {
    it(`are PyTorch’s for ${name}`, async () => {
      const bytes = (file: string) => Uint8Array.from(readFileSync(join(folder, file)));
      const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Record<string, number[][]>;
      const logits = expected.logits ?? expected['logits of the first three examples at the last position'];
      const { shape, data } = readNpy(bytes('tokens.npy'));
      const all: NdArray<Int32Array> = ndArray(shape, Int32Array.from(data as Int32Array, Number));
      const of = mask === undefined ? undefined : readNpy(bytes('attention_mask.npy'));
      const tokens = of ? maskTokens(all, ndArray(shape, Int32Array.from(of.data as Int32Array, Number))) : all;
      const beside = (file: string) => (existsSync(join(folder, file)) ? bytes(file) : undefined);
      const found = await openWeights(bytes('model.safetensors'), beside);
      const { network, parameters } = networkFromWeights(found, [huggingFaceWeights({ positions: shape[1] })]);
      const given = predict(readingLast(network), parameters, tokens);
      logits.forEach((row, n) => {
        const own = given.data.subarray(n * row.length, (n + 1) * row.length);
        expect(Array.from(own)).toBeCloseToArray(row, { relativeToMax: logitOfLargest });
      });
      expect(recogniseNetwork(found)?.description.inputs.positions).toBeGreaterThan(shape[1]);
    });
  }
});

describe('what a configuration says', () => {
  it('leaves weights without one, and what it does not know, to other recognisers', () => {
    expect(recognised(undefined)).toBeUndefined();
    expect(recognised({ hidden_size: 4 })).toBeUndefined();
    expect(recognised({ model_type: 'mamba' })).toBeUndefined();
  });

  it('finds names with and without a prefix', () => {
    const embedding = (config: object, name: string) => recognised(config, [name])?.description.layers[0];
    expect(embedding(gpt2, 'wte.weight')).toEqual({ kind: 'embedding', weight: 'wte.weight' });
    expect(embedding(gpt2, 'transformer.wte.weight')).toMatchObject({ weight: 'transformer.wte.weight' });
    expect(embedding(gemma, 'model.language_model.embed_tokens.weight')).toEqual({
      kind: 'embedding',
      weight: 'model.language_model.embed_tokens.weight',
      padding: 0,
    });
  });

  it('says what it does not apply', () => {
    expect(recognised({ ...gemma, attn_logit_softcapping: 50 })?.assumptions).toEqual([
      'attn_logit_softcapping is not applied, since Gemma 3 in Transformers does not apply it',
    ]);
  });

  it.each<[string, object, string]>([
    [
      'an unknown model',
      { model_type: 'mamba' },
      'model_type must be one of gpt2, gpt_neox, llama, mistral, qwen2, qwen3, gemma3_text, bert, got "mamba"',
    ],
    [
      'heads that do not divide',
      { ...llama, num_attention_heads: 3 },
      'hidden_size must be a multiple of num_attention_heads, 3, got 8',
    ],
    [
      'heads of keys',
      { ...llama, num_key_value_heads: 3 },
      'num_key_value_heads must divide num_attention_heads, 4, got 3',
    ],
    [
      'heads of BERT',
      { ...bert, num_attention_heads: 3 },
      'hidden_size must be a multiple of num_attention_heads, 3, got 8',
    ],
    [
      'relative positions',
      { ...bert, position_embedding_type: 'relative_key' },
      'position_embedding_type must be "absolute", got "relative_key"',
    ],
    ['a decoder of BERT', { ...bert, is_decoder: true }, 'is_decoder and add_cross_attention must be false'],
    [
      'heads of GPT-NeoX',
      { ...bert, model_type: 'gpt_neox', num_attention_heads: 3 },
      'hidden_size must be a multiple of num_attention_heads, 3, got 8',
    ],
    ['heads of GPT-2', { ...gpt2, n_head: 3 }, 'n_embd must be a multiple of n_head, 3, got 8'],
    [
      'a field that is missing',
      { ...llama, vocab_size: undefined },
      'vocab_size must be a positive integer, got nothing',
    ],
    [
      'an activation',
      { ...llama, hidden_act: 'mish' },
      'hidden_act must be one of gelu, gelu_new, gelu_fast, gelu_pytorch_tanh, relu, silu, swish, tanh, sigmoid, got "mish"',
    ],
    [
      'a rotation',
      { ...llama, rope_scaling: { type: 'longrope', factor: 2 } },
      'rope_scaling.rope_type must be one of default, linear, llama3, yarn, dynamic, got "longrope"',
    ],
    [
      'a rotation without its factor',
      { ...llama, rope_parameters: { rope_type: 'linear' } },
      'rope_parameters.factor must be a number above 0 where rope_type is "linear"',
    ],
    [
      'a window on both sides',
      { ...gemma, use_bidirectional_attention: true },
      'use_bidirectional_attention must be false',
    ],
    ['cross attention', { ...gpt2, add_cross_attention: true }, 'add_cross_attention must be false'],
    [
      'a kind of layer',
      { ...gemma, layer_types: ['local'] },
      'layer_types[0] must be "sliding_attention" or "full_attention", got "local"',
    ],
  ])('refuses %s with its path', (_, config, message) => {
    expect(() => recognised(config, [], { unknown: 'refuse' })).toThrow(FileFormatError);
    expect(() => recognised(config, [], { unknown: 'refuse' })).toThrow(`huggingFaceWeights: config.json: ${message}`);
  });

  it('has positions that the embedding of positions has', () => {
    const found = recognised(gpt2, ['transformer.wte.weight'], { positions: 6 });
    expect(found?.description.inputs).toEqual({ positions: 6, vocabulary: 7 });
    expect(() => huggingFaceWeights({ positions: 0 })).toThrow(
      'huggingFaceWeights: positions must be an integer of at least 1',
    );
  });

  it('turns within the positions of training as without scaling, where it is dynamic', () => {
    const rotaryOf = (rope: object, positions: number) => {
      const layers = recognised({ ...llama, rope_parameters: rope }, [], { positions })?.description.layers ?? [];
      const [, block] = layers as unknown as { layers: { rotary?: object }[] }[];
      return block.layers[1].rotary;
    };
    expect(rotaryOf({ rope_type: 'dynamic', factor: 2, rope_theta: 100 }, 5)).toEqual({ base: 100 });
    expect(rotaryOf({ rope_type: 'default', rope_theta: 50 }, 50)).toEqual({ base: 50 });
  });
});

describe('the files of sentence-transformers', () => {
  const types = (...names: string[]) => names.map((type) => ({ type: `sentence_transformers.models.${type}` }));
  const ofBert = (modules: unknown, pooling: unknown) =>
    huggingFaceWeights().recognise(new Map(), {
      format: 'safetensors',
      texts: new Map(),
      config: { model_type: 'bert', ...tiny },
      sentence: { modules, pooling },
    })?.description.layers;
  const mean = { pooling_mode_mean_tokens: true, pooling_mode_cls_token: false };

  it('make one vector of a sentence, of length 1 where a Normalize follows', () => {
    expect(ofBert(types('Transformer', 'Pooling', 'Normalize'), mean)?.slice(-3)).toEqual([
      { kind: 'meanOverPositions' },
      { kind: 'rmsNorm', epsilon: 1e-24 },
      { kind: 'scale', factor: 1 / Math.sqrt(8) },
    ]);
    const last = ofBert(types('Transformer', 'Pooling'), { pooling_mode_lasttoken: true });
    expect(last?.at(-1)).toEqual({ kind: 'lastPosition' });
  });

  it('are refused where they ask for what no layer does', () => {
    expect(() => ofBert(types('Transformer', 'Pooling'), { pooling_mode_cls_token: true })).toThrow(
      'must have one of pooling_mode_mean_tokens, pooling_mode_lasttoken true, and no other mode, got "pooling_mode_cls_token"',
    );
    expect(() => ofBert(types('Transformer', 'Pooling'), undefined)).toThrow('got "none"');
    expect(() => ofBert(types('Transformer', 'Pooling', 'Dense'), mean)).toThrow(
      'modules.json: [2].type must be Transformer, Pooling or Normalize, got "Dense"',
    );
    expect(() => ofBert({}, mean)).toThrow('modules.json must be a list of modules');
  });
});
