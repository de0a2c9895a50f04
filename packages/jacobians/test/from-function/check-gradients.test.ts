import { initialiseBackend } from '@entk/models';
import { registerGradients } from '@entk/models/autodiff';
import { disposeAll, type Tensor, toTensor } from '@entk/models/tensor';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkGradients, GradientMismatchError } from '../../src/from-function/check-gradients.js';
import { functionOfParameters } from '../../src/from-function/differentiable.js';
import { gradientRows } from '../../src/from-function/gradient-rows.js';

beforeAll(async () => {
  await initialiseBackend();
  await registerGradients();
});

const directions = { directions: 5, seed: 1 };

/** Gradients of f at w, and the check of them times some factors. */
function checked(f: (w: tf.Tensor) => tf.Tensor, w: number[], factor: (index: number) => number): () => void {
  const tensor = toTensor({ shape: [w.length], data: Float32Array.from(w) });
  const target = functionOfParameters((_: tf.Tensor, { w: own }) => f(own), new Map([['w', [w.length]]]), [tensor]);
  const x: Tensor = toTensor({ shape: [1, 1], data: Float32Array.of(0) });
  const shape = tf.tidy(() => [...f(tensor as tf.Tensor).shape]);
  const gradients = gradientRows(target, x, 0, shape).map((block) =>
    block.map((value, index) => value * factor(index)),
  );
  return () => {
    try {
      checkGradients(target, x, gradients, directions);
    } finally {
      disposeAll([tensor, x]);
    }
  };
}

const cubes = (w: tf.Tensor) => tf.reshape(tf.mul(w, tf.square(w)), [1, -1]);
const sharp = (w: tf.Tensor) => tf.reshape(tf.sin(tf.mul(w, 20)), [1, -1]);
const kinked = (w: tf.Tensor) => tf.reshape(tf.relu(w), [1, -1]);

describe('checkGradients', () => {
  it('passes gradients that are right: curved, fast, kinked at 0, constant', () => {
    const w = [0.3, -1.5, 2];
    for (const f of [cubes, sharp, kinked]) expect(checked(f, w, () => 1)).not.toThrow();
    expect(checked(kinked, [0, 0, 1], () => 1)).not.toThrow();
    expect(
      checked(
        (x) => tf.reshape(tf.mul(x, 0), [1, -1]),
        w,
        () => 1,
      ),
    ).not.toThrow();
  });

  it('refuses gradients that are wrong: by a tenth, in sign, in one entry, zero', () => {
    const w = [0.3, -1.5, 2];
    for (const factor of [() => 1.1, () => -1, (index: number) => (index === 4 ? 1.3 : 1), () => 0]) {
      expect(checked(cubes, w, factor)).toThrow(GradientMismatchError);
    }
    expect(checked(cubes, w, (index) => (index === 4 ? 2 : 1))).toThrow(
      /checkGradients: the derivative of output 1 by "w" along a random direction is .* by its gradient and .* ± .* by finite differences/,
    );
  });
});
