// Also tests import/network-from-weights.ts, import/float32.ts: the networks that recognisers find are placed there.
import { FileFormatError, ndArray } from '@entk/core';
import { describe, expect, it } from 'vitest';
import {
  networkFromWeights,
  recogniseNetwork,
  type Recogniser,
  requireRecognised,
  superpositionWeights,
} from '../../../src/import/index.js';
import { found } from './found.js';

const toy = () =>
  found([
    ['W', ndArray([2, 5])],
    ['b', ndArray([5])],
  ]);
const lens = () =>
  found([
    ['blocks.0.mlp.W_in', ndArray([4, 8])],
    ['blocks.0.mlp.W_out', ndArray([8, 4])],
  ]);

describe('recogniseNetwork', () => {
  it('tries names of TransformerLens and topologies unasked, and names as plain as W and b when asked', () => {
    expect(recogniseNetwork(lens())?.source).toBe('TransformerLens names');
    const layers = [{ class_name: 'Dense', config: { name: 'd', use_bias: false, batch_input_shape: [null, 4] } }];
    const topology = { class_name: 'Sequential', config: { layers } };
    expect(recogniseNetwork(found([['d/kernel', ndArray([4, 3])]], { topology }))?.source).toBe('tfjs layers model');
    expect(recogniseNetwork(toy())).toBeUndefined();
    expect(recogniseNetwork(toy(), [superpositionWeights()])?.source).toBe('weights of a toy model of superposition');
  });

  it('takes the first that knows the file, and one of somebody else', () => {
    const named = (name: string): Recogniser => ({
      name,
      expects: '"run"',
      recognise: (_, { texts }) =>
        texts.get('run') === 'mine'
          ? {
              description: { inputs: { size: 2 }, layers: [{ kind: 'dense', weight: 'W' }] },
              mapping: { parameters: { W: { tensor: 'V', transpose: true } } },
              assumptions: [],
              unsupported: new Map(),
            }
          : undefined,
    });
    const file = found([['V', ndArray([2, 3])]], { texts: new Map([['run', 'mine']]) });
    const one = networkFromWeights(file, [superpositionWeights(), named('first'), named('second')]);
    expect(one.source).toBe('first');
    expect(one.network.outputSize).toBe(3);
  });
});

describe('requireRecognised', () => {
  it('says what each recogniser looks for, and a few of the names that there are', () => {
    const file = found(Array.from({ length: 9 }, (_, index) => [`w${index}`, ndArray([1])] as const));
    expect(() => requireRecognised('load', file)).toThrow(FileFormatError);
    expect(() => requireRecognised('load', file)).toThrow(
      'load: the file must hold the topology of a TensorFlow.js layers model, or the names of TransformerLens, ' +
        '"blocks.0.mlp.W_in" and others, or a config.json beside it with a model_type: gpt2, gpt_neox, llama, mistral, qwen2, qwen3, gemma3_text, bert, or a GGUF file with general.architecture llama, qwen2, qwen3, gemma3, or "transformer.wte.weight" [V, D], "transformer.h.0.attn.c_attn.weight" [3D, D] and others of nanoGPT (it holds "w0", "w1", "w2", "w3" and 5 more)',
    );
    expect(() => requireRecognised('load', found([]), [superpositionWeights()])).toThrow(/got "no tensors"$/);
    expect(requireRecognised('load', lens()).source).toBe('TransformerLens names');
  });
});

describe('networkFromWeights', () => {
  it('names all that keeps the file from being the network', () => {
    const more = found([
      ...lens().tensors,
      ['blocks.0.attn.W_Q', ndArray([2, 4, 2])],
      ['blocks.0.mlp.b_in', ndArray([8], Int32Array.of(1, 2, 3, 4, 5, 6, 7, 8) as never)],
      ['step', ndArray([1])],
    ]);
    expect(() => networkFromWeights(more)).toThrow(FileFormatError);
    expect(() => networkFromWeights(more)).toThrow(
      /^networkFromWeights: the weights must be those of the network: tensor "blocks.0.mlp.b_in" must hold floating-point numbers to be a parameter, got Int32Array; tensor "blocks.0.attn.W_Q" \[2, 4, 2\] is left over: attention without W_Q, W_K, W_V and W_O of one shape has no layer here; tensor "step" \[1\] is left over$/,
    );
  });

  it('rounds float64 to float32, and refuses what is not finite there', () => {
    const of = (value: number) =>
      found([
        ['W', ndArray([1, 2], Float64Array.of(1, value))],
        ['b', ndArray([2])],
      ]);
    const { parameters } = networkFromWeights(of(1 + 2 ** -40), [superpositionWeights()]);
    expect(parameters.get('W')?.data).toEqual(Float32Array.of(1, 1));
    for (const value of [Number.NaN, 1e39]) {
      expect(() => networkFromWeights(of(value), [superpositionWeights()])).toThrow(
        `tensor "W" must be finite in float32, got ${value} (row 0, column 1 of [1, 2], counted from 0)`,
      );
    }
  });
});
