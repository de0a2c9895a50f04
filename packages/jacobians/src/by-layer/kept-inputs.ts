import { breathe } from '@entk/core';
import { parameterTensors } from '@entk/models/layers';
import { disposeAll, numbersOf, scoped } from '@entk/models/tensor';
import { batchesOf, type ByLayerPlan, parametersOf, takenBy } from './plan.js';

/**
 * What each layer takes, axes [N·T, D] in float32; nothing for the first, which takes the inputs, nor for those below
 * the lowest that has a parameter that takes part.
 */
export type KeptInputs = readonly (Float32Array | undefined)[];

/** All examples through all layers but the last, whose output nobody keeps. */
export async function forwardKept(plan: ByLayerPlan): Promise<KeptInputs> {
  const { network, exampleCount, between, lowest, signal, onProgress } = plan;
  const { layers } = network;
  const kept: (Float32Array | undefined)[] = [undefined];
  for (let index = 0; index < layers.length - 1; index++) {
    onProgress?.({ stage: 'forward', done: index, total: layers.length - 1 });
    const { positions, width } = between[index + 1];
    const outputs = new Float32Array(exampleCount * positions * width);
    const own = parametersOf(plan, index);
    const tensors = parameterTensors(own);
    try {
      for (const batch of batchesOf(plan, index)) {
        await breathe(signal);
        const data = scoped(() => {
          const taken = takenBy(plan, index, kept[index], batch);
          return numbersOf(layers[index].forward(taken, tensors).output.values);
        });
        outputs.set(data, batch.first * positions * width);
      }
    } finally {
      disposeAll(tensors.values());
    }
    if (index < lowest) kept[index] = undefined;
    kept.push(outputs);
  }
  return kept;
}
