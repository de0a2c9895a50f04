// Tests no single file: kernels of whole transformers, against PyTorch in float64.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ndArray } from '@entk/core';
import { openWeights, readNpy } from '@entk/formats';
import { factoredJacobian, selectParameters } from '@entk/jacobians';
import { initialiseBackend, maskTokens, readingLast } from '@entk/models';
import { huggingFaceWeights, networkFromWeights } from '@entk/models/import';
import { type TransformerCase, transformerCases } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { beforeAll, describe, it } from 'vitest';
import { flattenedTrace, kernelSpectrum } from '../src/index.js';
import { transformerOfLargest } from './tolerances.js';

beforeAll(() => initialiseBackend());

async function loaded({ folder, mask }: TransformerCase) {
  const bytes = (name: string) => Uint8Array.from(readFileSync(join(folder, name)));
  const integers = (name: string) => {
    const { shape, data } = readNpy(bytes(name));
    return ndArray(shape, Int32Array.from(data as Int32Array, Number));
  };
  const all = integers('tokens.npy');
  const tokens = mask === undefined ? all : maskTokens(all, integers('attention_mask.npy'));
  const beside = (name: string) => (existsSync(join(folder, name)) ? bytes(name) : undefined);
  const found = await openWeights(bytes('model.safetensors'), beside);
  return { tokens, ...networkFromWeights(found, [huggingFaceWeights({ positions: all.shape[1] })]) };
}

describe('the kernel of a transformer at its last position', () => {
  for (const reference of transformerCases()) {
    const { name, classMean, meanOutput, perClass7, flattened, parameters: ofParameters } = reference;

    it(`is PyTorch’s for ${name}, in every collapse and by parameter`, async () => {
      const { network, parameters, tokens } = await loaded(reference);
      const last = readingLast(network);
      const jacobian = factoredJacobian(last, parameters, tokens);
      const close = (values: readonly number[]) => ({ absolute: transformerOfLargest * values[0] });
      const leading = async (collapse: Parameters<typeof kernelSpectrum>[1], values: readonly number[]) => {
        const some = collapse.kind === 'flattened' ? { readout: { outputs: flattened.outputs } } : undefined;
        const of = some ? factoredJacobian(last, parameters, tokens, some) : jacobian;
        const spectrum = await kernelSpectrum(of, collapse, { count: values.length, vectors: false });
        expect(Array.from(spectrum.values)).toBeCloseToArray(values, close(values));
      };
      await leading({ kind: 'classMean' }, classMean.eigenvalues);
      await leading({ kind: 'meanOutput' }, meanOutput);
      await leading({ kind: 'flattened', rowOrder: 'classMajor' }, flattened.eigenvalues);
      if (perClass7) await leading({ kind: 'perClass', output: 7 }, perClass7);

      const names = Object.keys(ofParameters);
      expect([...network.parameterShapes.keys()].toSorted()).toEqual(names.toSorted());
      const traces = names.map((one) => flattenedTrace(selectParameters(jacobian, [one])) / last.outputSize);
      names.forEach((one, index) => {
        const { trace, eigenvalues } = ofParameters[one];
        // A bias of all keys moves all scores of a query alike, and nothing after the softmax: its kernel is rounding.
        const nothing = transformerOfLargest ** 2 * classMean.eigenvalues[0];
        const most = Math.max(transformerOfLargest * eigenvalues[0], nothing);
        expect(Math.abs(traces[index] - trace), one).toBeLessThanOrEqual(most);
      });
    });
  }
});
