import { ndArray } from '@entk/core';
import { firstRepeatedPosition, type RepeatedSequences } from '@entk/datasets';
import { crossEntropy, type Metrics, metricsOf, predict } from '@entk/models';
import type { NetworkAt } from './kernels.js';

/** Sequences on which attention is measured. */
const attendedSequences = 128;

/** Loss and accuracy of the next token where the previous occurrence of every token has been seen. */
export function late(
  { network, parameters }: NetworkAt,
  { inputs, targets, periods, vocabularySize }: RepeatedSequences,
): Metrics {
  const [examples, length] = inputs.shape;
  const first = firstRepeatedPosition({ inputs, periods });
  const positions = Array.from({ length: length - first }, (_, t) => first + t);
  const outputs = predict(network, parameters, inputs, { readout: { positions } });
  const kept = new Float32Array(outputs.data.length);
  const size = positions.length * vocabularySize;
  for (let n = 0; n < examples; n++) {
    const from = (n * length + first) * vocabularySize;
    kept.set(targets.data.subarray(from, from + size), n * size);
  }
  return metricsOf(crossEntropy(), outputs, ndArray(outputs.shape, kept));
}

/** Attention is measured on some of them: its maps are large. */
export function fewSequences({ inputs, periods }: RepeatedSequences): Pick<RepeatedSequences, 'inputs' | 'periods'> {
  const [examples, length] = inputs.shape;
  const count = Math.min(examples, attendedSequences);
  const data = inputs.data.subarray(0, count * length);
  return { inputs: ndArray([count, length], data), periods: periods.subarray(0, count) };
}
