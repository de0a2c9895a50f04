// Tests every file of its folder: they are the steps of one command, run on small models.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, DenseMatrix, type NdArray } from '@entk/core';
import { readNpy } from '@entk/formats';
import { initialiseBackend } from '@entk/models';
import { type TransformerCase, transformerCases } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { exampleScores } from '../../src/language/flattened/measure-flattened.js';
import type { FlattenedPlan } from '../../src/language/flattened/plan-flattened.js';
import { weightedSpectrum } from '../../src/language/flattened/weighted-kernel.js';
import { loadNetwork, requireNetwork } from '../../src/inputs/load-network.js';
import { builtEntk } from '../built-entk.js';
import { modelAndText } from '../model-and-text.js';

beforeAll(() => initialiseBackend());

const cases = transformerCases().flatMap(({ allLogits, ...one }) => (allLogits ? [{ ...one, allLogits }] : []));

/** The project's bar for transformers, of λ₁; PyTorch's own float32 errs by up to 1.5e-6. */
const bar = { relativeToMax: 1e-5 };

/** The plan of one parameter's kernel at the tokens of a reference model. */
async function planOf({ folder }: Pick<TransformerCase, 'folder'>, name: string, top: number): Promise<FlattenedPlan> {
  const tokens = readNpy(new Uint8Array(readFileSync(join(folder, 'tokens.npy')))) as NdArray<never>;
  const inputs = { shape: tokens.shape, data: Int32Array.from(tokens.data, Number) };
  const loaded = await loadNetwork('test', {
    weights: [join(folder, 'model.safetensors')],
    configured: true,
    positions: tokens.shape[1],
  });
  const { network, parameters } = requireNetwork('test', loaded).report;
  const from = network.layers.findIndex((layer) => layer.parameters.includes(name));
  return {
    network,
    parameters,
    contexts: { tokens: inputs },
    names: [name],
    from,
    weighting: 'unembedding',
    top,
    seed: 0,
  } as never;
}

describe('weightedSpectrum', () => {
  it('has the eigenvalues of the flattened kernel of all logits, by PyTorch in float64', async () => {
    expect(cases.map(({ name }) => name)).toEqual(['gemma3_text-s1', 'gpt2-s1', 'llama-s1']);
    for (const one of cases) {
      for (const [name, { eigenvalues }] of Object.entries(one.allLogits)) {
        const { spectrum, hidden } = await weightedSpectrum(await planOf(one, name, eigenvalues.length), {});
        expect(spectrum.values).toBeCloseToArray(eigenvalues, bar);
        expect(Math.max(...spectrum.residuals)).toBeLessThan(1e-6);
        expect(spectrum.vectors.rows).toBe(hidden.rows * hidden.columns);
      }
    }
  });
});

describe('exampleScores', () => {
  it('finds the one number an example that a vector of rank one is, and its share of another', async () => {
    const [D, N] = [5, 7];
    const random = createRandom(0);
    const unit = (count: number) => {
      const values = random.normals(count);
      const norm = Math.hypot(...values);
      return values.map((value) => value / norm);
    };
    const [u, w] = [unit(D), unit(N)];
    const rankOne = Float64Array.from({ length: D * N }, (_, i) => u[Math.floor(i / N)] * w[i % N]);
    const twice = Float64Array.from({ length: D * N }, (_, i) => (i === 0 || i === N + 1 ? Math.SQRT1_2 : 0));
    const vectors = DenseMatrix.generate(D * N, 2, (i, k) => [rankOne, twice][k][i]);
    const { scores, shares } = await exampleScores({ vectors } as never, N);
    const sign = Math.sign(w.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0));
    expect(scores.columnRange(0, 1).data).toBeCloseToArray(
      w.map((value) => sign * value),
      { absolute: 1e-12 },
    );
    expect(shares).toBeCloseToArray([1, Math.SQRT1_2], { absolute: 1e-12 });
  });
});

describe('entk analyze --text --collapse flattened', () => {
  const name = 'model.layers.1.mlp.down_proj.weight';

  it('gives vectors with residuals, and scores beside PCA of what is below and above', async () => {
    const { model, text, folder } = modelAndText();
    const call = [
      'analyze',
      '--model',
      model,
      '--text',
      text,
      '--context',
      '6',
      '--collapse',
      'flattened',
      '--top',
      '5',
    ];
    const { code, stdout } = await builtEntk(...call, '--json', '--parameters', 'model.layers.1.mlp.**');
    expect(code).toBe(0);
    const found = JSON.parse(stdout) as {
      readonly settings: Record<string, unknown>;
      readonly vectors: readonly { readonly value: number; readonly residual: number }[];
      readonly scores: Record<string, unknown>;
      readonly size: number;
    };
    expect(found.settings).toMatchObject({ weighting: 'unembedding', 'position read': 5 });
    expect(found.vectors).toHaveLength(5);
    expect(found.vectors.every(({ residual }) => residual < 1e-6)).toBe(true);
    expect(Object.keys(found.scores)).toEqual(['eNTK', 'PCA of the residual below', 'PCA of the hidden state']);
    const alone = await builtEntk(...call, '--weighting', 'none', '--parameters', name, '--out', join(folder, 'out'));
    expect(alone.code).toBe(0);
    expect(readFileSync(join(folder, 'out', 'report.html'), 'utf8')).toContain(name);
  });

  it('refuses in one line what does not go with it', async () => {
    const { model, text } = modelAndText();
    const call = ['analyze', '--model', model, '--text', text, '--context', '6', '--json'];
    const refusals: [string[], string][] = [
      [['--collapse', 'trace'], '--text takes --collapse flattened, or none, got "trace"'],
      [['--weighting', 'none'], '--weighting needs --collapse flattened'],
      [['--collapse', 'flattened', '--skip', '2'], '--skip and --collapse flattened exclude each other'],
      [
        ['--collapse', 'flattened', '--parameters', 'model.embed_tokens.weight'],
        '--parameters must be read before the vocabulary',
      ],
    ];
    for (const [words, message] of refusals) {
      const { code, stderr } = await builtEntk(...call, ...words);
      expect([code, stderr.trim().split('\n').at(-1)]).toEqual([2, expect.stringContaining(message)]);
    }
  });
});
