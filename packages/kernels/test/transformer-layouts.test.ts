// Tests no single file: checkpoints of TransformerLens and nanoGPT with the numbers of models of Transformers, against PyTorch in float64.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ndArray, type NdArray } from '@entk/core';
import { type FoundTensor, type FoundWeights, openWeights, readNpy } from '@entk/formats';
import { factoredJacobian } from '@entk/jacobians';
import { initialiseBackend, predict, readingLast } from '@entk/models';
import { nanoGptWeights, networkFromWeights, type Recogniser, transformerLensWeights } from '@entk/models/import';
import { transformerCases } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { kernelSpectrum } from '../src/index.js';
import { transformerOfLargest } from './tolerances.js';

beforeAll(() => initialiseBackend());

type Arrays = Map<string, NdArray>;
type Entry = (...place: number[]) => number;

async function caseOf(name: string) {
  const reference = transformerCases().find((one) => one.name === name);
  if (!reference) throw new Error(`there is no case ${name}`);
  const bytes = (file: string) => Uint8Array.from(readFileSync(join(reference.folder, file)));
  const { shape, data } = readNpy(bytes('tokens.npy'));
  const { tensors } = await openWeights(bytes('model.safetensors'));
  const { logits } = JSON.parse(readFileSync(join(reference.folder, 'expected.json'), 'utf8')) as {
    logits?: number[][];
  };
  const config = JSON.parse(readFileSync(join(reference.folder, 'config.json'), 'utf8')) as Record<string, never>;
  return { ...reference, tensors, logits, config, tokens: ndArray(shape, Int32Array.from(data as Int32Array, Number)) };
}

/** An array filled entry by entry. */
function filled(shape: number[], entry: Entry): NdArray {
  const array = ndArray(shape);
  array.data.forEach((_, index) => {
    const place: number[] = [];
    let rest = index;
    for (const extent of shape.toReversed()) {
      place.unshift(rest % extent);
      rest = Math.floor(rest / extent);
    }
    array.data[index] = entry(...place);
  });
  return array;
}

function foundIn(arrays: Arrays, more: Partial<FoundWeights['metadata']> = {}): FoundWeights {
  const tensors = Array.from(arrays, ([name, array]): [string, FoundTensor] => [name, { ...array, dtype: 'F32' }]);
  return { tensors: new Map(tensors), metadata: { format: 'safetensors', texts: new Map(), ...more } };
}

/** GPT-2's names as TransformerLens has them; norms weights of their own, or folded into what comes after. */
function lensOfGpt2(tensors: ReadonlyMap<string, FoundTensor>, heads: number, folded: boolean): Arrays {
  const at = (name: string) => tensors.get(`transformer.${name}`) as FoundTensor & NdArray;
  const [V, D] = at('wte.weight').shape;
  const d = D / heads;
  const lens: Arrays = new Map();
  const value = (name: string, ...place: number[]) =>
    at(name).data[place.length === 1 ? place[0] : place[0] * at(name).shape[1] + place[1]];
  /** Rows i of a matrix that reads a norm: W′ = diag(gain) W, and Σ_i bias_i W_i beside the bias. */
  const through = (norm: string, rows: number, weight: (i: number, o: number) => number) => ({
    weight: (i: number, o: number) => (folded ? value(`${norm}.weight`, i) : 1) * weight(i, o),
    shift: (o: number) => {
      if (!folded) return 0;
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += value(`${norm}.bias`, i) * weight(i, o);
      return sum;
    },
  });
  lens.set('embed.W_E', at('wte.weight'));
  lens.set('pos_embed.W_pos', at('wpe.weight'));
  const norm = (name: string, from: string) => {
    if (folded) return;
    lens.set(`${name}.w`, at(`${from}.weight`));
    lens.set(`${name}.b`, at(`${from}.bias`));
  };
  for (let block = 0; tensors.has(`transformer.h.${block}.ln_1.weight`); block++) {
    const [from, to] = [`h.${block}`, `blocks.${block}`];
    norm(`${to}.ln1`, `${from}.ln_1`);
    norm(`${to}.ln2`, `${from}.ln_2`);
    ['Q', 'K', 'V'].forEach((stream, s) => {
      const of = through(`${from}.ln_1`, D, (i, o) => value(`${from}.attn.c_attn.weight`, i, s * D + o));
      lens.set(
        `${to}.attn.W_${stream}`,
        filled([heads, D, d], (h, i, k) => of.weight(i, h * d + k)),
      );
      lens.set(
        `${to}.attn.b_${stream}`,
        filled([heads, d], (h, k) => value(`${from}.attn.c_attn.bias`, s * D + h * d + k) + of.shift(h * d + k)),
      );
    });
    lens.set(
      `${to}.attn.W_O`,
      filled([heads, d, D], (h, k, o) => value(`${from}.attn.c_proj.weight`, h * d + k, o)),
    );
    lens.set(`${to}.attn.b_O`, at(`${from}.attn.c_proj.bias`));
    lens.set(`${to}.attn.mask`, ndArray([2, 2]));
    const M = at(`${from}.mlp.c_fc.weight`).shape[1];
    const into = through(`${from}.ln_2`, D, (i, o) => value(`${from}.mlp.c_fc.weight`, i, o));
    lens.set(`${to}.mlp.W_in`, filled([D, M], into.weight));
    lens.set(
      `${to}.mlp.b_in`,
      filled([M], (o) => value(`${from}.mlp.c_fc.bias`, o) + into.shift(o)),
    );
    lens.set(`${to}.mlp.W_out`, at(`${from}.mlp.c_proj.weight`));
    lens.set(`${to}.mlp.b_out`, at(`${from}.mlp.c_proj.bias`));
  }
  norm('ln_final', 'ln_f');
  const head = tensors.get('lm_head.weight') as (FoundTensor & NdArray) | undefined;
  const out = through('ln_f', D, (i, o) => (head ?? at('wte.weight')).data[o * D + i]);
  lens.set('unembed.W_U', filled([D, V], out.weight));
  lens.set(
    'unembed.b_U',
    filled([V], (o) => out.shift(o)),
  );
  return lens;
}

