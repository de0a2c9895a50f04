import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { EntkError, MisuseError, ndArray } from '@entk/core';
import * as tf from '@tensorflow/tfjs-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { adam, crossEntropy, initialiseBackend, networkFromDescription, predict, train } from '../../src/index.js';
import { requireBackend } from '../../src/tensor/index.js';

const network = networkFromDescription({
  inputs: { size: 1 },
  layers: [{ kind: 'dense', weight: 'W' }],
  parameters: { W: [1, 1] },
});
const parameters = new Map([['W', ndArray([1, 1])]]);
const examples = { inputs: ndArray([1, 1]), targets: ndArray([1, 1]) };

describe('before initialiseBackend', () => {
  it('every call that computes names what is missing', async () => {
    expect(tf.getBackend()).not.toBe('wasm');
    expect(() => requireBackend('someCall')).toThrow(
      new EntkError('someCall: the backend must be ready; await initialiseBackend() first'),
    );
    expect(() => predict(network, parameters, examples.inputs)).toThrow('predict: the backend must be ready');
    await expect(
      train(network, parameters, { train: examples }, { loss: crossEntropy(), optimiser: adam(), epochs: 1 }),
    ).rejects.toThrow('train: the backend must be ready');
  });
});

describe('initialiseBackend with a wrong address', () => {
  const folder = mkdtempSync(join(tmpdir(), 'entk-backend-'));
  const page = join(folder, 'page.wasm');
  writeFileSync(page, '<!doctype html><title>Not found</title>');
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  afterAll(() => {
    rmSync(folder, { recursive: true });
    warn.mockRestore();
    complain.mockRestore();
  });

  it('says where the file is looked for without an address', async () => {
    const instantiate = vi.spyOn(WebAssembly, 'instantiate').mockRejectedValueOnce(new Error('no file'));
    await expect(initialiseBackend()).rejects.toThrow(
      'initialiseBackend: tfjs-backend-wasm-simd.wasm must be beside the script of @tensorflow/tfjs-backend-wasm',
    );
    instantiate.mockRestore();
    expect(() => requireBackend('someCall')).toThrow('someCall: the backend must be ready');
  });

  it.each([
    ['a file that is missing', join(folder, 'missing.wasm'), /nothing to be read \(ENOENT.*missing\.wasm/],
    ['a folder that holds none', `${folder}/`, /nothing to be read .* at .*\/tfjs-backend-wasm-simd\.wasm/],
    ['an HTML page', page, /an HTML page, not WebAssembly, at .*page\.wasm/],
  ])('names it, and leaves nothing behind: %s', async (_, wasmPaths, message) => {
    const failed = initialiseBackend({ wasmPaths });
    expect(() => requireBackend('someCall')).toThrow('someCall: the backend must be ready');
    await expect(failed).rejects.toThrow(MisuseError);
    await expect(failed).rejects.toThrow(message);
    await expect(failed).rejects.toThrow('initialiseBackend: wasmPaths must lead to tfjs-backend-wasm-simd.wasm');
    expect(() => requireBackend('someCall')).toThrow('someCall: the backend must be ready');
    expect(() => predict(network, parameters, examples.inputs)).toThrow('predict: the backend must be ready');
  });

  it('takes the right one afterwards, of two calls at once too', async () => {
    const wrong = initialiseBackend({ wasmPaths: page });
    const right = initialiseBackend({
      wasmPaths: `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`,
    });
    await expect(wrong).rejects.toThrow('an HTML page');
    await right;
    expect(predict(network, parameters, examples.inputs).shape).toEqual([1, 1]);
  });
});

describe('initialiseBackend', () => {
  afterAll(() => initialiseBackend());

  it('makes WASM with SIMD and one thread ready, and may be called again', async () => {
    await initialiseBackend();
    await initialiseBackend();
    expect(tf.getBackend()).toBe('wasm');
    expect(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT')).toBe(true);
    expect(tf.env().get('WASM_HAS_MULTITHREAD_SUPPORT')).toBe(false);
    expect(() => requireBackend('someCall')).not.toThrow();
  });
});
