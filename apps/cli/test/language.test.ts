// Tests every file of its folder: they are the steps of one command, run on a small model and a text.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, DenseMatrix, ndArray } from '@entk/core';
import { gram } from '@entk/linalg';
import { initialiseBackend } from '@entk/models';
import { readNpz, writeNpy } from '@entk/formats';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { nextWordLabels } from '../src/language/label-families.js';
import { placeOf } from '../src/language/language-plan.js';
import { leadingComponents } from '../src/language/leading-components.js';
import { NextTokenProbabilities } from '../src/language/next-token-probabilities.js';
import { planLanguage } from '../src/language/plan-language.js';
import { builtEntk } from './built-entk.js';
import { modelAndText } from './model-and-text.js';

beforeAll(() => initialiseBackend());

interface LanguageJson {
  readonly settings: Record<string, unknown>;
  readonly loss: number;
  readonly labels: readonly { readonly name: string }[];
  readonly weights: readonly {
    readonly name: string;
    readonly trace: number;
    readonly centredTrace: number;
    readonly eigenvalues: number[];
    readonly own?: { readonly share: number; readonly cosine: number };
    readonly scores: Record<string, { readonly plain?: object }[]>;
  }[];
}

describe('entk analyze --model FOLDER --text FILE', () => {
  it('writes a report with spectra, scores beside baselines, and coloured texts', async () => {
    const { model, text, folder } = modelAndText();
    const out = join(folder, 'out');
    const call = ['analyze', '--model', model, '--text', text, '--context', '10', '--contexts', '24', '--skip', '2'];
    const { code, stderr, stdout } = await builtEntk(...call, '--out', out);
    expect([code, stderr.split('\n').filter((line) => /entk/.test(line))]).toEqual([0, []]);
    expect(stdout).toContain('What single vectors tell: part of speech of the next word');
    const json = JSON.parse(readFileSync(join(out, 'analysis.json'), 'utf8')) as LanguageJson;
    expect(json.settings).toMatchObject({ contexts: 24, 'beginning of text': 'yes', rows: 192 });
    expect(json.weights.length).toBeGreaterThanOrEqual(14);
    for (const { centredTrace, eigenvalues, trace, own } of json.weights) {
      expect(centredTrace).toBeLessThanOrEqual(trace * (1 + 1e-12));
      expect(eigenvalues.reduce((sum, value) => sum + value, 0)).toBeLessThanOrEqual(centredTrace * (1 + 1e-9));
      expect(own?.cosine).toBeLessThanOrEqual(1 + 1e-6);
    }
    // Queries of the last block, and what comes after them, do not depend on the past's keys and values.
    const exact = json.weights.filter(({ name }) => /layers\.1\.(self_attn\.[qo]_proj|mlp)/.test(name));
    for (const { own } of exact) expect(own?.share).toBeCloseTo(1, 5);
    expect(Object.keys(json.weights[0].scores)).toEqual(['eNTK', 'PCA of a', 'PCA of δ', 'PCA of the residual']);
    for (const [first] of Object.values(json.weights[0].scores)) expect(first.plain).toBeDefined();
    const page = readFileSync(join(out, 'report.html'), 'utf8');
    expect(page).toContain('<div class="passage">');
    expect(page).toContain('color-mix(in srgb, var(--warm)');
    const { name, eigenvalues } = json.weights[3];
    const arrays = readNpz(readFileSync(join(out, 'arrays', 'language.npz')));
    expect(Array.from(arrays.get(`eigenvalues ${name}`)?.data as Float64Array)).toEqual(eigenvalues);
    expect(arrays.get(`eigenvectors ${name}`)?.shape).toEqual([192, 25]);
  }, 120_000);

  it('reads a logit, a difference, log-probabilities and given read-outs, spectra alone', async () => {
    const { model, text, folder } = modelAndText(20);
    const own = join(folder, 'U.npy');
    writeFileSync(own, writeNpy(ndArray([1, 61], new Float64Array(61).fill(0.5))));
    const call = ['analyze', '--model', model, '--text', text, '--context', '8', '--contexts', '3', '--json'];
    for (const [said, shown] of [
      [['logit', 'cat'], 'logit of "cat"'],
      [['difference', 'cat', 'dog'], 'logit of "cat" less that of "dog"'],
      [['log-probability'], 'log-probability of the token that comes next'],
      [[own], 'read-outs of '],
    ] as const) {
      const { code, stdout } = await builtEntk(...call, '--skip', '0', '--spectra-only', '--read-out', ...said);
      expect(code).toBe(0);
      const { settings, labels } = JSON.parse(stdout) as LanguageJson;
      expect(settings['read-out']).toContain(shown);
      expect(labels).toEqual([]);
    }
  }, 120_000);

  it.each([
    ['a text that is too short', ['--context', '500'], 'the text must have 499 tokens for a context of 500, got 100'],
    ['contexts that it does not have', ['--contexts', '90'], 'the text must have 2070 tokens for 90 contexts of 24'],
    ['an invalid read-out', ['--read-out', 'loss'], '--read-out must be one of log-probability,'],
    ['a text of several tokens', ['--read-out', 'logit', 'the cat'], '--read-out takes texts that are one token'],
    ['positions beyond a context', ['--skip', '24'], 'skip must be an integer in 0..23, got 24'],
    [
      'a collapse of single kernels',
      ['--collapse', 'trace'],
      '--text takes --collapse flattened, or none, got "trace"',
    ],
    ['a budget that is too small', ['--memory', '0.01'], 'the memory budget of 10 kB must hold what the layers take'],
  ])(
    'refuses %s in one line, and writes nothing',
    async (_, extra, message) => {
      const { model, text, folder } = modelAndText(20);
      const call = ['analyze', '--model', model, '--text', text, '--out', join(folder, 'out'), '--spectra-only'];
      const context = extra.includes('--context') ? [] : ['--context', '24'];
      const { code, stderr } = await builtEntk(...call, ...context, ...extra);
      expect(stderr.trim().split('\n').at(-1)).toContain(message);
      expect([2, 75]).toContain(code);
    },
    60_000,
  );

  it('refuses a model without a tokeniser, and a tokeniser of more tokens than the model has', async () => {
    const { model, text } = modelAndText(20);
    const choices = { model, text, seed: 0 };
    const large = Object.fromEntries(Array.from({ length: 99 }, (_, id) => [`w${id}`, id]));
    writeFileSync(join(model, 'tokenizer.json'), JSON.stringify({ model: { type: 'WordLevel', vocab: large } }));
    await expect(planLanguage(choices)).rejects.toThrow(
      'the tokeniser must have at most the 61 tokens of the model, got 99',
    );
    writeFileSync(join(model, 'tokenizer.json'), '{}');
    await expect(planLanguage(choices)).rejects.toThrow('tokenizer.json must have a "model"');
    const { code, stderr } = await builtEntk('analyze', '--text', text);
    expect([code, stderr]).toEqual([2, expect.stringContaining('--text needs --model')]);
  });
});

