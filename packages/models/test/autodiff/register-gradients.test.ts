// Also tests autodiff/unsorted-segment-sum.ts: it is registered with the gradients, for the gradient of gather.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from '@entk/testing/matchers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { registerGradients } from '../../src/autodiff/index.js';
import { initialiseBackend } from '../../src/index.js';
import { autodiffDifference } from '../tolerances.js';

beforeAll(async () => {
  await initialiseBackend();
  await registerGradients();
});

type Operation = (x: tf.Tensor) => tf.Tensor;

/** Operations on a matrix [3, 4] of numbers around 1, away from kinks, and the same in float64. */
const elementwise: Record<string, readonly [Operation, (x: number) => number]> = {
  square: [(x) => tf.square(x), (x) => x * x],
  sqrt: [(x) => tf.sqrt(x), Math.sqrt],
  exp: [(x) => tf.exp(x), Math.exp],
  log: [(x) => tf.log(x), Math.log],
  tanh: [(x) => tf.tanh(x), Math.tanh],
  sigmoid: [(x) => tf.sigmoid(x), (x) => 1 / (1 + Math.exp(-x))],
  relu: [(x) => tf.relu(tf.sub(x, 0.9)), (x) => Math.max(0, x - 0.9)],
  elu: [(x) => tf.elu(tf.sub(x, 0.9)), (x) => (x > 0.9 ? x - 0.9 : Math.expm1(x - 0.9))],
  softplus: [(x) => tf.softplus(x), (x) => Math.log1p(Math.exp(x))],
  reciprocal: [(x) => tf.reciprocal(x), (x) => 1 / x],
  pow: [(x) => tf.pow(x, 3), (x) => x ** 3],
  sin: [(x) => tf.sin(x), Math.sin],
  abs: [(x) => tf.abs(tf.sub(x, 0.9)), (x) => Math.abs(x - 0.9)],
  clip: [(x) => tf.clipByValue(x, 0, 1.15), (x) => Math.min(x, 1.15)],
};

/** Operations that mix entries, in float64 on plain rows. */
const mixing: Record<string, readonly [Operation, (rows: number[][]) => number[]]> = {
  softmax: [(x) => tf.softmax(x), (rows) => rows.flatMap(softmax)],
  logSoftmax: [(x) => tf.logSoftmax(x), (rows) => rows.flatMap((row) => softmax(row).map(Math.log))],
  matMul: [
    (x) => tf.matMul(x, x, false, true),
    (rows) => rows.flatMap((a) => rows.map((b) => a.reduce((sum, value, i) => sum + value * b[i], 0))),
  ],
  mean: [(x) => tf.mean(x, 1), (rows) => rows.map((row) => row.reduce((sum, value) => sum + value, 0) / row.length)],
  transpose: [
    (x) => tf.mul(tf.transpose(x), tf.transpose(x)),
    (rows) => rows[0].flatMap((_, j) => rows.map((row) => row[j] ** 2)),
  ],
  gather: [
    (x) => tf.square(tf.gather(x, tf.tensor1d([2, 0, 2], 'int32'))),
    (rows) => [rows[2], rows[0], rows[2]].flat().map((value) => value ** 2),
  ],
  concat: [
    (x) => tf.concat([x, tf.square(x)], 1),
    (rows) => rows.flatMap((row) => [...row, ...row.map((v) => v ** 2)]),
  ],
  slice: [(x) => tf.square(tf.slice(x, [0, 1], [3, 2])), (rows) => rows.flatMap((row) => [row[1] ** 2, row[2] ** 2])],
  max: [(x) => tf.max(x, 1), (rows) => rows.map((row) => Math.max(...row))],
  layerNorm: [
    (x) => {
      const { mean, variance } = tf.moments(x, 1, true);
      return tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5)));
    },
    (rows) =>
      rows.flatMap((row) => {
        const mean = row.reduce((sum, value) => sum + value, 0) / row.length;
        const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length;
        return row.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
      }),
  ],
};

const start = Array.from({ length: 12 }, (_, i) => 1 + 0.35 * Math.sin(1 + 2.3 * i));

