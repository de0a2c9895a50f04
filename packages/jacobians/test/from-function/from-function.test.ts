// Also tests from-function/user-jacobian.ts: what fromFunction and fromModel share.
import { DenseMatrix, type NdArray, ndArray } from '@entk/core';
import { initialiseBackend } from '@entk/models';
import { quadraticMlp } from '@entk/models/networks';
import { tensorCount } from '@entk/models/tensor';
import { expect } from '@entk/testing/matchers';
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import {
  denseJacobian,
  type FactoredJacobian,
  factoredJacobian,
  fromFunction,
  GradientMismatchError,
  jacobianOperator,
  rescaleOutputs,
  selectParameters,
} from '../../src/index.js';
import { functionJacobian } from '../tolerances.js';
import { differences, normals, softmaxOfTanh, softmaxOfTanhInFloat64, tanhParameters } from './functions.js';

beforeAll(() => initialiseBackend());

type Tensors = Readonly<Record<string, tf.Tensor>>;

/** J written out, [N·C][P]. */
function rowsOf(jacobian: FactoredJacobian): number[][] {
  const blocks = Array.from(denseJacobian(jacobian).values());
  return Array.from({ length: jacobian.exampleCount * jacobian.outputCount }, (_, row) =>
    blocks.flatMap(({ shape, data }) => Array.from(data.subarray(row * shape[2], (row + 1) * shape[2]))),
  );
}

