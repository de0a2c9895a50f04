import { createHash } from 'node:crypto';
import type { NetworkPlan } from './measurements.js';

/** Of all that is computed with: weights, inputs, features, targets, and how. */
export function digestOf(plans: readonly NetworkPlan[]): string {
  const hash = createHash('sha256');
  const add = ({ data }: { readonly data: Float32Array | Float64Array | Int32Array }) => {
    hash.update(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  };
  for (const plan of plans) {
    const {
      parameters,
      inputs,
      readout,
      outputFactors,
      families,
      prediction,
      ranges,
      falseAlarmRate,
      expected,
      labels,
      rotations,
    } = plan;
    for (const [name, array] of parameters) {
      hash.update(name);
      add(array);
    }
    add(inputs);
    if (readout) hash.update(JSON.stringify(readout));
    if (outputFactors) add({ data: Float64Array.from(outputFactors) });
    if (prediction) {
      add(prediction.targets);
      hash.update(JSON.stringify([prediction.train, prediction.fit]));
    }
    for (const family of families) {
      add(family.features);
      hash.update(JSON.stringify(family.labels));
    }
    hash.update(JSON.stringify([ranges, falseAlarmRate, expected, labels, rotations.map(({ word }) => word)]));
  }
  return hash.digest('hex');
}