describe('registerGradients', () => {
  for (const [name, [operation, reference]] of Object.entries(elementwise)) {
    it(`${name}: its gradient against differences in float64`, () => {
      const { gradient, expected } = bothWays(operation, (values) => values.map(reference));
      expect(gradient).toBeCloseToArray(expected, autodiffDifference);
    });
  }
  for (const [name, [operation, reference]] of Object.entries(mixing)) {
    it(`${name}: its gradient against differences in float64`, () => {
      const inRows = (values: number[]) => reference([values.slice(0, 4), values.slice(4, 8), values.slice(8)]);
      const { gradient, expected } = bothWays(operation, inRows);
      expect(gradient).toBeCloseToArray(expected, autodiffDifference);
    });
  }

  it('convolution and pooling: by Euler, a form of degree d has ⟨x, ∇⟩ = d f', () => {
    const forms: Record<string, (x: tf.Tensor4D, filter: tf.Tensor4D) => tf.Tensor> = {
      conv2d: (x, filter) => tf.conv2d(x, filter, 1, 'same'),
      maxPool: (x) => tf.maxPool(x, 2, 2, 'valid'),
      avgPool: (x) => tf.avgPool(x, 2, 2, 'valid'),
    };
    for (const form of Object.values(forms)) {
      const [value, along] = tf.tidy(() => {
        const image = tf.tensor4d(
          Array.from({ length: 50 }, (_, i) => Math.sin(1 + i)),
          [1, 5, 5, 2],
        );
        const filter = tf.tensor4d(
          Array.from({ length: 24 }, (_, i) => Math.cos(i)),
          [2, 2, 2, 3],
        );
        const squares = (x: tf.Tensor) => tf.sum(tf.square(form(x as tf.Tensor4D, filter)));
        const gradient = tf.grad(squares)(image);
        return [squares(image), tf.sum(tf.mul(gradient, image))].map((scalar) => scalar.dataSync()[0]);
      });
      expect([along]).toBeCloseToArray([2 * value], autodiffDifference);
    }
  });

  it('leaves a gradient that is there', async () => {
    const own = { kernelName: 'Square', gradFunc: () => ({}) };
    const before = tf.getGradient('Square');
    tf.registerGradient(own);
    await registerGradients();
    expect(tf.getGradient('Square')).toBe(own);
    tf.registerGradient(before);
  });

  it('is what gives plain Node its gradients: tfjs-core has none there', () => {
    const script = `
      import * as tf from '@tensorflow/tfjs-core';
      const before = typeof tf.getGradient('Square');
      const { gradients } = await import('./src/generated/gradients.js');
      for (const gradient of gradients) tf.registerGradient(gradient);
      process.stdout.write(before + ' ' + typeof tf.getGradient('Square') + ' ' + (gradients.length > 90));`;
    const folder = fileURLToPath(new URL('../../', import.meta.url));
    const output = execFileSync(process.execPath, ['--input-type=module', '-e', script], { cwd: folder });
    expect(output.toString()).toBe('undefined object true');
  });
});

/** The gradient of Σ w · operation(x), for uneven weights w, and its central differences. */
function bothWays(operation: Operation, reference: (values: number[]) => number[]) {
  const weigh = (index: number) => Math.cos(1 + index);
  const value = (values: number[]) => reference(values).reduce((sum, entry, index) => sum + weigh(index) * entry, 0);
  const gradient = tf.tidy(() => {
    const outputs = (x: tf.Tensor) => {
      const result = tf.reshape(operation(x), [-1]);
      return tf.sum(tf.mul(result, tf.tensor1d(Array.from({ length: result.size }, (_, index) => weigh(index)))));
    };
    return tf
      .grad(outputs)(tf.tensor2d(start, [3, 4]))
      .dataSync<'float32'>()
      .slice();
  });
  const step = 1e-5;
  const expected = start.map((_, i) => {
    const [up, down] = [step, -step].map((change) => start.with(i, start[i] + change));
    return (value(up) - value(down)) / (2 * step);
  });
  return { gradient, expected };
}

function softmax(row: number[]): number[] {
  const exponentials = row.map(Math.exp);
  const total = exponentials.reduce((sum, value) => sum + value, 0);
  return exponentials.map((value) => value / total);
}