describe('the pieces of the analysis', () => {
  it('takes leading components from either Gram matrix', async () => {
    const tall = new DenseMatrix(12, 5, createRandom(1).normals(60));
    const wide = new DenseMatrix(5, 12, createRandom(1).normals(60));
    for (const matrix of [tall, wide]) {
      const components = await leadingComponents(matrix, 3);
      expect(gram(components.transpose()).data).toBeCloseToArray([1, 0, 0, 0, 1, 0, 0, 0, 1], { absolute: 1e-12 });
      // Less their mean, every component sums to zero.
      for (let i = 0; i < 3; i++) {
        expect(
          Math.abs(Array.from({ length: components.rows }, (_, n) => components.get(n, i)).reduce((s, v) => s + v, 0)),
        ).toBeLessThan(1e-12);
      }
    }
  });

  it('keeps the most likely tokens, and the loss of those that came', () => {
    const next = new NextTokenProbabilities();
    next.add(ndArray([2, 3], Float32Array.of(Math.log(8), Math.log(1), Math.log(1), 0, 0, 0)), [0, -1]);
    expect(next.loss).toBeCloseTo(-Math.log(0.8), 6);
    const { data } = next.table([0, 1]);
    expect(data).toBeCloseToArray([0.8, 0.1, 0.1, 1 / 3, 1 / 3, 1 / 3], { absolute: 1e-6 });
  });

  it('labels a row by the word that its next token begins', () => {
    const contexts = {
      text: 'an old cat',
      tokens: ndArray([1, 3], Int32Array.of(0, 1, 2)),
      next: ndArray([1, 3], Int32Array.of(1, 2, -1)),
      starts: Int32Array.of(0, 2, 6),
      ends: Int32Array.of(2, 6, 10),
      beginning: false,
    };
    const tagged = [
      { start: 0, end: 2, tag: 'DET' },
      { start: 3, end: 6, tag: 'ADJ' },
      { start: 7, end: 10, tag: 'NOUN' },
    ];
    const rows = { contexts, positions: [0, 1, 2], textOf: String };
    const { labels, labelOf } = nextWordLabels('tags', rows, tagged);
    expect(Array.from(labelOf, (label) => labels[label])).toEqual(['ADJ', 'NOUN', undefined]);
  });

  it('finds the block in a name', () => {
    expect(placeOf('model.layers.14.mlp.down_proj.weight')).toEqual({ block: 14, kind: 'mlp.down_proj' });
    expect(placeOf('lm_head.weight')).toEqual({ kind: 'lm_head' });
  });
});