async function expectLogits(
  found: FoundWeights,
  recogniser: Recogniser,
  tokens: NdArray<Int32Array>,
  logits: number[][],
) {
  const { network, parameters } = networkFromWeights(found, [recogniser]);
  const last = readingLast(network);
  const given = predict(last, parameters, tokens);
  logits.forEach((row, n) => {
    const own = Array.from(given.data.subarray(n * row.length, (n + 1) * row.length));
    expect(own).toBeCloseToArray(row, { relativeToMax: 1e-5 });
  });
  return { last, parameters };
}

describe('a checkpoint of TransformerLens', () => {
  for (const folded of [false, true]) {
    it(`with attention, ${folded ? 'folded' : 'its norms as they are'}, gives PyTorch’s logits of GPT-2`, async () => {
      const { tensors, tokens, logits, config } = await caseOf('gpt2-untied');
      // Its blocks divide scores by their number, which TransformerLens does for Mistral's GPT-2 in the weights of K.
      const arrays = lensOfGpt2(tensors, Number(config.n_head), folded);
      for (const name of ['W_K', 'b_K']) {
        const array = arrays.get(`blocks.1.attn.${name}`) as NdArray;
        arrays.set(`blocks.1.attn.${name}`, { ...array, data: array.data.map((entry) => entry / 2) });
      }
      const options = folded ? ({ normalization: 'LNPre' } as const) : {};
      const lens = transformerLensWeights({ ...options, positions: tokens.shape[1] });
      await expectLogits(foundIn(arrays), lens, tokens, logits as number[][]);
      const { assumptions } = lens.recognise(foundIn(arrays).tensors, foundIn(arrays).metadata) ?? {};
      expect(assumptions).toEqual(['activation gelu']);
    });
  }

  it('has the kernel of the model that it was made of, which is of the same numbers', async () => {
    const { tensors, tokens, classMean, config } = await caseOf('gpt2-s1');
    const arrays = lensOfGpt2(tensors, Number(config.n_head), false);
    // Tied in the model, and two parameters there: without them the kernels are of the same parameters.
    const lens = transformerLensWeights({ activation: 'gelu_new', positions: tokens.shape[1] });
    const { network, parameters } = networkFromWeights(foundIn(arrays), [lens]);
    const names = [...network.parameterShapes.keys()].filter((name) => name.startsWith('blocks.'));
    const jacobian = factoredJacobian(readingLast(network), parameters, tokens, { parameters: names });
    const spectrum = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count: 1, vectors: false });
    const { parameters: ofParameters } = await caseOf('gpt2-s1');
    const traces = Object.entries(ofParameters).filter(([name]) => name.includes('.h.'));
    const trace = traces.reduce((sum, [, one]) => sum + one.trace, 0);
    expect((spectrum.trace as number) / trace).toBeCloseTo(1, 5);
    expect(spectrum.values[0]).toBeLessThan(classMean.eigenvalues[0]);
  });

  it('with rotary buffers and a configuration gives PyTorch’s logits of GPT-NeoX, and its kernel', async () => {
    const { tensors, tokens, logits, classMean } = await caseOf('gpt_neox');
    const at = (name: string) => tensors.get(name) as FoundTensor & NdArray;
    const [V, D] = at('gpt_neox.embed_in.weight').shape;
    const [H, d] = [4, D / 4];
    const arrays: Arrays = new Map([['embed.W_E', at('gpt_neox.embed_in.weight')]]);
    const turned = ({ shape: [rows, columns], data }: NdArray) =>
      filled([columns, rows], (i, o) => data[o * columns + i]);
    const norm = (to: string, from: string) => {
      arrays.set(`${to}.w`, at(`${from}.weight`));
      arrays.set(`${to}.b`, at(`${from}.bias`));
    };
    for (const block of [0, 1]) {
      const [from, to] = [`gpt_neox.layers.${block}`, `blocks.${block}`];
      norm(`${to}.ln1`, `${from}.input_layernorm`);
      norm(`${to}.ln2`, `${from}.post_attention_layernorm`);
      const [weight, bias] = ['weight', 'bias'].map((name) => at(`${from}.attention.query_key_value.${name}`).data);
      ['Q', 'K', 'V'].forEach((stream, s) => {
        const row = (h: number, k: number) => (h * 3 + s) * d + k;
        arrays.set(
          `${to}.attn.W_${stream}`,
          filled([H, D, d], (h, i, k) => weight[row(h, k) * D + i]),
        );
        arrays.set(
          `${to}.attn.b_${stream}`,
          filled([H, d], (h, k) => bias[row(h, k)]),
        );
      });
      const dense = at(`${from}.attention.dense.weight`).data;
      arrays.set(
        `${to}.attn.W_O`,
        filled([H, d, D], (h, k, o) => dense[o * D + h * d + k]),
      );
      arrays.set(`${to}.attn.b_O`, at(`${from}.attention.dense.bias`));
      // A quarter of 8 numbers turn, by one radian a position.
      for (const [name, wave] of [
        ['sin', Math.sin],
        ['cos', Math.cos],
      ] as const) {
        arrays.set(
          `${to}.attn.rotary_${name}`,
          filled([32, 2], (t) => wave(t)),
        );
      }
      arrays.set(`${to}.mlp.W_in`, turned(at(`${from}.mlp.dense_h_to_4h.weight`)));
      arrays.set(`${to}.mlp.b_in`, at(`${from}.mlp.dense_h_to_4h.bias`));
      arrays.set(`${to}.mlp.W_out`, turned(at(`${from}.mlp.dense_4h_to_h.weight`)));
      arrays.set(`${to}.mlp.b_out`, at(`${from}.mlp.dense_4h_to_h.bias`));
    }
    norm('ln_final', 'gpt_neox.final_layer_norm');
    arrays.set('unembed.W_U', turned(at('embed_out.weight')));
    const config = {
      d_model: D,
      n_heads: H,
      n_ctx: 32,
      act_fn: 'gelu',
      normalization_type: 'LN',
      parallel_attn_mlp: true,
      eps: 1e-5,
    };
    const found = foundIn(arrays, { config });
    const lens = transformerLensWeights({ positions: tokens.shape[1] });
    const { last, parameters } = await expectLogits(found, lens, tokens, logits as number[][]);
    expect(last.outputSize).toBe(V);
    const jacobian = factoredJacobian(last, parameters, tokens);
    const count = classMean.eigenvalues.length;
    const { values } = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count, vectors: false });
    const largest = classMean.eigenvalues[0];
    expect(Array.from(values)).toBeCloseToArray(classMean.eigenvalues, { absolute: transformerOfLargest * largest });
  });
});

