// Tests no single file: kernels of whole networks, from the layers to the collapse, against another implementation.
import { DenseMatrix, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian, selectParameters } from '@entk/jacobians';
import { initialiseBackend, networkFromDescription, predict } from '@entk/models';
import type { NetworkDescription } from '@entk/testing';
import { expect } from '@entk/testing/matchers';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, it } from 'vitest';
import { empiricalNtk } from '../src/index.js';
import { goldKernel } from './tolerances.js';

interface GoldNetwork {
  readonly name: string;
  readonly description: NetworkDescription;
  readonly weights: Readonly<Record<string, number[]>>;
  readonly inputs: { readonly shape: number[]; readonly values: number[] };
  readonly expected: {
    readonly outputs: number[];
    readonly classMean: number[];
    readonly flattened: number[];
    readonly classMeanOf: Readonly<Record<string, number[]>>;
  };
}

const networks = ['network-kernels', 'convolution-kernels'].flatMap((name) => {
  const text = readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8');
  return (JSON.parse(text) as { networks: GoldNetwork[] }).networks;
});

const collapses = {
  classMean: { kind: 'classMean' },
  flattened: { kind: 'flattened', rowOrder: 'exampleMajor' },
} as const;

beforeAll(() => initialiseBackend());

describe('kernels that torch.func computed in float64', () => {
  for (const gold of networks) {
    describe(`${gold.name}:`, () => {
      it('outputs', () => {
        const { network, parameters, inputs } = setUp(gold);
        const outputs = predict(network, parameters, inputs);
        expect(Array.from(outputs.data)).toBeCloseToArray(gold.expected.outputs, { relativeToMax: goldKernel });
      });

      it('class mean and flattened', () => {
        const jacobian = jacobianOf(gold);
        const { classMean, flattened } = gold.expected;
        const [mean, all] = (['classMean', 'flattened'] as const).map(
          (kind) => empiricalNtk(jacobian, collapses[kind]).matrix,
        );
        expect(mean).toBeCloseToArray(matrixOf(classMean), { relativeToMax: goldKernel });
        expect(all).toBeCloseToArray(matrixOf(flattened), { relativeToMax: goldKernel });
        expect(mean).toBeSymmetric();
        expect(all).toBeSymmetric();
      });

      it('of every parameter', () => {
        const jacobian = jacobianOf(gold);
        for (const [name, expected] of Object.entries(gold.expected.classMeanOf)) {
          const { matrix } = empiricalNtk(selectParameters(jacobian, [name]), collapses.classMean);
          expect(matrix).toBeCloseToArray(matrixOf(expected), { relativeToMax: goldKernel });
        }
      });
    });
  }
});

function setUp({ description, weights, inputs: { shape, values } }: GoldNetwork) {
  const parameters = new Map(
    Object.entries(weights).map(([name, data]) => [
      name,
      ndArray(description.parameters[name], Float32Array.from(data)),
    ]),
  );
  const inputs = ndArray(shape, description.inputs.vocabulary ? Int32Array.from(values) : Float32Array.from(values));
  return { network: networkFromDescription(description), parameters, inputs };
}

function jacobianOf(gold: GoldNetwork): FactoredJacobian {
  const { network, parameters, inputs } = setUp(gold);
  return factoredJacobian(network, parameters, inputs);
}

function matrixOf(values: readonly number[]): DenseMatrix {
  const size = Math.sqrt(values.length);
  return new DenseMatrix(size, size, Float64Array.from(values));
}
