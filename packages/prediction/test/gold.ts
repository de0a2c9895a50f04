import { readFileSync } from 'node:fs';
import { type NdArray, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian } from '@entk/jacobians';
import { readSafetensors } from '@entk/formats';
import { type Network, type ParameterSet, predict } from '@entk/models';
import { quadraticMlp, tiedAutoencoder } from '@entk/models/networks';
import { modularAdditionReference, type ModularAdditionEpoch, superpositionReference } from '@entk/testing';
import type { TrialEvidence } from './small.js';

/** Figures of a prediction against network and targets. */
export interface GoldFigures {
  readonly rSquared: number;
  readonly targetRSquared: number;
  readonly lossRatio: number;
  readonly accuracy: number;
  readonly accuracyGap: number;
}

/** By k, for both parts of the data. */
type ByRank = Readonly<Record<string, Readonly<Record<'train' | 'test', GoldFigures>>>>;

interface Gold {
  readonly trainPairs: readonly number[];
  readonly modularAddition: readonly {
    readonly epoch: ModularAdditionEpoch;
    readonly eigenvalues: readonly number[];
    readonly smallest: number;
    readonly ranks: ByRank;
    readonly solved: GoldFigures;
    readonly firstPrediction: readonly number[];
  }[];
  readonly superposition: readonly {
    readonly name: 'm10-S0.3' | 'm10-S0.9';
    readonly rank: number;
    readonly testInputs: readonly number[];
    readonly fits: Readonly<Record<'targets' | 'outputs', ByRank>>;
    readonly leastSquares: GoldFigures;
    readonly unreached: number;
  }[];
}

/** What NumPy predicts with the kernels of the reference networks. */
export const gold = JSON.parse(
  readFileSync(new URL('./fixtures/prediction-gold.json', import.meta.url), 'utf8'),
) as Gold;

/** A reference network of modular addition at the 588 pairs it was shown and the 253 it was not. */
export function modularAdditionEvidence(epoch: ModularAdditionEpoch): TrialEvidence {
  const { p, hiddenUnits, bytes } = modularAdditionReference(epoch);
  const network = quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p });
  const shown = new Set(gold.trainPairs);
  const others = Array.from({ length: p * p }, (_, pair) => pair).filter((pair) => !shown.has(pair));
  const inputs = (pairs: readonly number[]) =>
    filled([pairs.length, 2 * p], (n, d) => (d === Math.floor(pairs[n] / p) || d === p + (pairs[n] % p) ? 1 : 0));
  const targets = (pairs: readonly number[]) =>
    filled([pairs.length, p], (n, c) => (c === (Math.floor(pairs[n] / p) + pairs[n]) % p ? 1 : 0));
  return evidenceOf(
    network,
    tensorsOf(bytes),
    { train: inputs(gold.trainPairs), test: inputs(others) },
    { train: targets(gold.trainPairs), test: targets(others) },
  );
}

/** A reference autoencoder at the inputs it was trained on, and at others of the same kind. */
export function superpositionEvidence(name: 'm10-S0.3' | 'm10-S0.9', testInputs: readonly number[]): TrialEvidence {
  const { features, hiddenUnits, bytes } = superpositionReference(name);
  const tensors = tensorsOf(bytes);
  const train = tensors.get('inputs') ?? ndArray([0]);
  tensors.delete('inputs');
  const test = ndArray([testInputs.length / features, features], Float32Array.from(testInputs));
  const inputs = { train, test };
  return evidenceOf(tiedAutoencoder({ features, hiddenUnits }), tensors, inputs, inputs);
}

interface Parts {
  readonly train: NdArray;
  readonly test: NdArray;
}

function evidenceOf(network: Network, tensors: ParameterSet, inputs: Parts, targets: Parts): TrialEvidence {
  const both = <T>(of: (part: NdArray) => T) => ({ train: of(inputs.train), test: of(inputs.test) });
  return {
    jacobians: both((part): FactoredJacobian => factoredJacobian(network, tensors, part)),
    outputs: both((part) => predict(network, tensors, part)),
    targets,
  };
}

function filled([rows, columns]: readonly [number, number], value: (i: number, j: number) => number): NdArray {
  const data = Float32Array.from({ length: rows * columns }, (_, index) =>
    value(Math.floor(index / columns), index % columns),
  );
  return ndArray([rows, columns], data);
}

function tensorsOf(bytes: Uint8Array): Map<string, NdArray> {
  return new Map(
    Array.from(readSafetensors(bytes).tensors, ([name, { shape, data }]) => [
      name,
      ndArray(shape, Float32Array.from(data as Float32Array)),
    ]),
  );
}