describe('a checkpoint of nanoGPT', () => {
  it('gives PyTorch’s kernel of the GPT-2 that it is, with n_head from model_args', async () => {
    const { tensors, tokens, classMean, config } = await caseOf('gpt2-s1');
    const turned = (array: FoundTensor & NdArray): NdArray => {
      const [rows, columns] = array.shape;
      return filled([columns, rows], (o, i) => array.data[i * columns + o]);
    };
    const isTurned = (name: string) => /\.(c_attn|c_proj|c_fc)\.weight$/.test(name);
    const arrays: Arrays = new Map(
      Array.from(tensors, ([name, tensor]) => {
        const array = tensor as FoundTensor & NdArray;
        return [name, isTurned(name) ? turned(array) : array];
      }),
    );
    arrays.set('lm_head.weight', arrays.get('transformer.wte.weight') as NdArray);
    const settings = new Map([['model_args', new Map([['n_head', Number(config.n_head)]])]]);
    const found = foundIn(arrays, { settings });
    const nano = nanoGptWeights({ activation: 'gelu_new', positions: tokens.shape[1] });
    const { network, parameters } = networkFromWeights(found, [nano]);
    const jacobian = factoredJacobian(readingLast(network), parameters, tokens);
    const count = classMean.eigenvalues.length;
    const { values } = await kernelSpectrum(jacobian, { kind: 'classMean' }, { count, vectors: false });
    const largest = classMean.eigenvalues[0];
    expect(Array.from(values)).toBeCloseToArray(classMean.eigenvalues, { absolute: transformerOfLargest * largest });
    expect(() => networkFromWeights(foundIn(arrays), [nano])).toThrow('model_args.n_head must be a number of heads');
  });
});