describe('fromFunction', () => {
  it('is differences in float64, of softmax(V tanh(W x + b))', async () => {
    const inputs = normals(4, 5, 3);
    const expected = differences(
      (theta) => [0, 1, 2, 3, 4].flatMap((n) => softmaxOfTanhInFloat64(inputs.data.subarray(3 * n, 3 * n + 3), theta)),
      tanhParameters,
    );
    for (const examples of ['independent', 'together'] as const) {
      const jacobian = await fromFunction(softmaxOfTanh, tanhParameters, inputs, { examples });
      expect(rowsOf(jacobian).flat()).toBeCloseToArray(expected.flat(), functionJacobian);
      expect(jacobian).toMatchObject({ exampleCount: 5, outputCount: 2, parameterCount: 24 });
      expect(Array.from(jacobian.parameterShapes)).toEqual([
        ['W', [4, 3]],
        ['b', [4]],
        ['V', [2, 4]],
      ]);
    }
  });

  it('is the factored Jacobian of the same network in layers, rescaled, selected and as an operator too', async () => {
    const network = quadraticMlp({ inputs: 4, hiddenUnits: 3, outputs: 2 });
    const parameters = new Map([
      ['net.0.weight', normals(5, 3, 4)],
      ['net.3.weight', normals(6, 2, 3)],
    ]);
    const inputs = normals(7, 6, 4);
    const f = (x: tf.Tensor, theta: Tensors) => {
      const hidden = tf.mul(tf.matMul(x, tf.transpose(theta['net.0.weight'])), 1 / Math.sqrt(4));
      return tf.mul(tf.matMul(tf.square(hidden), tf.transpose(theta['net.3.weight'])), 1 / 3);
    };
    const own = await fromFunction(f, parameters, inputs);
    const layers = factoredJacobian(network, parameters, inputs);
    expect(rowsOf(own).flat()).toBeCloseToArray(rowsOf(layers).flat(), functionJacobian);
    const part = (jacobian: FactoredJacobian) => selectParameters(rescaleOutputs(jacobian, [1, 0.5]), ['net.3.weight']);
    expect(rowsOf(part(own)).flat()).toBeCloseToArray(rowsOf(part(layers)).flat(), functionJacobian);
    const [mine, theirs] = [own, layers].map((jacobian) => {
      const { apply, applyTransposed, columns } = jacobianOperator(jacobian);
      const direction = normals(8, columns, 2);
      const moved = apply(matrixOf(direction));
      return [...moved.data, ...applyTransposed(moved).data];
    });
    expect(mine).toBeCloseToArray(theirs, functionJacobian);
  });

  it('takes inputs of any rank, tokens, outputs of one number, and parameters without effect', async () => {
    const tokens = ndArray([3, 2], Int32Array.of(0, 2, 1, 1, 2, 0));
    const table = normals(9, 3, 2);
    const f = (x: tf.Tensor, { E }: Tensors) => tf.sum(tf.gather(E, x), [1, 2]);
    const parameters = new Map([
      ['E', table],
      ['idle', normals(10, 4)],
    ]);
    const jacobian = await fromFunction(f, parameters, tokens);
    const blocks = denseJacobian(jacobian);
    expect(jacobian.outputCount).toBe(1);
    expect(Array.from(blocks.get('E')?.data ?? [])).toEqual([1, 1, 0, 0, 1, 1, 0, 0, 2, 2, 0, 0, 1, 1, 0, 0, 1, 1]);
    expect(Array.from(blocks.get('idle')?.data ?? [])).toEqual(Array.from({ length: 12 }, () => 0));
  });

  it('refuses a function whose examples depend on each other, and takes them together', async () => {
    const centred = (x: tf.Tensor, { w }: Tensors) => tf.mul(tf.sub(x, tf.mean(x, 0, true)), w);
    const parameters = new Map([['w', normals(11, 1)]]);
    const inputs = ndArray([3, 1], Float32Array.of(1, 2, 6));
    await expect(fromFunction(centred, parameters, inputs)).rejects.toThrow(
      'fromFunction: f of an example must not depend on the other examples',
    );
    const jacobian = await fromFunction(centred, parameters, inputs, { examples: 'together' });
    expect(rowsOf(jacobian).flat()).toBeCloseToArray([-2, -1, 3], functionJacobian);
  });

  it('refuses a wrong gradient, naming the parameter, unless told not to look', async () => {
    const twice = tf.customGrad((x) => ({
      value: tf.square(x as tf.Tensor),
      gradFunc: (dy: tf.Tensor | tf.Tensor[]) => tf.mul(dy as tf.Tensor, 2),
    }));
    const f = (x: tf.Tensor, { W, V }: Tensors) => tf.matMul(twice(tf.matMul(x, W)), V);
    const parameters = new Map([
      ['W', normals(12, 3, 4)],
      ['V', normals(13, 4, 2)],
    ]);
    const inputs = normals(14, 2, 3);
    const failure = await fromFunction(f, parameters, inputs).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GradientMismatchError);
    expect((failure as GradientMismatchError).mismatch.parameter).toBe('W');
    await expect(fromFunction(f, parameters, inputs, { checkGradients: 0 })).resolves.toMatchObject({
      exampleCount: 2,
    });
  });

  it('keeps the count of tensors, reports every example, and stops when told to', async () => {
    const before = tensorCount();
    const inputs = normals(15, 4, 3);
    const seen: number[] = [];
    await fromFunction(softmaxOfTanh, tanhParameters, inputs, { onProgress: ({ done }) => seen.push(done) });
    expect(seen).toEqual([1, 2, 3, 4]);
    const stop = new AbortController();
    const onProgress = () => stop.abort(new Error('enough'));
    await expect(
      fromFunction(softmaxOfTanh, tanhParameters, inputs, { signal: stop.signal, onProgress }),
    ).rejects.toThrow('enough');
    await expect(
      fromFunction(
        (x: tf.Tensor, { W }: Tensors) => tf.topk(tf.matMul(x, tf.transpose(W)), 1).values,
        tanhParameters,
        inputs,
      ),
    ).rejects.toThrow('tfjs has no gradient of the operation TopK');
    expect(tensorCount()).toBe(before);
  });

  it('refuses what is not finite, what gives no row an example, and what does not fit', async () => {
    const inputs = normals(16, 2, 3);
    const run = (f: (x: tf.Tensor, theta: Tensors) => tf.Tensor, options = {}) =>
      fromFunction(f, tanhParameters, inputs, options);
    await expect(fromFunction(softmaxOfTanh, new Map(), inputs)).rejects.toThrow('parameters must have at least one');
    await expect(fromFunction(softmaxOfTanh, tanhParameters, ndArray([0, 3]))).rejects.toThrow(
      'N at least 1, got [0, 3]',
    );
    const broken = new Map([['W', ndArray([1], Float32Array.of(NaN))]]);
    await expect(fromFunction(softmaxOfTanh, broken, inputs)).rejects.toThrow('parameter "W" must be finite, got NaN');
    await expect(run((x) => tf.sum(x))).rejects.toThrow('the function must give axes [N, …] = [2, …], got []');
    await expect(run((x, { W }) => tf.log(tf.mul(tf.matMul(x, tf.transpose(W)), 0)))).rejects.toThrow(
      'outputs of the function must be finite',
    );
    await expect(run(softmaxOfTanh, { memoryBudget: 100 })).rejects.toThrow(
      'the Jacobian of N·C = 4 rows and P = 24 parameters, written out (768 B)',
    );
    await expect(run(softmaxOfTanh, { examples: 'some' as 'together' })).rejects.toThrow('examples must be one of');
    await expect(run(softmaxOfTanh, { checkGradients: -1 })).rejects.toThrow('checkGradients must be an integer');
  });
});

function matrixOf({ shape, data }: NdArray): DenseMatrix {
  return new DenseMatrix(shape[0], shape[1], Float64Array.from(data));
}
