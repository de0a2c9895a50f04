import { type NdArray, ndArray } from '@entk/core';
import { type FactoredJacobian, factoredJacobian } from '@entk/jacobians';
import { readSafetensors } from '@entk/formats';
import { quadraticMlp, tiedAutoencoder } from '@entk/models/networks';
import {
  modularAdditionReference,
  type ModularAdditionEpoch,
  superpositionReference,
  type SuperpositionName,
} from '@entk/testing';

/** The Jacobian of a reference checkpoint at all p² pairs. */
export function modularAdditionJacobian(epoch: ModularAdditionEpoch): FactoredJacobian {
  const { p, hiddenUnits, bytes } = modularAdditionReference(epoch);
  const inputs = ndArray([p * p, 2 * p]);
  for (let row = 0; row < p * p; row++) {
    inputs.data[row * 2 * p + Math.floor(row / p)] = 1;
    inputs.data[row * 2 * p + p + (row % p)] = 1;
  }
  return factoredJacobian(quadraticMlp({ inputs: 2 * p, hiddenUnits, outputs: p }), float32Tensors(bytes), inputs);
}

/** The Jacobian of a reference autoencoder at the inputs of its file. */
export function superpositionJacobian(name: SuperpositionName): FactoredJacobian {
  const { features, hiddenUnits, bytes } = superpositionReference(name);
  const tensors = float32Tensors(bytes);
  const inputs = tensors.get('inputs') ?? ndArray([0]);
  tensors.delete('inputs');
  return factoredJacobian(tiedAutoencoder({ features, hiddenUnits }), tensors, inputs);
}

/** I_i^{β/2} for the importance 0.8^i. */
export function importanceFactors(beta: number, features: number): number[] {
  return Array.from({ length: features }, (_, i) => 0.8 ** ((i * beta) / 2));
}

function float32Tensors(bytes: Uint8Array): Map<string, NdArray> {
  return new Map(
    Array.from(readSafetensors(bytes).tensors, ([name, { shape, data }]) => [
      name,
      ndArray(shape, Float32Array.from(data as Float32Array)),
    ]),
  );
}
